import Foundation
import TestSupport
import Testing

@Suite struct ReplayTests {
    @Test func `the steps are a script, raw data first`() throws {
        let folder = try LineageChain.folder([
            "flat.fits": ["--command", "makeflat in=bias.fits,dark.fits out=flat.fits clip=3"],
            "cube.fits": ["--command", "LANG=C ctbin 'inobs=cal1.fits cal2.fits' ebins=20"],
            "spectrum.fits": ["--command", "ctspec cube.fits | tee log"],
        ])
        let replay = try Fitsprov.run("replay", "spectrum.fits", in: folder)
        #expect(replay.status == 0, "\(replay.complaints)")
        try expectGolden(replay.output, "cli/replay.txt")
        try folder.write(replay.output.utf8, to: "replay.sh")
        #expect(try Tool("sh").run(["-n", "replay.sh"], in: folder.path).status == 0)
    }

    /// Commands, as they were recorded, and the words that a shell must get to see; nil if the
    /// command must not be run.
    static let commands: [(command: String, words: [String]?)] = [
        ("show a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"]),
        ("show '' \"\\$x \\` \\\\ \\a\"", ["", "$x ` \\ \\a"]),
        ("show -rf -- --x=1 a=b '#' \"~\" a#b", ["-rf", "--", "--x=1", "a=b", "#", "~", "a#b"]),
        ("show file.fits[1] '{a,b}' !! %s", ["file.fits[1]", "{a,b}", "!!", "%s"]),
        ("show it\\'s 'a'\\''b'", ["it's", "a'b"]),
        (
            "show '$(touch x)' '`touch x`' ';touch x' 'a\\'",
            [
                "$(touch x)", "`touch x`", ";touch x", "a\\",
            ]
        ),
        // A quote with an accent above it is still a quote to a shell.
        ("show a'\u{308} b'", ["a\u{308} b"]), ("show 'a' '\u{308}'", ["a", "\u{308}"]),
        ("show \"a'\u{308}; touch x\"", ["a'\u{308}; touch x"]),
        ("show \"'\u{301}\" '; touch x; '\u{301}", ["'\u{301}", "; touch x; \u{301}"]),
        ("X=1 show a", ["a"]), ("X='a; touch x' show b", ["b"]),
        ("show a; touch x", nil), ("show a && touch x", nil), ("show a\ntouch x", nil),
        ("show $(touch x)", nil), ("show `touch x`", nil), ("show \"$(touch x)\"", nil),
        ("show > x", nil), ("show *", nil), ("show 'a", nil), ("show #a", nil), ("", nil),
        ("X=1", nil), ("show a & touch x", nil), ("show a \\", nil), ("show '\u{202E}a'", nil),
        ("show {a,b}", nil), ("exit 0", nil), ("exec show a", nil), ("return", nil),
        ("trap 'show a' 0", nil), ("set a", nil), ("! show a", nil), ("{ show a", nil),
        (". ./x", nil), ("source x", nil), ("eval 'show a'", nil), ("X=1 exec show a", nil),
        ("while show a", nil), ("cd x", nil),
    ]

    @Test(arguments: commands.indices)
    func `a shell sees the words of a command and nothing else`(index: Int) throws {
        let (command, words) = ReplayTests.commands[index]
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        try LineageChain.stamp("cube.fits", "make", ["--command", command], in: folder)
        let replay = try Fitsprov.run("replay", "cube.fits", "-o", "replay.sh", in: folder)
        #expect(replay.status == 0, "\(replay.complaints)")
        let script = """
            show() { for word in "$@"; do printf '<%s>' "$word"; done; }
            sh -n replay.sh && . ./replay.sh
            """
        let run = try Tool("sh").run(["-c", script], in: folder.path)
        #expect(run.status == 0, "\(run.complaints)")
        #expect(run.output == (words ?? []).map { "<\($0)>" }.joined())
        #expect(try folder.names == ["cube.fits", "replay.sh"])
    }

    @Test func `words of the shell are no commands, and counted`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        try LineageChain.stamp("cube.fits", "make", ["--command", "if a then"], in: folder)
        let replay = try Fitsprov.run("replay", "cube.fits", in: folder)
        #expect(replay.output.hasSuffix("one plain command:\n#              if a then\n"))
        #expect(
            replay.output.contains(
                "# 1 of 1 command is recorded; 1 cannot be run as it stands.\n"))
    }

    @Test func `names from strangers end no comment and start no command`() throws {
        let folder = try ScratchFolder()
        let name = "-rf\ntouch x;\r\u{1B}[2J$(touch x)'\"`touch x`\u{2028}.fits"
        try folder.write(LineageChain.small("raw"), to: name)
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        try folder.write(Array("touch x".utf8), to: "a\ntouch x")
        try LineageChain.stamp(
            "cube.fits", "make\ntouch x",
            [
                "--used", folder.file(name), "--param", "a\nb=c\ntouch x", "--config", "a\ntouch x",
                "--env", "e=\ntouch x", "--software", "s=1\ntouch x",
            ], in: folder)
        let replay = try Fitsprov.run("replay", "cube.fits", "-o", "replay.sh", in: folder)
        #expect(replay.status == 0, "\(replay.complaints)")
        let script = String(decoding: try folder.bytes(of: "replay.sh"), as: UTF8.self)
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") || $0 == "set -eu" })
        #expect(
            script.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            })
        #expect(try Tool("sh").run(["replay.sh"], in: folder.path).status == 0)
        #expect(!(try folder.names.contains("x")))
    }

    @Test func `products of one execution are one step`() throws {
        let folder = try ScratchFolder()
        for name in ["a.fits", "b.fits", "c.fits", "d.fits"] {
            try folder.write(LineageChain.small(name), to: name)
        }
        let run = ["--activity-id", "urn:example:run", "--command", "split in"]
        try LineageChain.stamp("a.fits", "split", run, in: folder)
        try LineageChain.stamp("b.fits", "split", run, in: folder)
        // Who borrows the identifier of an execution does not hide behind it.
        try LineageChain.stamp(
            "c.fits", "split", run.dropLast() + ["evil"], in: folder)
        try LineageChain.stamp(
            "d.fits", "join", ["--used", "a.fits", "--used", "b.fits", "--used", "c.fits"],
            in: folder)
        let replay = try Fitsprov.run("replay", "d.fits", in: folder)
        #expect(replay.output.contains("3 steps, raw data first"))
        #expect(replay.output.contains("made       a.fits\n#   made       b.fits\nsplit in\n"))
        #expect(replay.output.contains("made       c.fits\nevil\n"))
    }

    @Test func `a record gives the command as a line or as words`() throws {
        let folder = try ScratchFolder()
        try folder.write(LineageChain.small("cube"), to: "cube.fits")
        for (command, line) in [
            (#""ctbin a b""#, "ctbin a b"),
            (#"["ctbin", "a b", 3, "it's"]"#, #"ctbin 'a b' 3 'it'\''s'"#),
        ] {
            try folder.write(
                #"{"activity": {"name": "ctbin", "command": \#(command)}}"#.utf8, to: "step.json")
            let stamp = try Fitsprov.run(
                "stamp", "-q", "cube.fits", "--record", "step.json", in: folder)
            #expect(stamp.status == 0, "\(stamp.complaints)")
            let replay = try Fitsprov.run("replay", "cube.fits", in: folder)
            #expect(replay.output.hasSuffix("\n\(line)\n"))
            let stored = try Fitsprov.run("show", "--format", "prov-xml", "cube.fits", in: folder)
            #expect(stored.output.contains("<fitsprov:command>"))
            #expect(try PROVSchema.complaint(about: [Array(stored.output.utf8)]) == nil)
        }
    }

    @Test func `a file without a stamp has status 3, a missing input 1`() throws {
        let folder = try LineageChain.folder()
        let raw = try Fitsprov.run("replay", "raw1.fits", in: folder)
        #expect(raw.status == 3)
        #expect(raw.output.isEmpty)
        try FileManager.default.removeItem(atPath: folder.file("bias.fits"))
        #expect(try Fitsprov.run("replay", "flat.fits", in: folder).status == 1)
    }
}
