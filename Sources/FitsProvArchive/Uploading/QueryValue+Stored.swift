import ADQL
import FoundationEssentials
import GRDB
import SkyGeometry

extension QueryValue {
    /// What begins the bytes of numbers that are no shape.
    private static let numbersMark: Unicode.Scalar = "n"
    /// What begins the bytes that only pass through.
    private static let packedMark: Unicode.Scalar = "b"
    /// What stands for a number that is none, which SQLite would take for null.
    private static let noNumberMark: Unicode.Scalar = "x"

    /// Whether it is a number that is none.
    var isNotANumber: Bool {
        if case .real(let number) = self { number.isNaN } else { false }
    }

    /// The value as SQLite keeps it in a table that was uploaded.
    ///
    /// - Parameter kind: what values of its column are.
    /// - Returns: the value; shapes as functions take them.
    func stored(_ kind: ValueKind) -> DatabaseValue {
        switch self {
        case .null: return .null
        case .integer(let number): return number.databaseValue
        case .real(let number):
            let bytes = SkyRegion.bytes(QueryValue.noNumberMark, [])
            return number.isNaN ? Data(bytes).databaseValue : number.databaseValue
        case .text(let text): return text.databaseValue
        case .numbers(let numbers):
            let letter: Unicode.Scalar =
                switch kind {
                case .point: "p"
                case .circle: "c"
                case .polygon: "g"
                default: QueryValue.numbersMark
                }
            return Data(SkyRegion.bytes(letter, numbers)).databaseValue
        case .packed(let bytes):
            return Data([UInt8(ascii: QueryValue.packedMark)] + bytes).databaseValue
        }
    }

    /// The value that bytes of SQLite are: of a shape, or of a table that was uploaded.
    init(stored bytes: some RandomAccessCollection<UInt8>) {
        switch bytes.first.map({ Unicode.Scalar($0) }) {
        case QueryValue.packedMark: self = .packed(Array(bytes.dropFirst()))
        case QueryValue.noNumberMark: self = .real(.nan)
        case nil: self = .null
        default: self = .numbers(SkyRegion.numbers(in: bytes))
        }
    }
}
