import CCfitsio

/// A file as cfitsio reads it: the opinion to compare ours with.
///
/// Only for files that are known to be harmless.
@safe package struct ReferenceFile: ~Copyable {
    private let file: UnsafeMutablePointer<fitsfile>

    /// What cfitsio refused, by the number of its status.
    package struct Refusal: Error, Hashable {
        /// The status; fitsio.h lists them.
        package let status: Int32

        /// A refusal with this status.
        package init(status: Int32) {
            self.status = status
        }
    }

    /// Where an HDU is.
    package struct HDUPlace: Hashable, Sendable {
        /// The offset of its header, of its data, and of what follows it.
        package let header, data, end: Int
    }

    /// One keyword record.
    package struct Record: Hashable, Sendable {
        /// The name, value and comment as cfitsio takes the card apart.
        package let keyword, value, comment: String
    }

    private static let isReady = fits_init_cfitsio() == 0

    /// Opens a file for reading; nothing in its path has a meaning of its own.
    package init(_ path: String) throws(Refusal) {
        precondition(ReferenceFile.isReady, "cfitsio cannot be used")
        var opened: UnsafeMutablePointer<fitsfile>?
        var status: Int32 = 0
        unsafe fits_open_diskfile(&opened, path, READONLY, &status)
        guard let opened = unsafe opened, status == 0 else {
            fits_clear_errmsg()
            throw Refusal(status: status)
        }
        unsafe file = opened
    }

    deinit {
        var status: Int32 = 0
        unsafe fits_close_file(file, &status)
    }

    /// The number of HDUs.
    package func hduCount() throws(Refusal) -> Int {
        var count: Int32 = 0
        try check { unsafe fits_get_num_hdus(file, &count, &$0) }
        return Int(count)
    }

    /// Goes to an HDU, counted from 1.
    ///
    /// - Parameter number: the number of the HDU.
    /// - Returns: where it is.
    /// - Throws: what cfitsio refused.
    @discardableResult
    package func move(to number: Int) throws(Refusal) -> HDUPlace {
        try check { unsafe fits_movabs_hdu(file, Int32(number), nil, &$0) }
        var header: LONGLONG = 0
        var data: LONGLONG = 0
        var end: LONGLONG = 0
        try check { unsafe fits_get_hduaddrll(file, &header, &data, &end, &$0) }
        return HDUPlace(header: Int(header), data: Int(data), end: Int(end))
    }

    /// The number of cards before `END`.
    package func cardCount() throws(Refusal) -> Int {
        var count: Int32 = 0
        var more: Int32 = 0
        try check { unsafe fits_get_hdrspace(file, &count, &more, &$0) }
        return Int(count)
    }

    /// The keyword record at an index counted from 1.
    package func record(_ number: Int) throws(Refusal) -> Record {
        var keyword = [CChar](repeating: 0, count: Int(FLEN_CARD))
        var value = keyword
        var comment = keyword
        try check {
            unsafe fits_read_keyn(file, Int32(number), &keyword, &value, &comment, &$0)
        }
        return Record(keyword: text(keyword), value: text(value), comment: text(comment))
    }

    /// The whole string of a keyword, `CONTINUE` cards joined.
    package func longString(_ keyword: String) throws(Refusal) -> String {
        var value: UnsafeMutablePointer<CChar>?
        try check { unsafe fits_read_key_longstr(file, keyword, &value, nil, &$0) }
        guard let value = unsafe value else { return "" }
        defer {
            var status: Int32 = 0
            unsafe fffree(value, &status)
        }
        var characters: [CChar] = []
        while unsafe value[characters.count] != 0 {
            unsafe characters.append(value[characters.count])
        }
        return text(characters)
    }

    /// The sums of the current HDU: of its data, and of all of it.
    package func checksums() throws(Refusal) -> (data: UInt32, hdu: UInt32) {
        var data: UInt = 0
        var hdu: UInt = 0
        try check { unsafe fits_get_chksum(file, &data, &hdu, &$0) }
        return (UInt32(truncatingIfNeeded: data), UInt32(truncatingIfNeeded: hdu))
    }

    /// The bytes of a cell of fixed or variable length in the current table, counted from 1.
    package func bytes(column: Int, row: Int, count: Int? = nil) throws(Refusal) -> [UInt8] {
        var length: LONGLONG = LONGLONG(count ?? 0)
        var offset: LONGLONG = 0
        if count == nil {
            try check {
                unsafe fits_read_descriptll(
                    file, Int32(column), LONGLONG(row), &length, &offset, &$0)
            }
        }
        guard length > 0 else { return [] }
        var cell = [UInt8](repeating: 0, count: Int(length))
        try check {
            unsafe fits_read_col_byt(
                file, Int32(column), LONGLONG(row), 1, length, 0, &cell, nil, &$0)
        }
        return cell
    }

    private func check(_ body: (inout Int32) -> Void) throws(Refusal) {
        var status: Int32 = 0
        body(&status)
        guard status == 0 else {
            fits_clear_errmsg()
            throw Refusal(status: status)
        }
    }
}

/// The 16 characters that cfitsio makes of a sum.
///
/// - Parameters:
///   - sum: a sum.
///   - complemented: whether its complement is meant.
/// - Returns: the characters.
package func referenceChecksumText(_ sum: UInt32, complemented: Bool) -> String {
    var characters = [CChar](repeating: 0, count: Int(FLEN_VALUE))
    unsafe fits_encode_chksum(UInt(sum), complemented ? 1 : 0, &characters)
    return text(characters)
}

/// The text before the first NUL: UTF-8, or one character for each byte.
private func text(_ characters: [CChar]) -> String {
    let bytes = characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(validating: bytes, as: UTF8.self)
        ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}
