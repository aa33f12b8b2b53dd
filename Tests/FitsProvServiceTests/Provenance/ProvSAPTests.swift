import FitsProv
import PROV
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct ProvSAPTests {
    /// The labels of the entities, activities and agents of an answer, in order.
    private static func labels(_ reply: Reply, _ kind: Record.Kind) throws -> [String] {
        let document = try Document(provJSON: reply.body)
        #expect(document.validate().isValid)
        return document.records(kind).map { $0.label ?? $0.identifier?.uri ?? "" }.sorted()
    }

    private static func get(
        _ client: Client, _ id: String, _ more: String = ""
    ) async throws -> Reply {
        let reply = try await client.get("/provsap?ID=\(Client.encoded(id))\(more)")
        #expect(reply.status == 200)
        return reply
    }

    @Test func `as many relations are followed as are asked for`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let did = try made.did("cube.fits")
        try await RunningService.with(options) { client in
            let none = try await Self.get(client, did, "&DEPTH=0")
            #expect(none.headers["content-type"] == "application/json")
            #expect(try Self.labels(none, .entity) == ["cube.fits"])
            #expect(try Self.labels(none, .activity) == [])
            let usual = try await Self.get(client, did)
            #expect(try Self.labels(usual, .entity) == ["cube.fits"])
            #expect(try Self.labels(usual, .activity) == ["ctbin"])
            let two = try await Self.get(client, did, "&depth=2")
            #expect(try Self.labels(two, .entity) == ["cube.fits", "events.fits"])
            #expect(try Self.labels(two, .activity) == ["ctbin"])
            let three = try await Self.get(client, did, "&depth=3")
            #expect(try Self.labels(three, .activity) == ["calibrate", "ctbin"])
            #expect(try Self.labels(three, .entity) == ["cube.fits", "events.fits"])
            let all = try await Self.get(client, did, "&DEPTH=all")
            #expect(try Self.labels(all, .activity) == ["calibrate", "ctbin", "makeflat"])
            let entities = try Self.labels(all, .entity)
            for name in ["cube.fits", "events.fits", "flat.fits", "irf.fits", "raw.fits", "cut"] {
                #expect(entities.contains(name))
            }
            #expect(!entities.contains("spectrum.fits"))
            #expect(try Self.labels(all, .agent) == ["A. Person", "pipe 1.10"])
            #expect(all.headers["x-overflow"] == nil)
        }
    }

    @Test func `forth leads to what was made`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let raw = "\(try made.number("raw.fits"))"
        try await RunningService.with(options) { client in
            let one = try await Self.get(client, raw, "&DIRECTION=FORTH")
            #expect(try Self.labels(one, .activity) == ["calibrate"])
            #expect(try Self.labels(one, .entity) == ["raw.fits"])
            let all = try await Self.get(client, raw, "&DIRECTION=forward&DEPTH=ALL")
            #expect(
                try Self.labels(all, .entity) == [
                    "cube.fits", "events.fits", "raw.fits", "spectrum.fits",
                ])
            #expect(try Self.labels(all, .activity) == ["calibrate", "ctbin", "ctspec"])
        }
    }

    @Test func `a product is known by each of its names`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let uuid = ServedProducts.events.dropFirst("urn:uuid:".count)
        let cube = Client.encoded(try made.did("cube.fits"))
        let names = [
            try made.did("events.fits"), "\(try made.number("events.fits"))",
            ServedProducts.events, made.path("events.fits"), "urn:fitsprov:id:u\(uuid)",
            "id:u\(uuid)",
        ]
        try await RunningService.with(options) { client in
            for name in names {
                let reply = try await Self.get(client, name)
                #expect(try Self.labels(reply, .activity) == ["calibrate"])
            }
            let target = try await client.get("/provsap?target=\(Client.encoded(names[0]))")
            #expect(try Self.labels(target, .activity) == ["calibrate"])
            let posted = try await client.post(
                "/provsap",
                "ID=\(Client.encoded(names[0]))&ID=\(cube)")
            #expect(try Self.labels(posted, .entity) == ["cube.fits", "events.fits"])
        }
    }

    @Test func `activities and agents can be asked about`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        try await RunningService.with(options) { client in
            let run = try await Self.get(client, ServedProducts.run)
            #expect(try Self.labels(run, .activity) == ["calibrate"])
            #expect(try Self.labels(run, .entity).contains("raw.fits"))
            #expect(try !Self.labels(run, .entity).contains("events.fits"))
            let forth = try await Self.get(client, ServedProducts.run, "&DIRECTION=FORTH")
            #expect(try Self.labels(forth, .entity) == ["events.fits"])
            let person = try await Self.get(client, "A. Person")
            #expect(try Self.labels(person, .activity) == ["makeflat"])
            #expect(try Self.labels(person, .entity) == ["flat.fits"])
        }
    }

    @Test func `parts can be left out or asked for`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let id = try made.did("events.fits")
        try await RunningService.with(options) { client in
            let usual = try await Self.get(client, id, "&DEPTH=2")
            #expect(try Self.labels(usual, .entity).contains("cut"))
            #expect(!usual.text.contains("ActivityDescription"))
            #expect(!usual.text.contains("fitsprov:HDU"))
            let plain = try await Self.get(client, id, "&DEPTH=2&CONFIGURATION=0")
            #expect(try !Self.labels(plain, .entity).contains("cut"))
            let described = try await Self.get(client, id, "&DEPTH=2&DESCRIPTIONS=1")
            #expect(described.text.contains("ActivityDescription"))
            for name in ["MEMBERS", "STEPS"] {
                let members = try await Self.get(client, id, "&\(name)=1")
                #expect(members.text.contains("fitsprov:HDU"))
            }
            let short = try await Self.get(client, id, "&DEPTH=2&ATTRIBUTES=0")
            #expect(!short.text.contains("dcterms:identifier"))
            #expect(try Self.labels(short, .entity).contains("raw.fits"))
            let w3c = try await Self.get(client, id, "&MODEL=W3C")
            #expect(!w3c.text.contains("voprov:DatasetEntity"))
            #expect(usual.text.contains("voprov:DatasetEntity"))
        }
    }

    @Test(arguments: ["PROV-JSON", "PROV-XML", "PROV-N", "PROV-VOTABLE", "PROV-DOT"])
    func `each format is said by its name, its media type or the header`(
        name: String
    ) async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let id = try made.did("cube.fits")
        let format = try #require(ProvenanceFormat(rawValue: name))
        try await RunningService.with(options) { client in
            let named = try await Self.get(
                client, id, "&DEPTH=ALL&RESPONSEFORMAT=\(name.lowercased())")
            #expect(named.headers["content-type"] == format.mediaType)
            #expect(named.text.contains("cube.fits"))
            let type = Client.encoded(format.mediaType)
            let typed = try await Self.get(client, id, "&DEPTH=ALL&RESPONSEFORMAT=\(type)")
            #expect(typed.body == named.body)
            let path = "/provsap?ID=\(Client.encoded(id))&DEPTH=ALL"
            let accepted = try await client.get(path, "Accept: x/y, \(format.mediaType);q=0.9\r\n")
            #expect(accepted.body == named.body)
            switch format {
            case .json: #expect(try Document(provJSON: named.body).validate().isValid)
            case .xml:
                #expect(try Document(provXML: named.body).validate().isValid)
                #expect(try PROVSchema.complaint(about: [named.body]) == nil)
            case .provN: #expect(try Document(provN: named.body).validate().isValid)
            case .votable: #expect(named.text.contains("<TABLE name=\"prov.was_generated_by\""))
            default: #expect(named.text.hasPrefix("digraph"))
            }
        }
    }

    @Test(.enabled(if: Tool("dot").isPresent, "Graphviz is not installed"))
    func `a picture is kept from doing anything`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let id = try made.did("cube.fits")
        try await RunningService.with(options) { client in
            let reply = try await Self.get(client, id, "&RESPONSEFORMAT=PROV-SVG")
            #expect(reply.headers["content-type"] == "image/svg+xml")
            #expect(reply.text.contains("<svg"))
            let policy = try #require(reply.headers["content-security-policy"])
            #expect(policy.hasPrefix("sandbox; default-src 'none'"))
        }
    }

    @Test(arguments: [
        ("", 400, "ID is missing: it names a product, activity or agent of this archive"),
        ("ID=", 400, "ID is missing: it names a product, activity or agent of this archive"),
        ("ID=1&DEPTH=-1", 400, "DEPTH is ALL or a whole number of 0 or more, not '-1'"),
        ("ID=1&DEPTH=deep", 400, "DEPTH is ALL or a whole number of 0 or more, not 'deep'"),
        ("ID=1&DEPTH=1&DEPTH=2", 400, "DEPTH is given 2 times; give it once"),
        ("ID=1&DIRECTION=UP", 400, "DIRECTION is BACK or FORTH, not 'UP'"),
        ("ID=1&MEMBERS=2", 400, "MEMBERS is 0 or 1, not '2'"),
        ("ID=1&AGENTS=yes", 400, "AGENTS is 0 or 1, not 'yes'"),
        ("ID=1&DESCRIPTIONS=3", 400, "DESCRIPTIONS is 0 or 1 or 2, not '3'"),
        ("ID=1&MODEL=UML", 400, "MODEL is IVOA or W3C, not 'UML'"),
        (
            "ID=1&RESPONSEFORMAT=TURTLE", 400,
            "RESPONSEFORMAT 'TURTLE' is not supported; use one of PROV-JSON, PROV-XML, PROV-N, "
                + "PROV-VOTABLE, PROV-SVG, PROV-DOT"
        ),
        ("ID=nothing", 404, "there is no product, activity or agent 'nothing' in this archive"),
        ("ID=999999", 404, "there is no product, activity or agent '999999' in this archive"),
        (
            "ID=a%0Ab%1B%5B31m", 404,
            "there is no product, activity or agent 'a\\u{a}b\\u{1b}[31m' in this archive"
        ),
    ])
    func `what is wrong is said in a line`(query: String, status: Int, line: String) async throws {
        try await RunningService.with { client in
            let reply = try await client.get("/provsap?\(query)")
            #expect(reply.status == status)
            #expect(reply.text == line + "\n")
            #expect(reply.headers["content-type"] == "text/plain; charset=utf-8")
        }
    }

    @Test func `a product whose file has gone is said to be gone`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let id = try made.did("cube.fits")
        try Scratch.remove(made.path("cube.fits"))
        try await RunningService.with(options) { client in
            let reply = try await client.get("/provsap?ID=\(Client.encoded(id))")
            #expect(reply.status == 410)
            #expect(reply.text == "the product 'cube.fits' is gone\n")
        }
    }

    @Test func `a product of which nothing is known is told of all the same`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options()
        let id = try made.did("arf.fits")
        try await RunningService.with(options) { client in
            let reply = try await Self.get(client, id, "&DEPTH=ALL")
            #expect(try Self.labels(reply, .entity) == ["arf.fits"])
        }
    }

    @Test func `an answer that is cut says so`() async throws {
        let made = try ServedProducts.filled()
        let options = try made.options { $0.limits.provenanceProducts = 2 }
        let id = try made.did("cube.fits")
        try await RunningService.with(options) { client in
            let reply = try await Self.get(client, id, "&DEPTH=ALL")
            #expect(reply.headers["x-overflow"] == "true")
            #expect(try Self.labels(reply, .activity).contains("ctbin"))
            let table = try await Self.get(client, id, "&DEPTH=ALL&RESPONSEFORMAT=PROV-VOTABLE")
            #expect(table.text.contains("value=\"OVERFLOW\""))
        }
    }

    @Test func `names that strangers chose stay texts in every document`() async throws {
        let made = try ServedProducts.filled()
        let hostile = ServedProducts.hostile
        try made.write("in.fits")
        let input = made.path("in.fits")
        try made.make("evil.fits", by: hostile) { request in
            request.agents = [Agent(name: hostile, role: hostile)]
            request.parameters = [Parameter(name: "p", value: hostile)]
            request.used = [
                UsedEntity(location: input, role: hostile),
                UsedEntity(location: "https://example.org/\(hostile)"),
            ]
        }
        let options = try made.options()
        let id = try made.did("evil.fits")
        try await RunningService.with(options) { client in
            for format in ProvenanceFormat.allCases where format.isAvailable {
                let reply = try await Self.get(
                    client, id, "&DEPTH=ALL&RESPONSEFORMAT=\(format.rawValue)")
                #expect(!reply.body.contains(0x1B))
                switch format {
                case .json: #expect(try Document(provJSON: reply.body).validate().isValid)
                case .xml: #expect(try Document(provXML: reply.body).validate().isValid)
                case .provN: #expect(try Document(provN: reply.body).validate().isValid)
                case .votable, .svg, .dot: #expect(!reply.text.contains("<script>"))
                }
            }
            let links = try await client.get("/links?ID=\(Client.encoded(id))")
            #expect(!links.text.contains("<script>"))
            #expect(!links.body.contains(0x1B))
        }
    }
}
