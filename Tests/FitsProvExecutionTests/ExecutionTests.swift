import FITS
import FitsProv
import FitsProvExecution
import TestSupport
import Testing

/// An execution that is told what it uses and makes.
@Suite struct ExecutionTests {
    @Test func `all products share one execution, and say what it was told`() throws {
        let fixture = try RunFixture()
        let one = try fixture.folder.write(RunFixture.product(seed: 2), to: "one.fits")
        let two = fixture.folder.file("two.fits")
        let identifier = try Execution.run(
            "ctbin", version: "2.1.0", software: [Software(name: "ctools", version: "2.1.0")],
            agents: [Agent(name: "CTA Consortium")], options: RunFixture.options
        ) { run in
            #expect(try run.used(fixture.events, role: "Main") == fixture.events)
            try run.set("ebins", 20)
            try run.set("emin", 0.1, unit: "TeV")
            try run.field("calib_version", "v1.2")
            #expect(try run.made(one, role: "cube") == one)
            try run.write(two) { try $0.write(RunFixture.product(seed: 3)) }
            return run.identifier
        }
        for (path, role) in [(one, "cube"), (two, nil)] {
            let told = try #require(try RunFixture.read(path))
            #expect(told.activity.name == "ctbin")
            #expect(told.activity.identifier == identifier)
            #expect(told.activity.version == "2.1.0")
            #expect(told.product.role == role)
            #expect(told.software.map(\.name) == ["ctools"])
            #expect(told.agents.map(\.name) == ["CTA Consortium"])
            #expect(told.used.map(\.location) == ["events.fits"])
            #expect(told.used.first?.digest?.hasPrefix("sha256:") == true)
            #expect(told.parameters.map(\.value) == ["20", "0.1"])
            #expect(told.parameters.map(\.type) == ["long", "double"])
            #expect(told.parameters.map(\.unit) == [nil, "TeV"])
            #expect(told.fields == [Field(name: "calib_version", value: "v1.2")])
            let (start, end) = (try #require(told.activity.start), try #require(told.activity.end))
            #expect(start <= end)
        }
    }

    private struct Mishap: Error {}

    @Test func `a throw stamps and writes nothing`() throws {
        let fixture = try RunFixture()
        let before = RunFixture.product(seed: 2)
        let one = try fixture.folder.write(before, to: "one.fits")
        let run = try Execution("ctbin", options: RunFixture.options)
        #expect(throws: Mishap.self) {
            try Execution.run("ctbin", options: RunFixture.options) { run in
                try run.made(one)
                try run.write(fixture.folder.file("two.fits")) {
                    try $0.write(RunFixture.product(seed: 3))
                }
                throw Mishap()
            }
        }
        #expect(try fixture.folder.bytes(of: "one.fits") == before)
        #expect(try fixture.folder.names == ["events.fits", "one.fits"])
        run.fail("no memory")
        guard case .failed("no memory")? = run.outcome else {
            Issue.record("the execution has not failed")
            return
        }
        #expect(throws: FitsProvError.self) { try run.set("a", 1) }
        #expect(throws: FitsProvError.self) { try run.end() }
    }

    @Test func `an asynchronous body does the same`() async throws {
        let fixture = try RunFixture()
        let one = try fixture.folder.write(RunFixture.product(seed: 2), to: "one.fits")
        try await Execution.run("ctbin", options: RunFixture.options) { run in
            await Task.yield()
            try run.made(one)
        }
        #expect(try RunFixture.read(one)?.activity.name == "ctbin")
        await #expect(throws: Mishap.self) {
            try await Execution.run("ctbin", options: RunFixture.options) { _ in
                await Task.yield()
                throw Mishap()
            }
        }
    }

    @Test func `eight tasks tell one execution`() async throws {
        let fixture = try RunFixture()
        let folder = fixture.folder.path
        let events = fixture.events
        try await Execution.run("many", options: RunFixture.options) { run in
            try await withThrowingTaskGroup { group in
                for task in 0..<8 {
                    group.addTask {
                        for number in 0..<20 {
                            try run.set("p\(task)_\(number)", number)
                            try run.used(events)
                        }
                        try run.write("\(folder)/\(task).fits") {
                            for piece in 0..<3 {
                                let bytes = RunFixture.product(seed: task)
                                let third = bytes.count / 3
                                let end = piece == 2 ? bytes.count : (piece + 1) * third
                                try $0.write(Array(bytes[piece * third..<end]))
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        var identifiers: Set<String> = []
        for task in 0..<8 {
            let told = try #require(try RunFixture.read("\(folder)/\(task).fits"))
            #expect(told.parameters.count == 160)
            #expect(told.used.count == 1)
            identifiers.insert(told.product.identifier)
        }
        #expect(identifiers.count == 8)
    }

    @Test func `one product that cannot be stamped leaves all as they were`() throws {
        let fixture = try RunFixture()
        let before = RunFixture.product(seed: 2)
        let one = try fixture.folder.write(before, to: "one.fits")
        let error = #expect(throws: FitsProvError.self) {
            try Execution.run("ctbin", options: RunFixture.options) { run in
                try run.made(one)
                try run.made(fixture.folder.file("missing.fits"))
            }
        }
        #expect(error?.path.hasSuffix("missing.fits") == true)
        #expect(try fixture.folder.bytes(of: "one.fits") == before)
    }

    @Test func `what the execution made is none of its inputs`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        let two = fixture.folder.file("two.fits")
        try Execution.run("ctbin", options: RunFixture.options) { run in
            try fixture.folder.write(RunFixture.product(seed: 2), to: "one.fits")
            try run.used(fixture.events)
            try run.used(one)
            try run.made(one)
            try run.write(two) { try $0.write(RunFixture.product(seed: 3)) }
        }
        #expect(try RunFixture.read(two)?.used.map(\.location) == ["events.fits"])
        #expect(try RunFixture.read(one)?.used.map(\.location) == ["events.fits"])
    }

    @Test func `a file that is edited in its place is input and output`() throws {
        let fixture = try RunFixture()
        let before = try Inspection(fixture.events, depth: .contents(.digests)).digest?.text
        try Execution.run("edit", options: RunFixture.options) { run in
            try run.used(fixture.events, digest: .now)
            try fixture.folder.write(RunFixture.product(seed: 9), to: "events.fits")
            try run.made(fixture.events)
        }
        let told = try #require(try RunFixture.read(fixture.events))
        #expect(told.used.map(\.digest) == [before])
        #expect(told.product.digest != before)
    }

    @Test func `an input that changes meanwhile is recorded without a digest`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        let run = try Execution("ctbin", options: RunFixture.options)
        try run.used(fixture.events)
        try run.configured(by: try fixture.folder.write(Array("a = 1\n".utf8), to: "a.cfg"))
        try run.write(one) { try $0.write(RunFixture.product(seed: 2)) }
        try fixture.folder.write(RunFixture.product(seed: 9, size: 500), to: "events.fits")
        try fixture.folder.write(Array("a = 22\n".utf8), to: "a.cfg")
        try run.end()
        let told = try #require(try RunFixture.read(one))
        #expect(told.used.map(\.digest) == [nil])
        #expect(told.used.map(\.location) == ["events.fits"])
        #expect(told.configuration.map(\.digest) == [nil])
        #expect(run.warnings.count { $0.contains("has changed since it was used") } == 2)
    }

    @Test func `a record tells everything at once`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        var record = StampRequest(activity: "make_cube")
        record.activity.identifier = "urn:x:execution"
        record.activity.end = "2026-03-13T23:44:46Z"
        record.activity.start = "2026-03-13T23:44:40Z"
        record.product = "urn:x:product"
        record.used = [UsedEntity(location: fixture.events, role: "Main")]
        record.fields = [Field(name: "calib_version", value: "v1")]
        let run = try Execution("other", version: "3", options: RunFixture.options)
        try run.record(record)
        try run.write(one) { try $0.write(RunFixture.product(seed: 2)) }
        let made = try run.end()
        #expect(made.map(\.identifier) == ["urn:x:product"])
        let told = try #require(try RunFixture.read(one))
        #expect(told.activity.name == "make_cube")
        #expect(told.activity.version == "3")
        #expect(told.activity.identifier == "urn:x:execution")
        #expect(told.activity.start == "2026-03-13T23:44:40Z")
        #expect(told.used.map(\.role) == ["Main"])
    }

    @Test func `what is told again adds to what is known`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        try Execution.run("x", options: RunFixture.options) { run in
            try run.used(fixture.events)
            try run.used(
                fixture.events, role: "Main", identifier: "urn:x:events", description: "a list")
            try run.used(fixture.events, identifier: "urn:x:other")
            try run.write(one) { try $0.write(RunFixture.product(seed: 2)) }
        }
        let used = try #require(try RunFixture.read(one)?.used.first)
        #expect(used.role == "Main")
        #expect(used.identifier == "urn:x:events")
        #expect(used.description == "a list")
    }

    @Test func `a digest that a record gives of a configuration stays`() throws {
        let fixture = try RunFixture()
        let one = fixture.folder.file("one.fits")
        var file = ConfigurationFile(
            location: try fixture.folder.write(Array("a\n".utf8), to: "a.cfg"))
        file.digest = "file-sha256:eWdUDnlZqYnljINVOEzta181wY936OYGtTG336uyTNA"
        var record = StampRequest(activity: "x")
        record.configuration = [file]
        let run = try Execution("x", options: RunFixture.options)
        try run.record(record)
        try run.write(one) { try $0.write(RunFixture.product(seed: 2)) }
        try run.end()
        #expect(try RunFixture.read(one)?.configuration.map(\.digest) == [file.digest])
    }

    @Test func `an execution that is over stays as it ended`() throws {
        let fixture = try RunFixture()
        let one = try fixture.folder.write(RunFixture.product(seed: 2), to: "one.fits")
        let run = try Execution("x", options: RunFixture.options)
        try run.made(one)
        let made = try run.end()
        run.fail("too late")
        guard case .stamped(let told)? = run.outcome, told == made else {
            Issue.record("it ended otherwise")
            return
        }
        #expect(throws: FitsProvError.self) { try run.made(one) }
        #expect(throws: FitsProvError.self) { try run.end() }
    }

    @Test(arguments: ["", " \n"]) func `an activity has a name`(_ name: String) {
        #expect(throws: FitsProvError.self) { _ = try Execution(name) }
    }

    @Test func `what is wrong is said when it is told`() throws {
        let run = try Execution("x", options: RunFixture.options)
        #expect(throws: FitsProvError.self) { try run.used("") }
        #expect(throws: FitsProvError.self) { try run.used("a\0b") }
        #expect(throws: FitsProvError.self) { try run.used("a.fits", identifier: "no URI") }
        #expect(throws: FitsProvError.self) { try run.used("/nowhere/a.fits", digest: .now) == "" }
        #expect(throws: FitsProvError.self) { try run.set(" ", 1) }
        #expect(throws: FitsProvError.self) { try run.set("api_key", 1) }
        #expect(throws: FitsProvError.self) { try run.field("Calib", "1") }
        #expect(throws: FitsProvError.self) { try run.field("digest", "1") }
        #expect(throws: FitsProvError.self) { try run.made("") }
        #expect(throws: FitsProvError.self) { try run.made("a.fits", identifier: "no URI") }
        #expect(try run.end().isEmpty)
    }
}

/// Very many products.
@Suite struct ManyProductsTests {
    @Test func `more products than may wait at once are stamped, told in the order given`() throws {
        let fixture = try RunFixture()
        var names: [String] = []
        for number in (0..<150).reversed() {
            try fixture.folder.write(RunFixture.product(seed: number), to: "\(number).fits")
            names.append(fixture.folder.file("\(number).fits"))
        }
        let run = try Execution("many", options: RunFixture.options)
        for name in names { try run.made(name) }
        let made = try run.end()
        #expect(made.map(\.path) == names)
        let told = try names.map { try RunFixture.read($0)?.product.identifier }
        #expect(told == made.map(\.identifier))
    }
}
