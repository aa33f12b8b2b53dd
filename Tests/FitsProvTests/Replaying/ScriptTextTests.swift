import FITS
import TestSupport
import Testing

@testable import FitsProv

/// What a script says of each step.
@Suite struct ScriptTextTests {
    private func lines(
        _ lineage: Lineage, _ name: (Lineage.Node) -> String = { $0.name }
    ) -> [String] {
        ReplayScript(lineage).text(by: "test 1", naming: name)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `a step is written with all that is recorded, in its order`() throws {
        let files = try StampedFiles()
        try files.write("raw.fits", "raw")
        try files.folder.write("x=1".utf8, to: "a.cfg")
        let folder = files.folder.path
        try files.make("p.fits", by: "stack", from: ["raw.fits"]) {
            $0.activity.version = "2"
            $0.activity.command = "stack raw.fits 'p q'"
            $0.activity.start = "2026-01-01T00:00:00Z"
            $0.activity.end = "2026-01-02T00:00:00Z"
            $0.software = [Software(name: "tool", version: "3"), Software(name: "lib")]
            $0.parameters = [Parameter(name: "p", value: "1")]
            $0.configuration = [ConfigurationFile(location: folder + "/a.cfg")]
            $0.environment = [Setting(name: "HOST", value: "x")]
        }
        #expect(
            lines(try files.lineage("p.fits")) == [
                "#!/bin/sh",
                "# How p.fits was made: 1 step, raw data first.",
                "# Written by test 1 from what is recorded in the files.",
                "# 1 of 1 command is recorded. Read it before you run it.",
                "set -eu",
                "",
                "# Step 1 of 1: stack 2",
                "#   software   tool 3",
                "#   software   lib",
                "#   time       2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z",
                "#   made       p.fits",
                "#   from       raw.fits: confirmed",
                "#   config     a.cfg",
                "#   parameter  p = 1",
                "#   setting    HOST=x",
                "stack raw.fits 'p q'",
                "",
            ])
    }

    @Test func `a step of which nothing is recorded says so`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", by: "make")
        #expect(
            lines(try stamps.lineage("p.fits")).suffix(5) == [
                "", "# Step 1 of 1: make", "#   made       p.fits", "#   command    not recorded",
                "",
            ])
    }

    @Test(
        arguments: [
            (nil, "2026-01-02T00:00:00Z", "? to 2026-01-02T00:00:00Z"),
            ("2026-01-02T00:00:00Z", nil, "2026-01-02T00:00:00Z to ?"), (nil, nil, nil),
        ] as [(String?, String?, String?)])
    func `a time that is not known is a question mark, and two are nothing`(
        start: String?, end: String?, words: String?
    ) throws {
        let files = try StampedFiles()
        try files.make("p.fits") {
            $0.activity.start = start
            $0.activity.end = end
        }
        let times = lines(try files.lineage("p.fits")).filter { $0.hasPrefix("#   time") }
        #expect(times == words.map { ["#   time       " + $0] } ?? [])
    }

    @Test(
        arguments: [
            ([nil], "# 0 of 1 command are recorded."),
            (["a"], "# 1 of 1 command is recorded. Read it before you run it."),
            (["a", nil], "# 1 of 2 commands is recorded. Read it before you run it."),
            (["a", "b"], "# 2 of 2 commands are recorded. Read it before you run it."),
            (["a | b"], "# 1 of 1 command is recorded; 1 cannot be run as it stands."),
            (
                ["a", "b | c"],
                "# 2 of 2 commands are recorded; 1 cannot be run as it stands. Read it before you run it."
            ),
            (["cd x", "b | c"], "# 2 of 2 commands are recorded; 2 cannot be run as they stand."),
        ] as [([String?], String)])
    func `how many commands there are stands on top`(commands: [String?], line: String) throws {
        let files = try StampedFiles()
        for (number, command) in commands.enumerated() {
            try files.make("\(number).fits", from: number > 0 ? ["\(number - 1).fits"] : []) {
                $0.activity.command = command
            }
        }
        let lineage = try files.lineage("\(commands.count - 1).fits")
        #expect(lines(lineage)[3] == line)
        let script = ReplayScript(lineage)
        #expect(script.count == commands.count)
        let plain = lines(lineage).filter { !$0.isEmpty && !$0.hasPrefix("#") }
        #expect(script.commands == plain.count - 1)
    }

    @Test func `what is not run is shown in the comment, on a line of its own`() throws {
        let files = try StampedFiles()
        try files.make("p.fits") { $0.activity.command = "a | b\nc" }
        #expect(
            lines(try files.lineage("p.fits")).suffix(3) == [
                "#   command    not run, it is more than one plain command:",
                #"#              a | b\u{a}c"#, "",
            ])
    }

    @Test func `an input that is elsewhere now is named as the caller names files`() throws {
        let files = try StampedFiles()
        try files.write("raw.fits", "raw")
        try files.make("p.fits", from: ["raw.fits"]) { $0.used[0].role = "Main" }
        let lineage = try files.lineage("p.fits")
        let text = lines(lineage) { "<\($0.name)>" }
        #expect(text.contains("# How <p.fits> was made: 1 step, raw data first."))
        #expect(text.contains("#   made       <p.fits>"))
        #expect(text.contains("#   from       raw.fits (Main): confirmed, now <raw.fits>"))
    }

    @Test func `inputs are those of the step's own products, in the order of its record`() throws {
        let files = try StampedFiles()
        for name in ["z.fits", "a.fits"] { try files.write(name, name) }
        try files.make("mid.fits", from: ["z.fits", "a.fits"])
        try files.make("p.fits", from: ["a.fits", "mid.fits"])
        let from = lines(try files.lineage("p.fits")).filter { $0.hasPrefix("#   from") }
        #expect(
            from.map { $0.dropFirst("#   from       ".count) } == [
                "z.fits: confirmed", "a.fits: confirmed", "a.fits: confirmed",
                "mid.fits: confirmed",
            ])
    }

    @Test func `steps without an identifier of their execution are each one of its own`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", by: "same")
        try stamps.write("b.fits", by: "same")
        try stamps.write("p.fits", by: "stack", named: ["a.fits", "b.fits"])
        #expect(ReplayScript(try stamps.lineage("p.fits")).count == 3)
        try stamps.write("a.fits", by: "same", run: "urn:run:1")
        try stamps.write("b.fits", by: "same", run: "urn:run:1")
        let script = ReplayScript(try stamps.lineage("p.fits"))
        #expect(script.count == 2)
    }

    @Test
    func `products come after what they were made from, and what no path leads to is there too`()
        throws
    {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["b.fits", "a.fits"])
        try stamps.write("b.fits", named: ["c.fits"])
        try stamps.write("c.fits", named: ["b.fits", "a.fits"])
        try stamps.write("a.fits")
        let lineage = try stamps.lineage("p.fits")
        #expect(lineage.names == ["p.fits", "b.fits", "a.fits", "c.fits"])
        #expect(lineage.causesFirst == [2, 3, 1, 0])
        // Forth, the product asked about is made from nothing here; the others follow.
        let forth = try stamps.lineage("a.fits", .forth)
        #expect(Set(forth.causesFirst) == Set(forth.nodes.indices))
        #expect(forth.causesFirst.first == 0)
        #expect(Lineage(.back).causesFirst == [])
    }

    @Test func `of no product at all there is a script without steps`() {
        let text = ReplayScript(Lineage(.back)).text(by: "test 1") { $0.name }
        #expect(text.hasPrefix("#!/bin/sh\n# How  was made: 0 steps, raw data first.\n"))
        #expect(text.hasSuffix("# 0 of 0 commands are recorded.\nset -eu\n"))
    }
}
