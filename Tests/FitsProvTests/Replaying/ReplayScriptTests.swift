import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// The steps of a product as a script.
@Suite struct ReplayScriptTests {
    /// Stamps a file as made by a command from others.
    private func make(
        _ name: String, by activity: String, run: String? = nil, _ command: String?,
        from used: [String] = [], in folder: borrowing ScratchFolder,
        _ change: (inout StampRequest) -> Void = { _ in }
    ) throws {
        let path = try folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'\(activity)'")]), to: name)
        var request = StampRequest(activity: activity)
        request.activity.identifier = run ?? ""
        request.activity.command = command
        request.used = used.map { UsedEntity(location: folder.file($0)) }
        change(&request)
        try Stamps.stamp(path, request)
    }

    private func script(_ name: String, in folder: borrowing ScratchFolder) throws -> ReplayScript {
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        return ReplayScript(
            try Lineage(of: folder.file(name), in: catalogue, files: files))
    }

    private func lines(_ script: ReplayScript) -> [String] {
        script.text(by: "test 1") { $0.name }.split(separator: "\n").map(String.init)
    }

    @Test func `each step comes after those that it needs`() throws {
        let folder = try ScratchFolder()
        try make("raw.fits", by: "observe", "observe raw.fits", in: folder)
        try make("flat.fits", by: "flat", "flat flat.fits", in: folder)
        try make(
            "mid.fits", by: "reduce", "reduce mid.fits", from: ["raw.fits", "flat.fits"],
            in: folder)
        try make(
            "end.fits", by: "stack", "stack end.fits", from: ["flat.fits", "mid.fits"], in: folder)
        let script = try script("end.fits", in: folder)
        #expect(script.count == 4)
        #expect(script.commands == 4)
        let commands = lines(script).filter { !$0.hasPrefix("#") }
        #expect(
            commands == [
                "set -eu", "flat flat.fits", "observe raw.fits", "reduce mid.fits",
                "stack end.fits",
            ])
        let text = lines(script)
        #expect(text.first == "#!/bin/sh")
        #expect(text.contains("# How end.fits was made: 4 steps, raw data first."))
        #expect(text.contains("# 4 of 4 commands are recorded. Read it before you run it."))
    }

    @Test func `one execution that made two products is one step`() throws {
        let folder = try ScratchFolder()
        let run = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"
        try make("a.fits", by: "split", run: run, "split x", in: folder)
        try make("b.fits", by: "split", run: run, "split x", in: folder)
        try make("end.fits", by: "stack", "stack end.fits", from: ["a.fits", "b.fits"], in: folder)
        let script = try script("end.fits", in: folder)
        #expect(script.count == 2)
        let text = lines(script)
        #expect(text.filter { $0 == "split x" }.count == 1)
        #expect(text.contains("#   made       a.fits"))
        #expect(text.contains("#   made       b.fits"))
    }

    @Test func `what only borrows the identifier of an execution is a step of its own`() throws {
        let folder = try ScratchFolder()
        let run = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"
        try make("a.fits", by: "split", run: run, "split x", in: folder)
        try make("b.fits", by: "split", run: run, "split y", in: folder)
        try make("end.fits", by: "stack", nil, from: ["a.fits", "b.fits"], in: folder)
        let script = try script("end.fits", in: folder)
        #expect(script.count == 3)
        #expect(script.commands == 2)
        #expect(
            lines(script).contains("# 2 of 3 commands are recorded. Read it before you run it."))
        #expect(lines(script).contains("#   command    not recorded"))
    }

    @Test(arguments: [
        "a | b", "rm -rf $HOME", "a; b", "cd /tmp", "exit 0", "a\nrm x", "a > b", "a\u{1B}[2J",
        "if true", "a &",
    ])
    func `what is more than one plain command is a comment`(command: String) throws {
        let folder = try ScratchFolder()
        try make("a.fits", by: "x", command, in: folder)
        let script = try script("a.fits", in: folder)
        #expect(script.commands == 0)
        let text = lines(script)
        #expect(text.filter { !$0.hasPrefix("#") } == ["set -eu"])
        #expect(text.contains("# 1 of 1 command is recorded; 1 cannot be run as it stands."))
    }

    @Test func `no name, parameter or setting gets out of its comment`() throws {
        let folder = try ScratchFolder()
        let evil = "x\nrm -rf /\r\u{2028}echo"
        try make("a.fits", by: "evil", "run 'it''s' \"a b\"", in: folder) {
            $0.parameters = [Parameter(name: "p", value: evil)]
            $0.environment = [Setting(name: "E", value: evil)]
            $0.software = [Software(name: "s", version: evil)]
            $0.activity.version = evil
        }
        let name = "a\n$(touch x).fits"
        try FileManager.default.moveItem(
            atPath: folder.file("a.fits"), toPath: folder.file(name))
        let script = try script(name, in: folder)
        let text = script.text(by: "test\nrm 1") { $0.path ?? $0.name }
        // Whatever ends a line somewhere: only the command and our own line are not comments.
        let lines = text.split { $0.isNewline }
        #expect(lines.filter { !$0.hasPrefix("#") } == ["set -eu", "run its 'a b'"])
    }

    @Test func `inputs are named with what became of them`() throws {
        let folder = try ScratchFolder()
        try make("raw.fits", by: "observe", nil, in: folder)
        try make("end.fits", by: "stack", "stack", from: ["raw.fits"], in: folder) {
            $0.used[0].role = "Main"
            $0.activity.start = "2026-01-01T00:00:00Z"
        }
        try FileManager.default.moveItem(
            atPath: folder.file("raw.fits"), toPath: folder.file("new.fits"))
        let text = lines(try script("end.fits", in: folder))
        #expect(text.contains("#   from       raw.fits (Main): confirmed, now new.fits"))
        #expect(text.contains("#   time       2026-01-01T00:00:00Z to ?"))
        #expect(text.contains("#   made       new.fits"))
    }

    @Test func `of a file that says nothing there is no step`() throws {
        let folder = try ScratchFolder()
        try folder.write(FITSBytes.primary(), to: "a.fits")
        let script = try script("a.fits", in: folder)
        #expect(script.count == 0)
        #expect(lines(script).contains("# 0 of 0 commands are recorded."))
    }

    @Test(.timeLimit(.minutes(10)))
    func `products that name one another each have their step once`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", by: "x", named: ["b.fits"])
        try stamps.write("b.fits", by: "y", named: ["a.fits"])
        let script = ReplayScript(try stamps.lineage("a.fits"))
        #expect(script.count == 2)
        #expect(script.commands == 0)
    }
}
