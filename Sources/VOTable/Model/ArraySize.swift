/// How many elements a cell has, as the attribute `arraysize` says it (VOTable 1.4 §2.2).
///
/// `8` is an array of eight, `*` one of any length, `16*` one of up to sixteen, and `8x3` and `8x*`
/// have two dimensions, of which the first varies fastest. Only the last can be variable.
public struct ArraySize: Hashable, Sendable {
    /// How far the last dimension goes.
    public enum Last: Hashable, Sendable {
        /// As many as said.
        case fixed(Int)
        /// Up to as many as said.
        case upTo(Int)
        /// Any number.
        case any
    }

    /// All dimensions but the last, each from 0.
    public let fixed: [Int]
    /// The last dimension.
    public let last: Last

    /// Makes a size.
    ///
    /// - Parameters:
    ///   - last: the last dimension.
    ///   - fixed: all others.
    public init(_ last: Last, fixed: [Int] = []) {
        self.fixed = fixed
        self.last = last
    }

    /// `*`: one dimension of any length.
    public static let any = ArraySize(.any)

    /// One dimension of a fixed length.
    ///
    /// - Parameter count: the length.
    /// - Returns: the size.
    public static func fixed(_ count: Int) -> ArraySize { ArraySize(.fixed(count)) }

    /// Reads the attribute's text; `nil` where it is none, or more than 2³¹ − 1 elements.
    ///
    /// - Parameter text: the text; blanks in it are no part of it.
    public init?(_ text: String) {
        var dimensions: [Int] = []
        var number: Int?
        var isVariable = false
        for byte in text.utf8 where !byte.isXMLSpace {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where !isVariable:
                number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
                guard number ?? 0 <= Self.most else { return nil }
            case UInt8(ascii: "x") where !isVariable:
                guard let dimension = number, dimensions.count < Self.mostDimensions else {
                    return nil
                }
                dimensions.append(dimension)
                number = nil
            case UInt8(ascii: "*") where !isVariable: isVariable = true
            default: return nil
            }
        }
        fixed = dimensions
        switch (number, isVariable) {
        case (let number?, false): last = .fixed(number)
        case (let number?, true): last = .upTo(number)
        case (nil, true): last = .any
        case (nil, false): return nil
        }
        guard Self.product(fixed) != nil, bounded == nil || total != nil else { return nil }
    }

    private static let most = Int(Int32.max)
    private static let mostDimensions = 16

    /// The length of the last dimension, where it has a bound.
    private var bounded: Int? {
        switch last {
        case .fixed(let count), .upTo(let count): count
        case .any: nil
        }
    }

    /// How many elements there are, or at most are; `nil` where there is no bound.
    var total: Int? { bounded.flatMap { Self.product(fixed + [$0]) } }

    /// How many elements the fixed dimensions have together.
    var slice: Int { Self.product(fixed) ?? 0 }

    /// Whether each cell has the same number of elements.
    var isFixed: Bool {
        if case .fixed = last { return true }
        return false
    }

    private static func product(_ dimensions: [Int]) -> Int? {
        var product = 1
        for dimension in dimensions {
            let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
            guard !overflow, next <= most else { return nil }
            product = next
        }
        return product
    }
}

extension ArraySize: CustomStringConvertible {
    /// The text of the attribute.
    public var description: String {
        let end =
            switch last {
            case .fixed(let count): "\(count)"
            case .upTo(let count): "\(count)*"
            case .any: "*"
            }
        return fixed.reduce(into: "") { $0 += "\($1)x" } + end
    }
}

extension UInt8 {
    /// Whether the byte is a blank, TAB, CR or LF.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
