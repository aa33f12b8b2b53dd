import Foundation
import TestSupport
import Testing

/// `fitsprov run --describe`: what a program does is known before it runs.
@Suite struct RunDescribeTests {
    private static let description = """
        {"name": "mycopy", "version": "2", "parameters": [
            {"name": "in", "type": "file", "required": true}, {"name": "out", "type": "file"},
            {"name": "bins", "type": "int", "min": "1", "max": "10", "unit": "pix"}],
         "used": [{"role": "Main", "parameter": "in"}],
         "generated": [{"role": "Copy", "parameter": "out"}]}
        """

    private static let script = "cp \"${1#in=}\" \"${2#out=}\""

    @Test(arguments: RunFixture.methods)
    func `a description names the activity, the roles and the units`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        try folder.write(Self.description.utf8, to: "job.json")
        let run = try RunFixture.run(
            options + ["--describe", "job.json", "--strict"], "sh", "-c", Self.script, "sh",
            "in=cube.fits", "out=new.fits", "bins=3", in: folder)
        #expect(run.status == 0 && run.complaints == "")
        let told = try RunFixture.provenance("new.fits", in: folder)
        let activity = try #require(told["activity"] as? [String: Any])
        #expect(activity["name"] as? String == "mycopy" && activity["version"] as? String == "2")
        let used = try #require(told["used"] as? [[String: Any]])
        #expect(used.map { $0["role"] as? String } == ["Main"])
        let parameters = try #require(told["parameters"] as? [[String: Any]])
        let bins = try #require(parameters.first { $0["name"] as? String == "bins" })
        #expect(bins["unit"] as? String == "pix" && bins["max"] as? String == "10")
    }

    @Test func `what does not agree is a warning, and strictly an end before the start`() throws {
        let folder = try Fitsprov.folder()
        try folder.write(Self.description.utf8, to: "job.json")
        let words = """
            fitsprov: touch: the parameter 'bins' is '30', more than 10
            fitsprov: touch: the parameter 'x' is not known to mycopy
            fitsprov: touch: the file 'none.fits' for 'Main' is missing

            """
        let strict = try RunFixture.run(
            ["--describe", "job.json", "--strict"], "touch", "in=none.fits", "bins=30", "x=1",
            in: folder)
        #expect(strict.status == 1 && strict.complaints == words)
        #expect(try folder.names == ["cube.fits", "events.fits", "job.json"])
        let mild = try RunFixture.run(
            ["--describe", "job.json", "--no-sidecar"], "touch", "in=none.fits", "bins=30", "x=1",
            in: folder)
        #expect(mild.status == 0 && mild.complaints.hasPrefix(words))
        #expect(try folder.names.contains("x=1"))
    }

    @Test func `a description that cannot be read starts nothing`() throws {
        let folder = try Fitsprov.folder()
        try folder.write("{\"name\": 3}".utf8, to: "bad.json")
        #expect(try RunFixture.run(["--strict"], "touch", "x", in: folder).status == 64)
        for file in ["bad.json", "none.json"] {
            let run = try RunFixture.run(["--describe", file], "touch", "x", in: folder)
            #expect(run.status == 2 && run.complaints.hasPrefix("fitsprov: \(file): "))
        }
        #expect(try !folder.names.contains("x"))
    }
}
