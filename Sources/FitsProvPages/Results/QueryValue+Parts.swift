package import FitsProvArchive

extension QueryValue {
    /// The value as a whole number.
    package var integer: Int? {
        switch self {
        case .integer(let number): Int(number)
        case .real(let number): Int(exactly: number.rounded())
        default: nil
        }
    }

    /// The value as a number.
    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        default: nil
        }
    }

    /// The value as a text; nil for none.
    package var text: String? {
        switch self {
        case .null: nil
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .numbers(let numbers): numbers.map { "\($0)" }.joined(separator: " ")
        case .packed(let bytes): "\(bytes.count) bytes"
        }
    }
}
