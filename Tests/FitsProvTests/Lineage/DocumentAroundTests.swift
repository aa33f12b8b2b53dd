import FitsProv
import PROV
import Testing

@Suite struct DocumentAroundTests {
    private static let text = """
        document
          prefix ex <http://example.org/>
          entity(ex:cube)
          entity(ex:events)
          entity(ex:raw)
          entity(ex:hdu)
          entity(ex:alias)
          entity(ex:plan)
          entity(ex:image)
          activity(ex:bin, -, -)
          activity(ex:calibrate, -, -)
          activity(ex:draw, -, -)
          agent(ex:person)
          agent(ex:observatory)
          wasGeneratedBy(ex:g1; ex:cube, ex:bin, -)
          used(ex:u1; ex:bin, ex:events, -)
          wasDerivedFrom(ex:cube, ex:events, ex:bin, ex:g1, ex:u1)
          wasGeneratedBy(ex:g2; ex:events, ex:calibrate, -)
          used(ex:u2; ex:calibrate, ex:raw, -)
          used(ex:draw, ex:cube, -)
          wasGeneratedBy(ex:image, ex:draw, -)
          hadMember(ex:cube, ex:hdu)
          alternateOf(ex:events, ex:alias)
          wasAssociatedWith(ex:bin, ex:person, ex:plan)
          wasAssociatedWith(ex:calibrate, ex:person, -)
          actedOnBehalfOf(ex:person, ex:observatory, ex:calibrate)
        endDocument

        """

    private func around(
        _ names: [String], _ depth: Int?, _ direction: Lineage.Direction = .back
    ) throws -> String {
        let document = try Document(provN: Array(DocumentAroundTests.text.utf8))
        let starts = Set(
            names.map { QualifiedName(namespace: "http://example.org/", localPart: $0) })
        let part = document.around(starts, depth: depth, direction)
        #expect(part.validate().isValid)
        return String(decoding: part.provN(), as: UTF8.self)
    }

    /// The things of a part, in the order of the document.
    private func things(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.compactMap { line in
            let word = line.prefix { $0 != "(" }
            guard ["entity", "activity", "agent"].contains(word) else { return nil }
            return String(line.drop { $0 != ":" }.dropFirst().prefix { $0.isLetter })
        }
    }

    @Test(arguments: [
        (0, ["cube", "hdu"]), (1, ["cube", "hdu", "bin"]),
        (2, ["cube", "events", "hdu", "alias", "plan", "bin", "person"]),
        (
            3,
            ["cube", "events", "hdu", "alias", "plan", "bin", "calibrate", "person", "observatory"]
        ),
        (
            4,
            [
                "cube", "events", "raw", "hdu", "alias", "plan", "bin", "calibrate", "person",
                "observatory",
            ]
        ),
        (
            Int.max,
            [
                "cube", "events", "raw", "hdu", "alias", "plan", "bin", "calibrate", "person",
                "observatory",
            ]
        ),
    ])
    func `back leads to causes, so far`(depth: Int, names: [String]) throws {
        #expect(things(try around(["cube"], depth)) == names)
    }

    @Test func `forth leads to effects`() throws {
        #expect(
            things(try around(["raw"], 2, .forth)) == [
                "events", "raw", "alias", "calibrate", "person",
            ])
        let all = things(try around(["raw"], nil, .forth))
        #expect(all.contains("image"))
        #expect(!all.contains("plan") || all.contains("bin"))
    }

    @Test func `what a derivation names and is not there is not named`() throws {
        let one = try around(["cube", "events"], 0)
        #expect(one.contains("wasDerivedFrom(ex:cube, ex:events)\n"))
        let two = try around(["cube"], 2)
        #expect(two.contains("wasDerivedFrom(ex:cube, ex:events, ex:bin, ex:g1, ex:u1)"))
    }

    @Test func `in whose course somebody acted is left out if it is not there`() throws {
        #expect(
            try around(["person"], 1).contains(
                "actedOnBehalfOf(ex:person, ex:observatory, ex:calibrate)"))
        #expect(
            try around(["person", "observatory"], 0).contains(
                "actedOnBehalfOf(ex:person, ex:observatory)\n"))
    }

    @Test func `an agent leads to what it did only if it was asked about`() throws {
        #expect(things(try around(["person"], 1)).contains("calibrate"))
        #expect(!things(try around(["cube"], 2)).contains("calibrate"))
    }

    @Test func `a long chain is followed without going deep`() throws {
        let namespace = Namespace(prefix: "ex", uri: "http://example.org/")
        let records = (0..<50_000).map { number in
            Record(
                .wasDerivedFrom, nil,
                [
                    .generatedEntity: .name(namespace("e\(number)")),
                    .usedEntity: .name(namespace("e\(number + 1)")),
                ])
        }
        let document = Document(namespaces: [namespace], records: records)
        #expect(document.around([namespace("e0")], depth: nil, .back).records.count == 50_000)
        #expect(document.around([namespace("e0")], depth: 9, .back).records.count == 4)
    }

    @Test func `things are found by URI, prefixed name, identifier or the name of an agent`() throws
    {
        let text = """
            document
              prefix ex <http://example.org/>
              prefix dcterms <http://purl.org/dc/terms/>
              prefix voprov <http://www.ivoa.net/documents/ProvenanceDM/index.html#>
              entity(ex:cube, [dcterms:identifier = "urn:x:cube"])
              agent(ex:person, [voprov:name = "A. Person"])
              entity(ex:other, [voprov:name = "A. Person"])
            endDocument

            """
        let document = try Document(provN: Array(text.utf8))
        for name in ["http://example.org/cube", "ex:cube", "urn:x:cube"] {
            #expect(document.names(of: name).map(\.localPart) == ["cube"])
        }
        #expect(document.names(of: "A. Person").map(\.localPart) == ["person"])
        #expect(document.names(of: "nothing").isEmpty)
    }
}
