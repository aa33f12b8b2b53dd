import HTTPTypes
import Testing

@testable import FitsProvService

@Suite struct ParametersTests {
    private static func read(_ text: String) throws -> Parameters {
        var parameters = Parameters()
        try parameters.add(encoded: text)
        return parameters
    }

    @Test func `names have any case, values are decoded once`() throws {
        let parameters = try ParametersTests.read(
            "Lang=ADQL&query=SELECT+1%2b1%2525&&x&=y&empty=&a=b=c")
        #expect(try parameters.single("LANG") == "ADQL")
        #expect(try parameters.single("QUERY") == "SELECT 1+1%25")
        #expect(try parameters.single("EMPTY") == nil)
        #expect(try parameters.single("X") == nil)
        #expect(try parameters.single("A") == "b=c")
    }

    @Test func `a second value is an error, or one more`() throws {
        let parameters = try ParametersTests.read("P=1&p=2&P=")
        #expect(parameters.values("P") == ["1", "2"])
        var message = ""
        do { _ = try parameters.single("P") } catch { message = error.message }
        #expect(message == "P is given 2 times; give it once")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3=1", "a=%ed%a0%80"])
    func `what is no text is refused`(text: String) {
        var status = 0
        do { _ = try ParametersTests.read(text) } catch let error as Refusal {
            status = error.status.code
        } catch {}
        #expect(status == 400)
    }

    @Test func `parameters have a number`() {
        let many = String(repeating: "a=1&", count: 10_001)
        #expect(throws: Refusal.self) { _ = try ParametersTests.read(many) }
    }

    @Test(arguments: [
        ("text/xml", "text/xml", [:]),
        (" Multipart/Form-Data ; Boundary=abc", "multipart/form-data", ["boundary": "abc"]),
        ("a/b; x=\"1;2\\\"3\" ; y = z", "a/b", ["x": "1;2\"3", "y": "z"]),
        ("a/b; x=1; x=2; ;;", "a/b", ["x": "1"]), ("", "", [:]),
        ("a/b; x=\"open", "a/b", ["x": "open"]),
    ])
    func `media types are read with their parameters`(
        text: String, name: String, parameters: [String: String]
    ) {
        let type = MediaType(text)
        #expect(type.name == name)
        #expect(type.parameters == parameters)
    }

    @Test(arguments: [
        ("127.0.0.1:8642", "127.0.0.1", 8642), ("[::1]:0", "::1", 0),
        ("example.org:80", "example.org", 80),
    ])
    func `places to listen at are read`(text: String, host: String, port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
    }

    @Test(arguments: [
        "", "8642", ":8642", "localhost", "::1:80", "localhost:65536", "localhost:-1", "a:b",
    ])
    func `what is no place to listen at is refused`(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test(arguments: [
        ("127.0.0.1:1", true), ("[::1]:1", true), ("localhost:1", true), ("0.0.0.0:1", false),
        ("example.org:1", false),
    ])
    func `it is known who can reach a place`(text: String, isLoopback: Bool) {
        #expect(ListenAddress(text)?.isLoopback == isLoopback)
    }

    @Test(arguments: [
        ("RA=1&DEC=2", "SR is missing"), ("RA=x&DEC=2&SR=1", "RA is a number of degrees"),
        ("RA=361&DEC=2&SR=1", "RA is a number"), ("RA=1&DEC=nan&SR=1", "DEC is a number"),
        ("RA=1&DEC=2&SR=-1", "SR is a number"), ("RA=1&DEC=2&SR=1&VERB=4", "VERB is 1, 2 or 3"),
    ])
    func `cones that are none are refused`(text: String, words: String) throws {
        let parameters = try ParametersTests.read(text)
        var message = ""
        do { _ = try ConeRequest(parameters, ServiceLimits()) } catch { message = error.message }
        #expect(message.contains(words))
    }
}
