import GRDB

/// What is in a row, whatever it is: an index may be damaged, or made by somebody else.
extension Row {
    /// Text; empty where there is none.
    func text(_ column: String) -> String { textIfAny(column) ?? "" }

    /// Text, if there is any; a number as text.
    func textIfAny(_ column: String) -> String? {
        Row.text(self[column] as DatabaseValue?)
    }

    /// Text in a column by its place; empty where there is none.
    func text(_ column: Int) -> String { textIfAny(column) ?? "" }

    /// Text in a column by its place, if there is any; a number as text.
    func textIfAny(_ column: Int) -> String? { Row.text(self[column] as DatabaseValue) }

    /// An integer; 0 where there is none.
    func integer(_ column: String) -> Int64 { Row.integer(self[column] as DatabaseValue?) }

    /// An integer in a column by its place; 0 where there is none.
    func integer(_ column: Int) -> Int64 { Row.integer(self[column] as DatabaseValue) }

    /// An integer in a column by its place, if there is anything.
    func integerIfAny(_ column: Int) -> Int64? {
        let value: DatabaseValue = self[column]
        return value.isNull ? nil : Row.integer(value)
    }

    /// An integer, if there is anything.
    func integerIfAny(_ column: String) -> Int64? {
        let value = self[column] as DatabaseValue?
        return value.map(\.isNull) ?? true ? nil : Row.integer(value)
    }

    private static func text(_ value: DatabaseValue?) -> String? {
        switch value?.storage {
        case .string(let text): text
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .blob, .null, nil: nil
        }
    }

    private static func integer(_ value: DatabaseValue?) -> Int64 {
        switch value?.storage {
        case .int64(let number): number
        case .double(let number): Int64(exactly: number.rounded()) ?? 0
        case .string, .blob, .null, nil: 0
        }
    }
}
