import FITS
import PROV
import Testing

@testable import FitsProv

/// The names that a document gives to things.
@Suite struct NamesTests {
    private let mint = NameMint(namespaces: ["cta": "http://cta#", "x": "urn:x:"])

    @Test(arguments: [
        ("urn:uuid:7c9e-01", "urn:fitsprov:id:u7c9e-01"),
        ("URN:UUID:7C9E", "urn:fitsprov:id:u7c9e"),
        ("cta:consortium", "http://cta#consortium"), ("cta:a:b", "http://cta#a:b"),
        ("cta:", "http://cta#"), ("x:1", "urn:x:1"),
    ])
    func `a UUID keeps its digits, and a name of the project's own is that name`(
        identifier: String, uri: String
    ) {
        #expect(mint.name(of: identifier).uri == uri)
    }

    @Test(arguments: [
        "urn:uuid:", "urn:uuid:a b", "urn:uuid:a/b", "urn:other:1", "ctao:1",
        "https://example.org/",
        "CTA:1",
    ])
    func `any other URI is named by its digest`(identifier: String) {
        let digest = Digest(of: identifier.utf8).hexadecimal.prefix(32)
        #expect(mint.name(of: identifier).uri == "urn:fitsprov:id:i\(digest)")
        #expect(digest.count == 32)
    }

    @Test func `what was used is named by identifier, else by digest, else by place`() {
        var used = UsedEntity(location: "a/b.fits")
        let place = Digest(of: "a/b.fits".utf8).hexadecimal.prefix(32)
        #expect(mint.name(of: used) == Namespace.id("l\(place)"))
        used.digest = "no colon"
        #expect(mint.name(of: used) == Namespace.id("l\(place)"))
        used.digest = "sha256:x-Y_z"
        #expect(mint.name(of: used) == Namespace.id("dx-Y_z"))
        used.identifier = "urn:uuid:a"
        #expect(mint.name(of: used) == Namespace.id("ua"))
    }

    @Test func `an agent is named by identifier, else by its name`() {
        var agent = Agent(name: "Jürgen K.")
        #expect(mint.name(of: agent) == Namespace.id("agent-J_xC3_xBCrgen_x20K."))
        agent.identifier = "cta:jk"
        #expect(mint.name(of: agent).uri == "http://cta#jk")
    }

    @Test(arguments: [
        ("azAZ09.-_", "azAZ09.-_"), ("a b", "a_x20b"), ("a/b:c", "a_x2Fb_x3Ac"),
        ("@[`{", "_x40_x5B_x60_x7B"), ("_x20", "_x5Fx20"), ("a_", "a_"), ("__x", "__x5Fx"),
        ("_X", "_X"), ("\n\u{0}\u{FF}", "_x0A_x00_xC3_xBF"), ("", ""),
    ])
    func `a text is escaped byte by byte, so that no two give one name`(
        text: String, escaped: String
    ) {
        #expect(NameMint.escaped(text) == escaped)
    }

    @Test(arguments: [
        ("a/b.fits", "b.fits"), ("b.fits", "b.fits"), ("a/b/", "b"), ("/", "/"), ("", ""),
        ("https://example.org/x.fits", "x.fits"),
    ])
    func `the name of a file is the last part of its location`(location: String, name: String) {
        #expect(UsedEntity(location: location).fileName == name)
    }

    @Test
    func `a document declares the convention's namespaces, then those of the project in order`() {
        let provenance = Documents.provenance { $0.namespaces = ["z": "urn:z:", "b": "urn:b:"] }
        #expect(
            provenance.document().namespaces.map(\.prefix) == [
                "prov", "xsd", "xsi", "dcterms", "voprov", "fitsprov", "field", "id", "b", "z",
            ])
        #expect(provenance.document().namespaces.last?.uri == "urn:z:")
    }
}
