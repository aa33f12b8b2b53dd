extension PROVError.Place {
    /// The line and the column, in characters, of a byte.
    static func `in`(_ bytes: [UInt8], at offset: Int) -> Self {
        let before = bytes[..<offset]
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Bytes 10xxxxxx continue a character.
        let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
        return .position(line: line, column: column + 1)
    }
}
