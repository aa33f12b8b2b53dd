import Testing

@testable import ADQL

/// Types, and what may be done with their values.
@Suite struct ValueTypeTests {
    /// A type, and its kind.
    static let kinds: [(ValueType, ValueKind)] = [
        (ValueType(.int), .number), (ValueType(.double, arraysize: "1"), .number),
        (ValueType(.unsignedByte), .number), (ValueType(.boolean), .boolean),
        (ValueType(.boolean, arraysize: "3"), .array), (ValueType(.double, arraysize: "2"), .array),
        (ValueType(.floatComplex), .array), (ValueType(.char), .text),
        (ValueType(.unicodeChar, arraysize: "8*"), .text), (.timestamp, .timestamp),
        (ValueType(.char, arraysize: "*", xtype: "adql:TIMESTAMP"), .timestamp),
        (.point, .point), (.circle, .circle), (.polygon, .polygon), (.region, .region),
        (ValueType(.char, arraysize: "*", xtype: "uuid"), .text),
        (ValueType(.double, arraysize: "2", xtype: "interval"), .array),
    ]

    @Test(arguments: kinds)
    func `has a kind`(type: ValueType, kind: ValueKind) {
        #expect(type.kind == kind)
        #expect(!kind.name.isEmpty)
    }

    /// Two types, the one that holds both, and that of their sum.
    static let pairs: [(ValueType, ValueType, ValueType?, ValueType?)] = [
        (ValueType(.short), ValueType(.short), ValueType(.short), .integer),
        (ValueType(.short), .integer, .integer, .integer), (.integer, .long, .long, .long),
        (ValueType(.float), ValueType(.float), ValueType(.float), ValueType(.float)),
        (ValueType(.float), .integer, .double, .double), (.long, .double, .double, .double),
        (ValueType(.boolean), .integer, .integer, .integer), (.text, .integer, nil, nil),
        (
            .text, ValueType(.unicodeChar, arraysize: "*"), ValueType(.unicodeChar, arraysize: "*"),
            nil
        ),
        (.timestamp, .text, .text, nil), (.point, .point, .point, nil),
        (.point, .circle, .region, nil), (.point, .double, nil, nil),
        (ValueType(.double, arraysize: "3"), .double, nil, nil),
    ]

    @Test(arguments: pairs)
    func `two have one in common`(
        first: ValueType, second: ValueType, common: ValueType?, sum: ValueType?
    ) {
        #expect(first.common(with: second) == common)
        #expect(second.common(with: first) == common)
        #expect(first.calculated(with: second) == sum)
        #expect(second.calculated(with: first) == sum)
    }

    /// Two types, and whether they are compared.
    static let comparisons: [(ValueType, ValueType, Bool)] = [
        (.integer, .double, true), (.integer, .text, false), (.text, .timestamp, true),
        (.region, .text, true), (.point, .point, false), (.point, .text, false),
        (ValueType(.boolean), .integer, true), (ValueType(.boolean), .text, true),
        (ValueType(.double, arraysize: "*"), ValueType(.double, arraysize: "*"), false),
        (.timestamp, .double, false),
    ]

    @Test(arguments: comparisons)
    func `some are compared`(first: ValueType, second: ValueType, isComparable: Bool) {
        #expect(first.isComparable(with: second) == isComparable)
        #expect(second.isComparable(with: first) == isComparable)
    }

    @Test func `functions are declared with the types of ADQL`() {
        let names = [
            "SMALLINT", "int", "BIGINT", "Real", "DOUBLE PRECISION", "VARCHAR", "TIMESTAMP",
            "POINT",
            "CIRCLE", "POLYGON", "REGION", "BOOLEAN", "BLOB",
        ]
        for name in names { #expect(ValueType(declared: name) != nil) }
        for name in ["", "FLOT", "DOUBLE DOUBLE", "CURSOR"] {
            #expect(ValueType(declared: name) == nil)
        }
    }
}
