/// The value of a card (FITS 4.0 §4.2).
public enum CardValue: Hashable, Sendable {
    /// A character string, without the blanks at its end.
    case string(String)
    /// `T` or `F`.
    case logical(Bool)
    /// An integer of at most 64 bits.
    case integer(Int)
    /// An integer beyond 64 bits, as it is written.
    case bigInteger(String)
    /// A real number; `D` exponents are read like `E`.
    case real(Double)
    /// A complex number, real or integer.
    case complex(Double, Double)
    /// A value field that is empty or holds only a comment.
    case undefined
    /// A value field that follows none of the standard's forms, as it is written.
    case invalid(String)
}

extension CardValue {
    /// The string, if the value is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer, if the value is one of at most 64 bits.
    public var integer: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The number, if the value is a real or an integer.
    public var number: Double? {
        switch self {
        case .real(let number): number
        case .integer(let number): Double(number)
        case .bigInteger(let digits): Double(digits)
        default: nil
        }
    }

    /// The truth value, if the value is a logical.
    public var logical: Bool? {
        if case .logical(let truth) = self { truth } else { nil }
    }

    /// The value as people write it: strings without quotes, `T` and `F`, numbers in full.
    public var text: String {
        switch self {
        case .string(let text): text
        case .logical(let truth): truth ? "T" : "F"
        case .integer(let number): String(number)
        case .bigInteger(let digits): digits
        case .real(let number): String(number)
        case .complex(let real, let imaginary): "(\(real), \(imaginary))"
        case .undefined: ""
        case .invalid(let text): text
        }
    }
}
