/// The type of the elements of a cell (VOTable 1.4 §2.1, §6).
public enum Datatype: String, Hashable, Sendable, CaseIterable {
    /// True, false or unknown.
    case boolean
    /// Zero or one; arrays are packed, eight to a byte.
    case bit
    /// An integer from 0 to 255.
    case unsignedByte
    /// An integer of 16 bits.
    case short
    /// An integer of 32 bits.
    case int
    /// An integer of 64 bits.
    case long
    /// A character of ASCII.
    case char
    /// A character of UCS-2, that is, of Unicode up to U+FFFF.
    case unicodeChar
    /// A number of 32 bits (IEEE 754).
    case float
    /// A number of 64 bits (IEEE 754).
    case double
    /// A pair of `float`.
    case floatComplex
    /// A pair of `double`.
    case doubleComplex

    /// Whether a cell of the type is text, whatever its size.
    public var isText: Bool { self == .char || self == .unicodeChar }

    /// The integers that the type holds; `nil` where it holds none.
    public var integers: ClosedRange<Int64>? {
        switch self {
        case .unsignedByte: 0...255
        case .short: Int64(Int16.min)...Int64(Int16.max)
        case .int: Int64(Int32.min)...Int64(Int32.max)
        case .long: Int64.min...Int64.max
        default: nil
        }
    }

    /// How many numbers one element is made of.
    var numbers: Int { self == .floatComplex || self == .doubleComplex ? 2 : 1 }

    /// The bytes of one element in BINARY and BINARY2; of a bit, those of eight.
    var size: Int {
        switch self {
        case .boolean, .bit, .unsignedByte, .char: 1
        case .short, .unicodeChar: 2
        case .int, .float: 4
        case .long, .double, .floatComplex: 8
        case .doubleComplex: 16
        }
    }
}
