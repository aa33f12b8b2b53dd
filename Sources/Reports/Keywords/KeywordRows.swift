package import FITS

/// Rows of values, one a file or one an HDU, written straight into bytes.
package struct KeywordRows: Sendable {
    /// The keywords as the user wrote them, the columns.
    package let names: [String]
    /// Whether every HDU has a row.
    package let perHDU: Bool
    /// How a row is written.
    package let form: KeywordForm

    /// The version of the layout of the rows as JSON.
    package static let schemaVersion = 1

    /// Rows of values.
    ///
    /// - Parameters:
    ///   - names: the keywords as the user wrote them.
    ///   - perHDU: whether every HDU has a row.
    ///   - form: how a row is written.
    package init(names: [String], perHDU: Bool, form: KeywordForm) {
        self.names = names
        self.perHDU = perHDU
        self.form = form
    }

    private static let quotedFile = Array("{\"file\":".utf8)
    private static let hduKey = Array(",\"hdu\":".utf8)
    private static let valuesKey = Array(",\"schemaVersion\":\(schemaVersion),\"values\":{".utf8)

    /// The names of the columns, in the forms that have a head.
    package var head: [UInt8] {
        guard form != .json else { return [] }
        let columns = ["file"] + (perHDU ? ["hdu"] : []) + names
        var bytes: [UInt8] = []
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(form.separator) }
            form.append(text: column, to: &bytes)
        }
        return bytes + [KeywordForm.newline]
    }

    /// Writes the rows of a file.
    ///
    /// - Parameters:
    ///   - scan: what was found in it.
    ///   - path: the file, as the user would name it.
    ///   - bytes: where the rows go.
    package func append(_ scan: borrowing HeaderScan, _ path: String, to bytes: inout [UInt8]) {
        var first = [Int](repeating: -1, count: names.count)
        func note(_ hits: Range<Int>) {
            for index in hits where first[scan.hits[index].keyword] < 0 {
                first[scan.hits[index].keyword] = index
            }
        }
        guard perHDU else {
            note(scan.hits.indices)
            return append(scan, path, hdu: nil, first, to: &bytes)
        }
        for hdu in scan.hdus {
            for index in first.indices { first[index] = -1 }
            note(hdu.hits)
            append(scan, path, hdu: hdu.number, first, to: &bytes)
        }
    }

    private func append(
        _ scan: borrowing HeaderScan, _ path: String, hdu: Int?, _ hits: [Int],
        to bytes: inout [UInt8]
    ) {
        if form == .json { bytes += KeywordRows.quotedFile }
        form.append(text: path, to: &bytes)
        if let hdu {
            if form == .json { bytes += KeywordRows.hduKey } else { bytes.append(form.separator) }
            bytes += String(hdu).utf8
        }
        if form == .json { bytes += KeywordRows.valuesKey }
        for (index, hit) in hits.enumerated() {
            if form == .json {
                if index > 0 { bytes.append(form.separator) }
                form.append(text: names[index], to: &bytes)
                bytes.append(UInt8(ascii: ":"))
            } else {
                bytes.append(form.separator)
            }
            form.append(hit < 0 ? nil : scan.hits[hit], of: scan, to: &bytes)
        }
        if form == .json { bytes += [UInt8(ascii: "}"), UInt8(ascii: "}")] }
        bytes.append(KeywordForm.newline)
    }
}
