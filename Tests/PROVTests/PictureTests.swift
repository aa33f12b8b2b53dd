import Files
import PROV
import TestSupport
import Testing

/// Pictures in DOT.
struct PictureTests {
    private static let text = """
        document
        prefix ex <http://example.org/>
        prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
        entity(ex:m31.fits, [prov:type='ex:Image', prov:label="M 31", ex:sha256="abc"])
        entity(ex:raw.fits)
        entity(ex:method, [prov:type='prov:Plan'])
        entity(ex:nsigma, [prov:type='voprov:Parameter', voprov:name="nsigma", prov:value="3"])
        activity(ex:stack, 2026-01-01T00:00:00Z, 2026-01-01T00:10:00Z)
        agent(ex:pipeline, [prov:type='prov:SoftwareAgent'])
        agent(ex:observer)
        wasGeneratedBy(ex:g; ex:m31.fits, ex:stack, 2026-01-01T00:10:00Z)
        used(ex:u; ex:stack, ex:raw.fits, -, [prov:role="science"])
        used(ex:stack, ex:nsigma, -, [prov:type='voprov:WasConfiguredBy'])
        used(ex:stack, ex:flat.fits, -)
        wasDerivedFrom(ex:m31.fits, ex:raw.fits, ex:stack, ex:g, ex:u, [prov:type='prov:Revision'])
        wasAssociatedWith(ex:stack, ex:pipeline, ex:method)
        actedOnBehalfOf(ex:pipeline, ex:observer, ex:stack)
        wasAttributedTo(ex:m31.fits, ex:observer)
        wasInvalidatedBy(ex:raw.fits, -, 2026-02-01T00:00:00Z)
        bundle ex:older
          entity(ex:raw.fits)
          wasInvalidatedBy(ex:raw.fits, ex:cleanup, -)
        endBundle
        endDocument
        """

    private func document() throws -> Document {
        try Document(provN: Array(Self.text.utf8))
    }

    @Test func `draws each kind of thing and relation`() throws {
        try expectGolden(document().dot(), "prov/kinds.dot")
    }

    @Test func `draws attributes as notes`() throws {
        var options = PictureOptions()
        options.showsAttributes = true
        options.direction = .up
        options.title = "M 31 & friends"
        try expectGolden(document().dot(options), "prov/attributes.dot")
    }

    @Test func `folds what is alike`() throws {
        var options = PictureOptions()
        options.folding = .always
        let document = try Document(provN: Array(Self.pipeline(runs: 5).utf8))
        try expectGolden(document.dot(options), "prov/folded.dot")
    }

    @Test func `folds only large pictures unless told`() throws {
        func nodes(_ runs: Int, _ folding: PictureOptions.Folding) throws -> Int {
            var options = PictureOptions()
            options.folding = folding
            let document = try Document(provN: Array(Self.pipeline(runs: runs).utf8))
            return document.dot(options).split(separator: "\n").count { $0.contains("shape=") }
        }
        #expect(try nodes(5, .automatic) == 17)
        #expect(try nodes(5, .always) == 5)
        #expect(try nodes(200, .automatic) == 5)
        #expect(try nodes(200, .never) == 602)
    }

    @Test func `folds members and parameters by whatever names`() throws {
        var options = PictureOptions()
        options.folding = .always
        let text = """
            document prefix ex <http://example.org/>
            prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
            entity(ex:night) entity(ex:m31) entity(ex:vega) entity(ex:crab) entity(ex:used)
            hadMember(ex:night, ex:m31) hadMember(ex:night, ex:vega) hadMember(ex:night, ex:crab)
            hadMember(ex:night, ex:used) activity(ex:stack) used(ex:stack, ex:used, -)
            entity(ex:gain, [prov:type='voprov:Parameter', prov:value="1"])
            entity(ex:sigma, [prov:type='voprov:Parameter', prov:value="2"])
            entity(ex:method, [prov:type='voprov:Parameter', prov:value="3"])
            used(ex:stack, ex:gain, -, [prov:type='voprov:WasConfiguredBy'])
            used(ex:stack, ex:sigma, -, [prov:type='voprov:WasConfiguredBy'])
            used(ex:stack, ex:method, -, [prov:type='voprov:WasConfiguredBy'])
            endDocument
            """
        let dot = try Document(provN: Array(text.utf8)).dot(options)
        #expect(dot.contains("3 × entity") && dot.contains("3 × Parameter"))
        #expect(dot.contains("3 × hadMember") && dot.contains("3 × wasConfiguredBy"))
        #expect(dot.contains("label=<ex:used>"))
    }

    @Test func `does not fold what differs in more than its number`() throws {
        var options = PictureOptions()
        options.folding = .always
        let text = """
            document prefix ex <http://example.org/>
            entity(ex:a1) entity(ex:a2) entity(ex:b3) entity(ex:a4, [prov:type='ex:T'])
            activity(ex:a5) used(ex:a5, ex:a1, -)
            endDocument
            """
        let dot = try Document(provN: Array(text.utf8)).dot(options)
        #expect(!dot.contains("×"))
    }

    @Test func `leads only to harmless addresses`() {
        func dot(_ uri: String) -> String {
            Document(records: [Record(.entity, QualifiedName(namespace: uri, localPart: ""))]).dot()
        }
        for uri in ["http://a/b", "https://a/b", "mailto:a@b", "urn:a:b", "HTTPS://a"] {
            #expect(dot(uri).contains("URL=\"\(uri)\""))
        }
        for uri in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "x", ""] {
            #expect(!dot(uri).contains("URL="), "\(uri)")
        }
        #expect(dot("http://a/\"><script>").contains("URL=\"http://a/%22%3E%3Cscript%3E\""))
        #expect(dot("http://a/?b=c&d\\N").contains("URL=\"http://a/?b=c&amp;d%5CN\""))
        var options = PictureOptions()
        options.showsLinks = false
        let record = Record(.entity, QualifiedName(namespace: "http://a/", localPart: "b"))
        #expect(!Document(records: [record]).dot(options).contains("URL="))
    }

    @Test(arguments: PictureTests.hostile)
    func `escapes all text`(_ text: String) {
        let page = PictureTests.document(of: text)
        var options = PictureOptions()
        options.showsAttributes = true
        options.title = text
        let dot = page.dot(options)
        #expect(!dot.contains("<script"))
        #expect(dot.escapingControls(except: ["\n"]) == dot)
        #expect(DOTShape(dot).isBalanced, "\(dot)")
    }

    static let hostile = [
        "</script><script>alert(1)</script>", "\"];\nx -> y [label=\"", "\\", "\\\"", "<B>&lt;",
        "\\N \\G \\E", "a\nb\u{1B}[31m\u{202E}\u{0}", "]]>", "<!-- ", "' onload='x", "\u{2028}", "",
        "\u{61C}\u{9B}\u{7F}\u{200B}\u{2066}\u{E0041}",
    ]

    /// A document in which a text is wherever one can be.
    static func document(of text: String) -> Document {
        let name = Namespace(prefix: "x", uri: "http://x/")(text)
        let value = Value.string(text)
        let attributes = [
            Attribute(.label, value), Attribute(.role, value), Attribute(.type, .name(name)),
            Attribute(name, value), Attribute(.value, .typed(text, datatype: name)),
        ]
        return Document(
            namespaces: [Namespace(prefix: text, uri: "http://y/")],
            records: [
                Record(.entity, name, attributes: attributes),
                Record(
                    .used, name, [.activity: .name(name), .entity: .name(name)],
                    attributes: attributes),
            ], bundles: [Bundle(identifier: name)])
    }

    /// A pipeline that was run many times, and one product of all.
    static func pipeline(runs: Int) -> String {
        let steps = (0..<runs).map { run in
            """
            entity(ex:raw_\(run).fits) entity(ex:dl1_\(run).fits)
            activity(ex:calibrate_\(run), -, -, [prov:label="calibrate"])
            used(ex:calibrate_\(run), ex:raw_\(run).fits, -)
            wasGeneratedBy(ex:dl1_\(run).fits, ex:calibrate_\(run), -)
            used(ex:stack, ex:dl1_\(run).fits, -)
            """
        }
        return """
            document prefix ex <http://example.org/>
            activity(ex:stack) entity(ex:sum.fits) wasGeneratedBy(ex:sum.fits, ex:stack, -)
            \(steps.joined(separator: "\n"))
            endDocument
            """
    }
}

/// Whether the strings and brackets of a DOT text are closed, as Graphviz reads them.
struct DOTShape {
    let isBalanced: Bool

    init(_ text: String) {
        var (isQuoted, isEscaped, depth, braces, isBroken) = (false, false, 0, 0, false)
        for byte in text.utf8 {
            if isQuoted {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                } else if byte == UInt8(ascii: "\n") {
                    isBroken = true
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where depth == 0: isQuoted = true
            case UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ">") where depth > 0: depth -= 1
            case UInt8(ascii: "{") where depth == 0: braces += 1
            case UInt8(ascii: "}") where depth == 0: braces -= 1
            default: break
            }
        }
        isBalanced = !isQuoted && depth == 0 && braces == 0 && !isBroken
    }
}
