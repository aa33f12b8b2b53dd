import Foundation
import TestSupport
import Testing

@Suite struct GraphTests {
    private static let more = """
        document
          prefix ex <http://example.org/>
          entity(ex:events)
          activity(ex:observe)
          wasGeneratedBy(ex:events, ex:observe, -)
        endDocument

        """

    @Test func `several documents are drawn as one`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text, "b.provn": GraphTests.more])
        let outcome = try Fitsprov.run(
            "graph", "a.provn", "b.provn", "--attributes", "--title", "Cube & <events>",
            "--direction", "up", "--fold", "never", "--no-links", in: folder)
        #expect(outcome.status == 0)
        try expectGolden(outcome.output, "cli/graph.dot")
    }

    @Test func `one bad file does not stop the rest`() throws {
        let folder = try Fitsprov.folder()
        try folder.write(Documents.text.utf8, to: "a.provn")
        let outcome = try Fitsprov.run("graph", "cube.fits", "a.provn", "-o", "a.dot", in: folder)
        #expect(outcome.status == 3)
        #expect(
            outcome.complaints == "fitsprov: cube.fits: has no stamp, and records nothing else\n")
        #expect(try folder.bytes(of: "a.dot").starts(with: "digraph".utf8))
        let none = try Fitsprov.run("graph", "cube.fits", "-o", "b.dot", in: folder)
        #expect(none.status == 3)
        #expect(try !folder.names.contains("b.dot"))
    }

    @Test(
        .enabled(if: Tool.dot.isPresent, Tool.dot.notice),
        arguments: [
            ("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF"), ("html", "<!DOCTYPE html>"),
        ])
    func `pictures are drawn by Graphviz`(format: String, start: String) throws {
        let folder = try Documents.stamped()
        for command in ["graph", "convert"] {
            let file = "\(command).\(format)"
            let outcome = try Fitsprov.run(command, "cube.fits", "-o", file, in: folder)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            let bytes = try folder.bytes(of: file)
            #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
            if format == "html" {
                let page = String(decoding: bytes, as: UTF8.self)
                #expect(page.contains("<title>cube.fits</title>") && page.contains("<svg"))
            }
        }
    }

    @Test func `without Graphviz there is a way out`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text])
        let outcome = try GraphTests.run("a.provn", path: "/nowhere", in: folder)
        #expect(outcome.status == 2)
        #expect(
            outcome.complaints == """
                fitsprov: Graphviz's 'dot' is not installed (apt-get install graphviz; \
                --to dot needs none)

                """)
        #expect(try folder.names == ["a.provn"])
    }

    /// A program that stands for Graphviz, and what is said of it.
    @Test(arguments: [
        ("sleep 60", "'dot' did not end within 1 seconds (--time-limit"),
        (
            "echo 'Error: no such font' >&2; exit 3",
            "'dot' failed with status 3: Error: no such font\n"
        ),
        ("kill -SEGV $$", "'dot' failed with status 139\n"),
        ("exit 0", "'dot' failed with status 0\n"),
        ("exec yes", "'dot' "),
    ])
    func `a Graphviz that fails is told of, and stopped`(script: String, complaint: String) throws {
        let folder = try Documents.folder([
            "a.provn": Documents.text, "dot": "#!/bin/sh\n\(script)\n",
        ])
        _ = try Tool("chmod").run(["755", folder.file("dot")])
        let outcome = try GraphTests.run(
            "a.provn", path: "\(folder.path):/usr/bin:/bin", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaints.hasPrefix("fitsprov: \(complaint)"))
        #expect(try folder.names == ["a.provn", "dot"])
    }

    @Test func `a Graphviz that writes before it reads does not block`() throws {
        let script = "#!/bin/sh\nhead -c 3000000 /dev/zero\nhead -c 3000000 /dev/zero >&2\ncat\n"
        let folder = try Documents.folder(["a.provn": Documents.text, "dot": script])
        _ = try Tool("chmod").run(["755", folder.file("dot")])
        let outcome = try GraphTests.run(
            "a.provn", path: "\(folder.path):/usr/bin:/bin", in: folder)
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(try folder.bytes(of: "a.svg").count > 3_000_000)
    }

    @Test func `a program in the folder at hand is not taken for Graphviz`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text, "dot": "#!/bin/sh\necho x\n"])
        _ = try Tool("chmod").run(["755", folder.file("dot")])
        #expect(try GraphTests.run("a.provn", path: ":.", in: folder).status == 2)
    }

    @Test(arguments: [
        ["graph"], ["graph", "a.provn", "-o", "a.json"], ["graph", "a.provn", "--to", "xml"],
        ["graph", "a.provn", "--fold-from", "1"], ["graph", "-", "-"],
    ])
    func `wrong usage has status 64`(arguments: [String]) throws {
        #expect(try Fitsprov.tool.run(arguments).status == 64)
    }

    /// Draws a document as `a.svg` with another `PATH`.
    private static func run(
        _ name: String, path: String, in folder: borrowing ScratchFolder
    ) throws -> Tool.Outcome {
        try Tool("env").run(
            [
                "PATH=\(path)", Fitsprov.tool.name, "graph", name, "-o", "a.svg", "--time-limit",
                "1",
            ],
            in: folder.path)
    }
}
