import PROV
import Testing

@testable import FitsProv

/// Which records a document has of what was recorded.
@Suite struct DocumentRecordTests {
    @Test func `the least is a product, its activity with a plan, and that the one made the other`()
        throws
    {
        try expectRecords(
            Set(Record.Kind.allCases), of: Documents.provenance(),
            """
            entity(id:u1, [prov:label = "p.fits", prov:type = 'voprov:DatasetEntity',
              prov:type = 'prov:Collection', prov:type = 'fitsprov:Product',
              dcterms:identifier = "urn:uuid:1", voprov:name = "p.fits",
              fitsprov:digest = "sha256:p"])
            activity(id:u2, -, -, [prov:label = "make", dcterms:identifier = "urn:uuid:2",
              voprov:name = "make"])
            entity(id:plan-make, [prov:label = "make", prov:type = 'prov:Plan',
              prov:type = 'voprov:ActivityDescription', voprov:name = "make"])
            wasGeneratedBy(id:u1, id:u2, -)
            wasAssociatedWith(id:u2, -, id:plan-make, [prov:type = 'fitsprov:Software'])
            """)
    }

    @Test func `the activity has its times and its command, and its description is the plan`()
        throws
    {
        let provenance = Documents.provenance {
            $0.activity.version = "2 b"
            $0.activity.type = "Selection"
            $0.activity.description = "selects"
            $0.activity.documentation = "https://example.org/"
            $0.activity.start = "2026-01-01T00:00:00Z"
            $0.activity.end = "2026-01-02T00:00:00Z"
            $0.activity.command = "make p"
            $0.product.role = "out"
        }
        try expectRecords(
            [.activity, .wasGeneratedBy, .wasAssociatedWith], of: provenance,
            """
            activity(id:u2, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z, [prov:label = "make",
              dcterms:identifier = "urn:uuid:2", voprov:name = "make",
              fitsprov:command = "make p"])
            wasGeneratedBy(id:u1, id:u2, 2026-01-02T00:00:00Z, [prov:role = "out"])
            wasAssociatedWith(id:u2, -, id:plan-make-2_x20b, [prov:type = 'fitsprov:Software'])
            """)
        let entities = provenance.document().records(.entity)
        let plan = try Documents.document(
            """
            entity(id:plan-make-2_x20b, [prov:label = "make", prov:type = 'prov:Plan',
              prov:type = 'voprov:ActivityDescription', voprov:name = "make",
              voprov:version = "2 b", voprov:type = "Selection",
              voprov:description = "selects", voprov:docurl = "https://example.org/"])
            """)
        #expect(Document(records: Array(entities.dropFirst())) == plan)
        // When the product came to be is when the activity ended.
        #expect(
            entities[0].values(Namespace.voprov("generatedAtTime"))
                == [.dateTime("2026-01-02T00:00:00Z")])
    }

    @Test func `the product has fields, their cards, the former header, and its HDUs as members`()
        throws
    {
        var provenance = Documents.provenance {
            $0.fields = [Field(name: "site", value: "N"), Field(name: "calib_level", value: "3")]
            $0.product.hdus = [
                HDURecord(
                    number: 1, name: "PRIMARY", headerDigest: "h1", dataDigest: "d1",
                    cardMarks: "abcd"),
                HDURecord(
                    number: 12, name: "EVENTS", headerDigest: "h2", dataDigest: "d2", cardMarks: ""),
            ]
        }
        provenance.fieldCards = [
            FieldCard(name: "site", keyword: "PROV SITE", type: .string, unit: nil),
            FieldCard(name: "calib_level", keyword: "CALIBLEV", type: .integer, unit: "m / s"),
        ]
        provenance.product.former = FormerHeader(
            blocks: 3, extend: false, checksum: "abc", carried: ["aa", "bb"])
        try expectRecords(
            [.entity, .hadMember], of: provenance,
            """
            entity(id:u1, [prov:label = "p.fits", prov:type = 'voprov:DatasetEntity',
              prov:type = 'prov:Collection', prov:type = 'fitsprov:Product',
              dcterms:identifier = "urn:uuid:1", voprov:name = "p.fits",
              fitsprov:digest = "sha256:p", fitsprov:formerBlocks = "3" %% xsd:int,
              fitsprov:formerExtend = "F", fitsprov:formerChecksum = "abc",
              fitsprov:carried = "aa", fitsprov:carried = "bb",
              fitsprov:fieldCard = "site PROV.SITE string",
              fitsprov:fieldCard = "calib_level CALIBLEV integer m / s",
              field:site = "N", field:calib_level = "3"])
            entity(id:u1.hdu1, [prov:label = "PRIMARY", prov:type = 'fitsprov:HDU',
              fitsprov:number = "1" %% xsd:int, fitsprov:headerDigest = "h1",
              fitsprov:dataDigest = "d1", fitsprov:cardMarks = "abcd"])
            hadMember(id:u1, id:u1.hdu1)
            entity(id:u1.hdu12, [prov:label = "EVENTS", prov:type = 'fitsprov:HDU',
              fitsprov:number = "12" %% xsd:int, fitsprov:headerDigest = "h2",
              fitsprov:dataDigest = "d2", fitsprov:cardMarks = ""])
            hadMember(id:u1, id:u1.hdu12)
            entity(id:plan-make, [prov:label = "make", prov:type = 'prov:Plan',
              prov:type = 'voprov:ActivityDescription', voprov:name = "make"])
            """)
    }

    @Test func `members of a product in a namespace of the project's own are named by its name`()
        throws
    {
        let provenance = Documents.provenance {
            $0.namespaces = ["cta": "http://cta#"]
            $0.product.identifier = "cta:run/7"
            $0.product.hdus = [
                HDURecord(number: 1, name: "A", headerDigest: "", dataDigest: "", cardMarks: "")
            ]
        }
        let member = try #require(provenance.document().records(.hadMember).first)
        #expect(member.name(.collection)?.uri == "http://cta#run/7")
        #expect(member.name(.entity) == Namespace.id("run_x2F7.hdu1"))
    }

    @Test func `what was used keeps its order, and the product is derived from it`() throws {
        let provenance = Documents.provenance {
            var first = UsedEntity(location: "../raw/a.fits", role: "Main")
            first.identifier = "urn:uuid:A1"
            first.digest = "sha256:xyz"
            first.description = "raw"
            var second = UsedEntity(location: "b.fits")
            second.digest = "sha256:b-_"
            $0.used = [first, second, first]
            $0.used[2].location = "copy.fits"
        }
        try expectRecords(
            [.used, .wasDerivedFrom], of: provenance,
            """
            used(id:u2, id:ua1, -, [prov:location = "../raw/a.fits", prov:role = "Main",
              fitsprov:order = "1" %% xsd:int])
            wasDerivedFrom(id:u1, id:ua1, id:u2, -, -)
            used(id:u2, id:db-_, -, [prov:location = "b.fits", fitsprov:order = "2" %% xsd:int])
            wasDerivedFrom(id:u1, id:db-_, id:u2, -, -)
            used(id:u2, id:ua1, -, [prov:location = "copy.fits", prov:role = "Main",
              fitsprov:order = "3" %% xsd:int])
            wasDerivedFrom(id:u1, id:ua1, id:u2, -, -)
            """)
        let entities = provenance.document().records(.entity)
        #expect(entities.map { $0.identifier?.localPart } == ["u1", "plan-make", "ua1", "db-_"])
        let used = try Documents.document(
            """
            entity(id:ua1, [prov:label = "a.fits", prov:type = 'voprov:DatasetEntity',
              prov:location = "../raw/a.fits", dcterms:identifier = "urn:uuid:A1",
              voprov:name = "a.fits", fitsprov:digest = "sha256:xyz", voprov:comment = "raw"])
            entity(id:db-_, [prov:label = "b.fits", prov:type = 'voprov:DatasetEntity',
              prov:location = "b.fits", voprov:name = "b.fits", fitsprov:digest = "sha256:b-_"])
            """)
        #expect(Document(records: Array(entities.suffix(2))) == used)
    }

    @Test func `a product that used itself is not derived from itself`() throws {
        let provenance = Documents.provenance {
            $0.used = [UsedEntity(location: "p.fits")]
            $0.used[0].identifier = "urn:uuid:1"
        }
        #expect(provenance.document().records(.used).count == 1)
        #expect(provenance.document().records(.wasDerivedFrom).isEmpty)
        #expect(try Documents.again(provenance)?.used.map(\.location) == ["p.fits"])
    }

    @Test func `software and people are agents, in order, and people have the product`() throws {
        let provenance = Documents.provenance {
            $0.software = [
                Software(name: "ctools", version: "2.1", url: "https://c"), Software(name: "lib"),
            ]
            var person = Agent(name: "B K", role: "Operator")
            person.type = "Person"
            person.identifier = "urn:uuid:B"
            person.email = "b@k"
            person.affiliation = "APC"
            person.url = "https://b"
            $0.agents = [Agent(name: "C T", role: "Creator"), person, Agent(name: "x")]
        }
        try expectRecords(
            [.agent, .wasAssociatedWith, .wasAttributedTo], of: provenance,
            """
            agent(id:software-ctools-2.1, [prov:label = "ctools 2.1",
              prov:type = 'prov:SoftwareAgent', voprov:name = "ctools", voprov:version = "2.1",
              voprov:url = "https://c"])
            wasAssociatedWith(id:u2, id:software-ctools-2.1, id:plan-make,
              [prov:type = 'fitsprov:Software', fitsprov:order = "1" %% xsd:int])
            agent(id:software-lib, [prov:label = "lib", prov:type = 'prov:SoftwareAgent',
              voprov:name = "lib"])
            wasAssociatedWith(id:u2, id:software-lib, id:plan-make,
              [prov:type = 'fitsprov:Software', fitsprov:order = "2" %% xsd:int])
            agent(id:agent-C_x20T, [prov:label = "C T", voprov:name = "C T"])
            wasAssociatedWith(id:u2, id:agent-C_x20T, -,
              [prov:role = "Creator", fitsprov:order = "1" %% xsd:int])
            wasAttributedTo(id:u1, id:agent-C_x20T, [voprov:role = "Creator"])
            agent(id:ub, [prov:label = "B K", prov:type = 'prov:Person',
              dcterms:identifier = "urn:uuid:B", voprov:name = "B K", voprov:email = "b@k",
              voprov:affiliation = "APC", voprov:url = "https://b"])
            wasAssociatedWith(id:u2, id:ub, -,
              [prov:role = "Operator", fitsprov:order = "2" %% xsd:int])
            wasAttributedTo(id:u1, id:ub, [voprov:role = "Operator"])
            agent(id:agent-x, [prov:label = "x", voprov:name = "x"])
            wasAssociatedWith(id:u2, id:agent-x, -, [fitsprov:order = "3" %% xsd:int])
            wasAttributedTo(id:u1, id:agent-x)
            """)
    }
}
