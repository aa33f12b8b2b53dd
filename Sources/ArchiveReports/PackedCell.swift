import VOTable

/// Cells of uploaded tables that are neither numbers nor text: they pass through a query as bytes.
enum PackedCell {
    private static let bytesMark = UInt8(ascii: "u")
    private static let integersMark = UInt8(ascii: "i")
    private static let booleansMark = UInt8(ascii: "t")
    private static let unknown: UInt8 = 2

    /// Packs a cell.
    ///
    /// - Parameter cell: an array of bytes, whole numbers or truth values.
    /// - Returns: its bytes; nil for a cell of another kind.
    static func bytes(_ cell: Cell) -> [UInt8]? {
        switch cell {
        case .bytes(let values): [bytesMark] + values
        case .integers(let values):
            [integersMark]
                + values.flatMap { value in
                    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
                }
        case .booleans(let values): [booleansMark] + values.map { $0.map { $0 ? 1 : 0 } ?? unknown }
        default: nil
        }
    }

    /// The cell that was packed.
    ///
    /// - Parameter packed: what ``bytes(_:)`` gave.
    /// - Returns: the cell.
    static func cell(_ packed: [UInt8]) -> Cell {
        let rest = Array(packed.dropFirst())
        switch packed.first {
        case bytesMark: return .bytes(rest)
        case integersMark:
            let starts = stride(from: 0, to: rest.count - 7, by: 8)
            return .integers(
                starts.map { start in
                    (0..<8).reduce(0) { $0 | Int64(rest[start + $1]) << (8 * Int64($1)) }
                })
        case booleansMark: return .booleans(rest.map { $0 == unknown ? nil : $0 == 1 })
        default: return .null
        }
    }
}
