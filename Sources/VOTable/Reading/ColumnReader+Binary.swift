extension ColumnReader {
    /// How many elements a cell of BINARY has, where that is not said in front of it.
    var fixedCount: Int? {
        switch count {
        case .one: 1
        case .fixed(let fixed): fixed
        case .any: nil
        }
    }

    /// How many bytes so many elements take.
    ///
    /// - Returns: the bytes; `nil` where there are more than can be counted.
    func bytes(_ count: Int) -> Int? {
        if datatype == .bit { return count / 8 + (count % 8 == 0 ? 0 : 1) }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: datatype.size)
        return overflow ? nil : bytes
    }

    /// Reads a cell of BINARY or BINARY2 (VOTable 1.4 §5.4, §6).
    ///
    /// - Parameters:
    ///   - bytes: all bytes of the cell.
    ///   - count: how many elements they are.
    ///   - hasFlags: whether there are flags for null, so that an empty array is not null.
    /// - Returns: the cell.
    /// - Throws: what is wrong with it.
    func cell(_ bytes: Span<UInt8>, count: Int, hasFlags: Bool) throws(CellFault) -> Cell {
        let isOne = self.count == .one
        switch datatype {
        case .char:
            return textCell(String(decoding: bytes.extracting(..<bytes.firstZero)), hasFlags)
        case .unicodeChar:
            return textCell(wideText(bytes, count), hasFlags)
        case _ where count == 0 && !hasFlags: return .null
        case .boolean:
            var values: [Bool?] = []
            for index in bytes.indices { values.append(try boolean(bytes[index])) }
            if isOne { return values.first.flatMap { $0 }.map(Cell.boolean) ?? .null }
            return .booleans(values)
        case .bit:
            if isOne { return .boolean(bytes[0] & 0x80 != 0) }
            return .booleans((0..<count).map { bytes[$0 / 8] & 0x80 >> UInt8($0 & 7) != 0 })
        case .unsignedByte:
            if isOne { return unlessNull(.integer(Int64(bytes[0]))) }
            return .bytes(bytes.indices.map { bytes[$0] })
        case .short, .int, .long:
            if isOne { return unlessNull(.integer(integer(bytes, 0))) }
            return .integers((0..<count).map { integer(bytes, $0) })
        case .float, .double, .floatComplex, .doubleComplex:
            if isOne, datatype.numbers == 1 { return unlessNull(.real(real(bytes, 0))) }
            return .reals((0..<count * datatype.numbers).map { real(bytes, $0) })
        }
    }

    private func textCell(_ text: String, _ hasFlags: Bool) -> Cell {
        text.isEmpty && !hasFlags ? .null : unlessNull(.text(text))
    }

    private func wideText(_ bytes: Span<UInt8>, _ count: Int) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(count)
        for index in 0..<count {
            let unit = UInt16(truncatingIfNeeded: bytes.bigEndian(2, at: 2 * index))
            if unit == 0 { break }
            units.append(unit)
        }
        return String(decoding: units, as: UTF16.self)
    }

    private func boolean(_ byte: UInt8) throws(CellFault) -> Bool? {
        switch byte {
        case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "1"): return true
        case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "0"): return false
        case 0, UInt8(ascii: " "), UInt8(ascii: "?"): return nil
        default: throw CellFault("the byte \(byte) is no boolean")
        }
    }

    private func integer(_ bytes: Span<UInt8>, _ index: Int) -> Int64 {
        let bits = bytes.bigEndian(datatype.size, at: index * datatype.size)
        return switch datatype {
        case .short: Int64(Int16(truncatingIfNeeded: bits))
        case .int: Int64(Int32(truncatingIfNeeded: bits))
        default: Int64(bitPattern: bits)
        }
    }

    private func real(_ bytes: Span<UInt8>, _ index: Int) -> Double {
        if datatype == .float || datatype == .floatComplex {
            let bits = UInt32(truncatingIfNeeded: bytes.bigEndian(4, at: 4 * index))
            return Double(Float(bitPattern: bits))
        }
        return Double(bitPattern: bytes.bigEndian(8, at: 8 * index))
    }
}

extension Span<UInt8> {
    /// An integer of some bytes, the most significant one first.
    fileprivate func bigEndian(_ size: Int, at start: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in start..<start + size { value = value << 8 | UInt64(self[index]) }
        return value
    }

    /// Where the first NUL is, or the end.
    fileprivate var firstZero: Int {
        var end = 0
        while end < count, self[end] != 0 { end += 1 }
        return end
    }
}
