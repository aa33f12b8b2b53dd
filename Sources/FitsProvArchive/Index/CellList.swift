/// Values of rows, one after another, with all their texts in one piece.
///
/// It is made by one thread and bound to statements by another, which need not copy a text.
struct CellList: Sendable {
    /// A value; a text is a piece of ``texts``.
    enum Cell: Hashable, Sendable {
        case null
        case integer(Int64)
        case real(Double)
        case text(start: Int, count: Int)
    }

    /// The values.
    private(set) var cells: [Cell] = []
    /// The texts as UTF-8; a byte in front keeps an empty text from having no address.
    private(set) var texts: [UInt8] = [0]

    init() {
        cells.reserveCapacity(CellList.usualCells)
        texts.reserveCapacity(CellList.usualBytes)
    }

    /// What the rows of most files need, so that making room for them takes one step.
    private static let usualCells = 64
    private static let usualBytes = 1024

    mutating func add(_ number: Int64?) {
        cells.append(number.map(Cell.integer) ?? .null)
    }

    mutating func add(_ number: Int?) {
        add(number.map(Int64.init))
    }

    mutating func add(_ truth: Bool) {
        cells.append(.integer(truth ? 1 : 0))
    }

    mutating func add(_ number: Double?) {
        cells.append(number.map(Cell.real) ?? .null)
    }

    mutating func add(_ text: String?) {
        guard let text else { return cells.append(.null) }
        addText { $0.append(contentsOf: text.utf8) }
    }

    /// Adds a text that is written behind those before it.
    mutating func addText(_ write: (inout [UInt8]) -> Void) {
        let start = texts.count
        write(&texts)
        cells.append(.text(start: start, count: texts.count - start))
    }
}
