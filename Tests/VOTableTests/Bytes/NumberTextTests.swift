import Testing

@testable import VOTable

struct NumberTextTests {
    private func integer(_ text: String, _ datatype: Datatype) -> Int64? {
        NumberText.integer(text.utf8Span.span, datatype)
    }

    private func real(_ text: String, isFloat: Bool = false) -> Double? {
        NumberText.real(text.utf8Span.span, isFloat: isFloat)
    }

    @Test(arguments: [
        ("0", Datatype.int, 0), ("-7", .short, -7), ("+7", .short, 7), ("007", .int, 7),
        ("32767", .short, 32767), ("-32768", .short, -32768), ("255", .unsignedByte, 255),
        ("9223372036854775807", .long, Int64.max), ("-9223372036854775808", .long, Int64.min),
        ("0xff", .unsignedByte, 255), ("0XFFFF", .short, -1), ("0x7fff", .short, 32767),
        ("0xFFFFFFFF", .int, -1), ("0xffffffffffffffff", .long, -1), ("0x10", .long, 16),
    ])
    func `integers are read`(_ text: String, _ datatype: Datatype, _ value: Int64) {
        #expect(integer(text, datatype) == value)
    }

    @Test(arguments: [
        ("", Datatype.int), ("-", .int), ("+", .int), ("1.0", .int), ("1e3", .int), ("a", .int),
        ("1 2", .int), ("0x", .int), ("0xg", .int), ("0x100", .unsignedByte),
        ("256", .unsignedByte),
        ("-1", .unsignedByte), ("32768", .short), ("-32769", .short), ("2147483648", .int),
        ("9223372036854775808", .long), ("-9223372036854775809", .long),
        ("99999999999999999999999999", .long), ("1", .double), ("--1", .int),
    ])
    func `what is no integer of the type is refused`(_ text: String, _ datatype: Datatype) {
        #expect(integer(text, datatype) == nil)
    }

    @Test(arguments: [
        "0", "1", "-1", "1.5", ".5", "5.", "1e10", "1E+10", "1e-10",
        "123456789012345678901234567890",
        "0.1", "3.141592653589793", "1e22", "1e23", "9007199254740993", "5e-324", "2.5e-324",
        "1e308",
        "1.7976931348623157e308", "0.000000000000000000000000000001", "4.35", "8.5e-5", "000.100",
        "9223372036854775808.5", "123456789.123456789e-300",
    ])
    func `numbers are the nearest ones`(_ text: String) {
        // 5. is no number to Swift.
        let swift = text == "5." ? "5.0" : text == ".5" ? "0.5" : text
        #expect(real(text) == Double(swift))
        #expect(real("-" + text) == Double("-" + swift))
        #expect(real(text, isFloat: true) == Float(swift).map(Double.init))
    }

    @Test(arguments: [
        "", ".", "-", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "0x1p3", "nanx", "infi", "1 2",
        "1d5",
        "NaN(5)", "+NaN", "--1", "1e5x",
    ])
    func `what is no number is refused`(_ text: String) { #expect(real(text) == nil) }

    @Test func `special values have several spellings`() {
        #expect(["NaN", "nan", "NAN"].allSatisfy { real($0)?.isNaN == true })
        #expect(["Inf", "+Inf", "inf", "Infinity"].allSatisfy { real($0) == .infinity })
        #expect(["-Inf", "-infinity"].allSatisfy { real($0) == -.infinity })
        #expect(real("-0").map { $0.sign == .minus } == true)
        #expect(real("1e999") == .infinity)
    }

    @Test func `what is written reads back as the same number`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            var output = ByteOutput()
            output.append(real: value, isFloat: false, infinity: "Inf")
            let text = String(decoding: output.bytes, as: UTF8.self)
            #expect(real(text) == value)
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
            guard float.isFinite else { continue }
            output.removeAll()
            output.append(real: Double(float), isFloat: true, infinity: "Inf")
            let floatText = String(decoding: output.bytes, as: UTF8.self)
            #expect(real(floatText, isFloat: true) == Double(float))
        }
    }

    @Test(arguments: [0, 1, -1, 9, 10, 99, 100, Int64.max, Int64.min, 1_000_000_000_000_000_000])
    func `integers are written`(_ value: Int64) {
        var output = ByteOutput()
        output.append(decimal: value)
        #expect(String(decoding: output.bytes, as: UTF8.self) == "\(value)")
    }
}
