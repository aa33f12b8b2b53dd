import Files

/// The size of a data unit, from the mandatory keywords (FITS 4.0 §4.4.1, 7.1).
struct HDUGeometry {
    let kind: HDU.Kind
    let axes: [Int]
    let dataSize: Int

    /// The most axes that an array may have (FITS 4.0 §4.4.1.1).
    private static let mostAxes = 999

    /// Reads the mandatory keywords of a header.
    ///
    /// - Parameters:
    ///   - header: the header.
    ///   - isFirst: whether it is the first of its file.
    /// - Throws: `badHeader` with the card where a keyword is missing or has no usable value.
    init(_ header: Header, isFirst: Bool) throws(FITSError) {
        let reader = MandatoryKeywords(header)
        let bytesPerElement = try reader.bytesPerElement()
        let naxis = try reader.integer("NAXIS", in: 0...HDUGeometry.mostAxes)
        axes = try reader.axes(naxis)
        kind = reader.kind(isFirst: isFirst, axes: axes)

        var elements = axes.isEmpty ? 0 : 1
        for length in kind == .randomGroups ? Array(axes.dropFirst()) : axes {
            elements = try reader.product(elements, length)
        }
        if kind == .primary {
            dataSize = try reader.product(elements, bytesPerElement)
            return
        }
        let heap = try reader.integer("PCOUNT", in: 0...Int.max, default: 0)
        let groups = try reader.integer("GCOUNT", in: 0...Int.max, default: 1)
        let group = try reader.sum(elements, heap)
        dataSize = try reader.product(try reader.product(group, groups), bytesPerElement)
    }
}

/// The keywords that decide a data unit's size, read with the card at hand for messages.
private struct MandatoryKeywords {
    private let header: Header

    init(_ header: Header) {
        self.header = header
    }

    func kind(isFirst: Bool, axes: [Int]) -> HDU.Kind {
        if isFirst {
            let groups = axes.first == 0 && header.value("GROUPS")?.logical == true
            return groups ? .randomGroups : .primary
        }
        switch header.string("XTENSION") {
        case "IMAGE", "IUEIMAGE": return .image
        case "TABLE": return .asciiTable
        case "BINTABLE", "A3DTABLE":
            if header.value("ZIMAGE")?.logical == true { return .compressedImage }
            if header.value("ZTABLE")?.logical == true { return .compressedTable }
            return .binaryTable
        case let name: return .other(name ?? "")
        }
    }

    func bytesPerElement() throws(FITSError) -> Int {
        let bits = try integer("BITPIX", in: -64...64)
        guard [8, 16, 32, 64, -32, -64].contains(bits) else {
            throw wrong("BITPIX", "is not one of 8, 16, 32, 64, -32, -64: \(bits)")
        }
        return abs(bits) / 8
    }

    /// The lengths of `NAXIS1…NAXISn`, found in one pass over the header.
    func axes(_ count: Int) throws(FITSError) -> [Int] {
        var found: [Int: CardValue] = [:]
        for card in header where card.bytes.starts(with: "NAXIS".utf8) && card.kind == .value {
            guard let number = Int(card.keyword.dropFirst(5)), found[number] == nil else {
                continue
            }
            found[number] = card.value
        }
        var axes: [Int] = []
        for number in 0..<count {
            let keyword = "NAXIS\(number + 1)"
            guard let value = found[number + 1] else { throw missing(keyword) }
            axes.append(try check(keyword, value, in: 0...Int.max))
        }
        return axes
    }

    func integer(
        _ keyword: String, in range: ClosedRange<Int>, default standard: Int? = nil
    ) throws(FITSError) -> Int {
        guard let value = header.value(keyword) else {
            guard let standard else { throw missing(keyword) }
            return standard
        }
        return try check(keyword, value, in: range)
    }

    private func check(
        _ keyword: String, _ value: CardValue, in range: ClosedRange<Int>
    ) throws(FITSError) -> Int {
        guard let number = value.integer else {
            throw wrong(keyword, "is not an integer: '\(value.text)'")
        }
        guard range.contains(number) else { throw wrong(keyword, "is out of range: \(number)") }
        return number
    }

    func product(_ left: Int, _ right: Int) throws(FITSError) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        guard !overflow, product <= largestSize else { throw tooLarge }
        return product
    }

    func sum(_ left: Int, _ right: Int) throws(FITSError) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw tooLarge }
        return sum
    }

    /// Sizes up to here can be added to an offset without overflow.
    private var largestSize: Int { Int.max / 4 }

    private var tooLarge: FITSError {
        FITSError(.badHeader, path: "", "the size of the data unit overflows 64 bits")
    }

    private func missing(_ keyword: String) -> FITSError {
        FITSError(.badHeader, path: "", "\(keyword) is missing")
    }

    private func wrong(_ keyword: String, _ what: String) -> FITSError {
        let card = header.index(of: keyword).map { $0 + 1 }
        return FITSError(.badHeader, path: "", hdu: nil, card: card, "\(keyword) \(what)")
    }
}

extension HDU {
    /// What a header describes.
    ///
    /// - Parameters:
    ///   - number: the number of the HDU, counted from 1.
    ///   - header: its header.
    ///   - offset: where it begins in the file, in bytes.
    /// - Throws: `badHeader` with the card where a keyword is missing or has no usable value.
    package init(number: Int, header: Header, at offset: Int) throws(FITSError) {
        let geometry: HDUGeometry
        do throws(FITSError) {
            geometry = try HDUGeometry(header, isFirst: number == 1)
        } catch {
            throw error.inHDU(number)
        }
        self.init(
            number: number, kind: geometry.kind, header: header, headerOffset: offset,
            dataSize: geometry.dataSize, axes: geometry.axes)
    }

    /// Whether another header describes the same data: kind, axes and size.
    ///
    /// - Parameter header: a header that is to take the place of this HDU's.
    /// - Returns: false also if it describes no HDU.
    package func isDescribed(by header: Header) -> Bool {
        guard let geometry = try? HDUGeometry(header, isFirst: number == 1),
            Header(bytes: header.bytes)?.count == header.count
        else { return false }
        return geometry.kind == kind && geometry.axes == axes && geometry.dataSize == dataSize
    }
}

extension FITSError {
    /// The same failure, in this HDU.
    func inHDU(_ number: Int) -> FITSError {
        FITSError(code, path: path, hdu: number, card: card, reason, hint: hint)
    }
}
