import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// What `show` and `verify --inputs` say of inputs.
@Suite struct InputLookupTests {
    /// A product that was made from `events.fits`, which is stamped itself if it should be.
    private func fixture(stamped: Bool = false) throws -> StampFixture {
        let fixture = try StampFixture()
        let events = fixture.folder.file("events.fits")
        if stamped { try fixture.stamp(events, StampRequest(activity: "observe")) }
        var request = StampRequest(activity: "ctbin")
        request.used = [UsedEntity(location: events, role: "Main")]
        try fixture.stamp(fixture.product, request)
        return fixture
    }

    private func check(_ fixture: borrowing StampFixture) throws -> Check {
        try #require(try Stamps.verify(fixture.product, inputs: true).check(.inputs))
    }

    private func move(_ from: String, _ to: String, in folder: borrowing ScratchFolder) throws {
        let target = URL(filePath: folder.file(to)).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: folder.file(from), toPath: folder.file(to))
    }

    @Test func `an input in its place is unchanged`() throws {
        let check = try check(fixture())
        #expect(check.outcome == .ok)
        #expect(check.details == ["events.fits: present, unchanged"])
    }

    @Test(arguments: [true, false], ["evt1.fits", "old/events.fits", "old/evt1.fits"])
    func `an input that was renamed or moved is found`(stamped: Bool, name: String) throws {
        let fixture = try fixture(stamped: stamped)
        try move("events.fits", name, in: fixture.folder)
        let verification = try Stamps.verify(fixture.product, inputs: true)
        #expect(verification.verdict == .intact)
        let check = try #require(verification.check(.inputs))
        #expect(check.summary == "1 of 1 unchanged since they were used")
        #expect(check.details == ["\(name): present, unchanged, was events.fits"])
        #expect(verification.inputs.first?.path == name)
        #expect(verification.inputs.first?.evidence == "digest")
    }

    @Test func `a missing input fails`() throws {
        let fixture = try fixture()
        try FileManager.default.removeItem(atPath: fixture.folder.file("events.fits"))
        let check = try check(fixture)
        #expect(check.outcome == .failed)
        #expect(check.summary == "1 of 1 missing")
        #expect(check.details == ["events.fits: missing"])
    }

    @Test func `a changed input fails`() throws {
        let fixture = try fixture()
        try fixture.folder.write(FITSBytes.primary(["HISTORY new"]), to: "events.fits")
        let check = try check(fixture)
        #expect(check.outcome == .failed)
        #expect(check.summary == "1 of 1 not what was used")
        #expect(check.details == ["events.fits: changed since it was used"])
    }

    @Test func `another product in the place of an input fails`() throws {
        let fixture = try fixture(stamped: true)
        let events = fixture.folder.file("events.fits")
        try fixture.folder.write(FITSBytes.primary(["HISTORY other"]), to: "events.fits")
        try fixture.stamp(events, StampRequest(activity: "observe"))
        let check = try check(fixture)
        #expect(check.outcome == .failed)
        #expect(
            check.details
                == ["events.fits: missing, another product has its name: events.fits"])
    }

    @Test func `a product in the place of an input without a stamp fails`() throws {
        let fixture = try fixture()
        let events = fixture.folder.file("events.fits")
        try fixture.folder.write(FITSBytes.primary(["HISTORY other"]), to: "events.fits")
        let plan = try fixture.stamp(events, StampRequest(activity: "observe"))
        let check = try check(fixture)
        let now = plan.provenance.product.identifier
        #expect(check.outcome == .failed)
        #expect(
            check.details
                == ["events.fits: changed since it was used, had no stamp; now there is \(now)"])
    }

    @Test func `an input that was stamped since is unchanged, and that is said`() throws {
        let fixture = try fixture()
        try fixture.stamp(
            fixture.folder.file("events.fits"), StampRequest(activity: "observe"))
        let check = try check(fixture)
        #expect(check.outcome == .ok)
        #expect(
            check.details == ["events.fits: present, unchanged, stamped since it was used"])
    }

    @Test func `a pipe in the place of an input is not opened, and fails`() throws {
        let fixture = try fixture()
        let path = fixture.folder.file("events.fits")
        try FileManager.default.removeItem(atPath: path)
        _ = try Tool("mkfifo").run([path])
        let check = try check(fixture)
        #expect(check.outcome == .failed)
        #expect(check.details.first?.contains("cannot be read") == true)
    }

    @Test(arguments: [
        "../secret.fits", "/etc/hostname", "https://example.org/a", "a/../../b", "nul\0.fits", "",
        "../../../../../../etc/hostname",
    ])
    func `an input outside of the folder is not opened`(location: String) throws {
        let fixture = try StampFixture()
        let states = InputLookup().states(
            of: [UsedEntity(location: location)], by: fixture.product)
        #expect(states.map(\.state) == [.outside])
        #expect(states.map(\.words) == ["outside, not opened"])
    }

    @Test func `a link that leads outside is not followed`() throws {
        let fixture = try StampFixture()
        let link = fixture.folder.file("link.fits")
        _ = try Tool("ln").run(["-s", "/etc/hostname", link])
        let states = InputLookup().states(
            of: [UsedEntity(location: "link.fits")], by: fixture.product)
        #expect(states.map(\.state) == [.outside])
    }

    @Test(arguments: ["raw/a.fits", "link/a.fits", "link.fits", "link/../raw/a.fits"])
    func `a link that stays inside is followed`(location: String) throws {
        let stamps = try CardStamps()
        try stamps.write("raw/a.fits", named: [])
        let digest = try stamps.digest("raw/a.fits")
        let (files, folder) = (FileManager.default, stamps.folder.path)
        try files.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "raw")
        try files.createSymbolicLink(
            atPath: folder + "/link.fits", withDestinationPath: "raw/a.fits")
        try stamps.write("p.fits", named: [])
        var used = UsedEntity(location: location)
        used.digest = digest
        let states = InputLookup().states(of: [used], by: stamps.folder.file("p.fits"))
        #expect(states.map(\.state) == [.confirmed])
        #expect(states.map(\.isElsewhere) == [false])
    }

    @Test func `a folder that is a link outside is not searched, and what it holds is outside`()
        throws
    {
        let outside = try CardStamps()
        try outside.write("a.fits", named: [])
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: [])
        try FileManager.default.createSymbolicLink(
            atPath: stamps.folder.file("link"), withDestinationPath: outside.folder.path)
        let digest = try outside.digest("a.fits")
        func states(_ location: String, _ root: String? = nil) -> [Resolution.State] {
            var used = UsedEntity(location: location)
            used.digest = digest
            return InputLookup(root: root).states(of: [used], by: stamps.folder.file("p.fits"))
                .map(\.state)
        }
        #expect(states("link/a.fits") == [.outside])
        #expect(states("a.fits") == [.missing])
        #expect(states("a.fits", outside.folder.path) == [.confirmed])
    }

    @Test func `a folder whose name begins like the product's is another`() throws {
        let folder = try ScratchFolder()
        for name in ["data", "data2"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: false)
        }
        try folder.write(FITSBytes.primary(), to: "data/cube.fits")
        try folder.write(FITSBytes.primary(["HISTORY raw"]), to: "data2/raw.fits")
        var request = StampRequest(activity: "x")
        request.used = [UsedEntity(location: folder.file("data2/raw.fits"))]
        try Stamps.stamp(folder.file("data/cube.fits"), request)
        let used = try #require(
            try Inspection(folder.file("data/cube.fits"), depth: .contents([])).provenance?.used)
        #expect(used.map(\.location) == ["../data2/raw.fits"])
        let product = folder.file("data/cube.fits")
        #expect(InputLookup().states(of: used, by: product).map(\.state) == [.outside])
        let both = InputLookup(root: folder.path)
        #expect(both.states(of: used, by: product).map(\.state) == [.confirmed])
        #expect(both.states(of: used, by: product).map(\.path) == ["../data2/raw.fits"])
    }

    @Test func `what is not measured is identified by its stamp`() throws {
        let fixture = try fixture(stamped: true)
        let used = try #require(
            try Inspection(fixture.product, depth: .documents).provenance?.used)
        let lookup = InputLookup()
        let states = lookup.states(of: used, by: fixture.product, largest: nil)
        #expect(states.map(\.state) == [.identified])
        let small = lookup.states(of: used, by: fixture.product, largest: 100)
        #expect(small.map(\.state) == [.identified])
        #expect(small.first?.findings.map(\.finding) == ["too large"])
        #expect(lookup.states(of: used, by: fixture.product).map(\.state) == [.confirmed])
    }

    @Test func `a search that was cut short is said`() throws {
        let fixture = try fixture()
        try move("events.fits", "evt1.fits", in: fixture.folder)
        let used = try #require(
            try Inspection(fixture.product, depth: .documents).provenance?.used)
        let lookup = InputLookup(searchedBytes: 100)
        let states = lookup.states(of: used, by: fixture.product)
        #expect(states.map(\.words) == ["missing, not every file was looked at"])
    }

    @Test func `what was found once in a run is not searched for again`() throws {
        let fixture = try fixture()
        try move("events.fits", "evt1.fits", in: fixture.folder)
        let used = try #require(
            try Inspection(fixture.product, depth: .documents).provenance?.used)
        let lookup = InputLookup()
        #expect(lookup.states(of: used, by: fixture.product).map(\.state) == [.confirmed])
        try FileManager.default.removeItem(atPath: fixture.folder.file("evt1.fits"))
        #expect(lookup.states(of: used, by: fixture.product).map(\.state) == [.confirmed])
        #expect(InputLookup().states(of: used, by: fixture.product).map(\.state) == [.missing])
    }
}
