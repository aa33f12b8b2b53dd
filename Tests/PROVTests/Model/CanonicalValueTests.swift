import PROV
import Testing

private let ex = Namespace(prefix: "ex", uri: "http://example.org/")

/// The canonical forms of values, by hand from XML Schema 1.1 part 2.
struct CanonicalValueTests {
    private static let integers = [
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
        "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
        "unsignedByte", "decimal",
    ]

    private static func canonical(_ text: String, _ type: String) -> String {
        Value.typed(text, datatype: Namespace.xsd(type)).canonical.text
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("+0", "0"), ("00", "0"), ("-00", "0"), ("+00", "0"),
        ("1", "1"), ("+1", "1"), ("-1", "-1"), ("01", "1"), ("-01", "-1"), ("+001", "1"),
        ("10", "10"), ("010", "10"), ("100", "100"), (" 7 ", "7"), ("\t7\r\n", "7"), ("9", "9"),
        ("99999999999999999999999", "99999999999999999999999"),
        ("-099999999999999999999999", "-99999999999999999999999"),
    ])
    func `an integer has no plus and no zeros before it, whatever its type`(
        _ text: String, _ form: String
    ) {
        for type in Self.integers { #expect(Self.canonical(text, type) == form, "\(type)") }
    }

    @Test(arguments: [
        ("-0.0", "0"), ("+0.0", "0"), ("0.0", "0"), (".0", "0"), ("-.0", "0"), ("0.", "0"),
        ("-0.", "0"), ("1.0", "1"), ("1.", "1"), (".5", "0.5"), ("-.5", "-0.5"), ("+.50", "0.5"),
        ("1.50", "1.5"), ("1.05", "1.05"), ("01.10", "1.1"), ("100.00", "100"), ("-0.10", "-0.1"),
        ("10.01", "10.01"),
    ])
    func `a decimal has no zeros at either end`(_ text: String, _ form: String) {
        #expect(Self.canonical(text, "decimal") == form)
    }

    @Test(arguments: [
        "", "-", "+", ".", "-.", "+.", "1.2.3", "--1", "+-1", "1-", "1e3", "1E3", "0x1", "1 2",
        "1,5", "\u{0661}", "NaN", "INF", "/", ":", "1/2", "1:2", "one",
    ])
    func `what is no decimal is compared by its characters`(_ text: String) {
        #expect(Self.canonical(text, "decimal") == text)
        #expect(Self.canonical(text, "int") == text)
    }

    @Test(arguments: [
        ("1.50", "15e-1"), ("1E3", "1000"), ("1e+3", "1000.0"), ("+1", "1"), (".5", "0.5"),
        ("5.", "5"), ("-0", "-0.0"), ("-0.0", "-0e5"), ("+0", "0.0"), ("0e9", "0"), (" 1 ", "1.0"),
        ("1e-2", "0.01"), ("0.1", "0.10"), ("INF", " INF"), ("NaN", "NaN "), ("-INF", "-INF"),
    ])
    func `a double is the same in each of its forms`(_ left: String, _ right: String) {
        for type in ["double", "float"] {
            #expect(Self.canonical(left, type) == Self.canonical(right, type))
            #expect(
                Self.canonical(left, type)
                    != Self.canonical("2", type))
        }
    }

    @Test(arguments: [
        ("0x1p3", "8"), ("nan", "NaN"), ("infinity", "INF"), ("inf", "INF"), ("-inf", "-INF"),
        ("1_0", "10"), ("1,5", "1.5"), ("", "0"), ("1e", "1"), ("0", "-0"),
    ])
    func `what XML Schema does not read as that double is another value`(
        _ left: String, _ right: String
    ) {
        #expect(Self.canonical(left, "double") != Self.canonical(right, "double"))
    }

    @Test(arguments: [
        ("1", "true"), ("0", "false"), ("true", "true"), ("false", "false"), (" 1\n", "true"),
        (" true ", "true"), ("True", "True"), ("01", "01"), ("", ""), ("T", "T"),
    ])
    func `a truth value is a word`(_ text: String, _ form: String) {
        #expect(Self.canonical(text, "boolean") == form)
    }

    @Test(arguments: [
        ("date", " 2026-01-01 ", "2026-01-01"), ("anyURI", " http://a\n", "http://a"),
        ("QName", "\ta:b", "a:b"), ("hexBinary", " 0F ", "0F"), ("duration", " P1D ", "P1D"),
        ("token", " a ", " a "), ("normalizedString", " a ", " a "), ("unknown", " 1 ", " 1 "),
        ("NOTATION", "01", "01"),
    ])
    func `white space at the ends means nothing only where XML Schema collapses it`(
        _ type: String, _ text: String, _ form: String
    ) {
        #expect(Self.canonical(text, type) == form)
    }

    @Test func `an xsd string is a string, spaces and all, and other datatypes are not`() {
        let string = Value.typed(" 01 ", datatype: Namespace.xsd("string"))
        #expect(string.canonical == .string(" 01 "))
        #expect(Value.string("01").canonical == .string("01"))
        for text in ["-0", "01", " 1 ", "TRUE"] {
            let own = Value.typed(text, datatype: ex("int"))
            #expect(own.canonical == own)
        }
        #expect(Value.int(1).canonical != Value.string("1").canonical)
        #expect(
            Value.int(1).canonical != Value.typed("1", datatype: Namespace.xsd("long")).canonical)
    }

    @Test func `a language has no case and its text has`() {
        let value = Value.localized("Ort", language: "de-CH")
        #expect(value.canonical == Value.localized("Ort", language: "DE-ch").canonical)
        #expect(value.canonical != Value.localized("ort", language: "de-CH").canonical)
        #expect(value.canonical != Value.localized("Ort", language: "de").canonical)
        #expect(value.canonical != Value.string("Ort").canonical)
    }

    @Test func `documents that differ in the form of a value alone are equal`() {
        func document(_ text: String, _ type: String) -> Document {
            let value = Value.typed(text, datatype: Namespace.xsd(type))
            return Document(
                records: [Record(.entity, ex("a"), attributes: [Attribute(ex("x"), value)])])
        }
        #expect(document("-0", "int") == document("0", "int"))
        #expect(document("-0.0", "decimal") == document("+0", "decimal"))
        #expect(document("1", "boolean") == document("true", "boolean"))
        #expect(document("-1", "int") != document("1", "int"))
        #expect(document("0", "int") != document("0", "long"))
        #expect(document("0", "int") != document("00", "string"))
    }

    @Test(arguments: [
        (Double.infinity, "INF"), (-Double.infinity, "-INF"), (.nan, "NaN"), (0.5, "0.5"),
        (-0.0, "-0.0"), (1e300, "1e+300"),
    ])
    func `a double is written as XML Schema writes it`(_ number: Double, _ text: String) {
        #expect(Value.double(number).text == text)
    }
}
