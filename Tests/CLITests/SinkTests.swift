import Foundation
import TestSupport
import Testing

/// One archive whose every name and value is hostile, through every command and every sink.
@Suite(
    .enabled(if: Tool.dot.isPresent, Tool.dot.notice),
    .enabled(if: Tool("xmllint").isPresent, Tool("xmllint").notice)
)
struct SinkTests {
    /// What a terminal obeys, or what changes how a line is read; no name of a file holds `/` or NUL.
    private static let hostile =
        "e\u{1B}[31m \u{9B}2J \u{7}\r\n\u{202E}rtl\u{2066}\u{61C}\u{2028}\u{85}\u{7F}"
        + "<script>alert(1)</script>]]>&'\"`$(touch pwned);|\\N{}%s=1+1"

    /// What reads the output, and what must be true of it besides having no control characters.
    private enum Sink {
        case text, json, xml, dot, svg, html, script
    }

    /// What each command is asked, once for each way in which it prints.
    private static let asked: [(sink: Sink, words: [String])] = [
        (.text, ["show", "--all", "--sources", "NAME"]), (.text, ["show", "NAME"]),
        (.text, ["show", "plain.fits"]), (.text, ["show", "gone NAME"]),
        (.json, ["show", "--format", "json", "NAME"]),
        (.text, ["show", "--format", "ndjson", "NAME"]),
        (.text, ["show", "--format", "cards", "NAME"]),
        (.xml, ["show", "--format", "prov-xml", "NAME"]),
        (.text, ["verify", "--inputs", "NAME"]), (.json, ["verify", "--format", "json", "NAME"]),
        (.text, ["verify", "--format", "csv", "NAME"]),
        (.text, ["lineage", "NAME"]), (.json, ["lineage", "--format", "json", "NAME"]),
        (.xml, ["lineage", "--format", "xml", "NAME"]),
        (.json, ["lineage", "--format", "prov-json", "NAME"]),
        (.text, ["lineage", "--format", "provn", "NAME"]),
        (.dot, ["lineage", "--format", "dot", "NAME"]),
        (.svg, ["lineage", "--format", "svg", "NAME"]),
        (.html, ["lineage", "--format", "html", "NAME"]),
        (.text, ["lineage", "--direction", "forth", "raw NAME"]),
        (.text, ["diff", "NAME", "plain.fits"]),
        (.json, ["diff", "--format", "json", "NAME", "plain.fits"]),
        (.script, ["replay", "NAME"]),
        (.text, ["keywords", "OBJECT", "."]),
        (.text, ["keywords", "--format", "csv", "OBJECT", "."]),
        (.json, ["keywords", "--format", "json", "OBJECT", "."]),
        (.text, ["fields", "."]), (.text, ["fields", "--format", "csv", "."]),
        (.json, ["fields", "--format", "json", "."]),
        (.text, ["find", "stamped", "--in", "."]),
        (.text, ["find", "stamped", "--format", "csv", "--in", "."]),
        (.json, ["find", "stamped", "--format", "json", "--in", "."]),
        (.text, ["find", "target = '\(hostile)", "--in", "."]),
        (.text, ["impact", "raw NAME", "--in", "."]),
        (.json, ["impact", "raw NAME", "--format", "json", "--in", "."]),
        (.text, ["impact", "raw NAME", "--format", "csv", "--in", "."]),
        (.text, ["audit", "."]), (.text, ["audit", "--format", "csv", "."]),
        (.json, ["audit", "--format", "json", "."]), (.html, ["audit", "--format", "html", "."]),
        (.xml, ["convert", "NAME", "--to", "xml"]), (.json, ["convert", "NAME", "--to", "json"]),
        (.text, ["convert", "NAME", "--to", "provn"]), (.dot, ["convert", "NAME", "--to", "dot"]),
        (.svg, ["convert", "NAME", "--to", "svg"]), (.html, ["convert", "NAME", "--to", "html"]),
        (.text, ["validate", "NAME"]), (.json, ["validate", "--format", "json", "NAME"]),
        (.text, ["compare", "NAME", "plain.fits"]),
        (.html, ["graph", "NAME", "plain.fits", "--to", "html"]),
        (.text, ["stamp", "--dry-run", "NAME", "--activity", hostile]),
        (.text, ["stamp", "NAME", "--activity", "x", "--profile", "no NAME"]),
        (.text, ["strip", "no NAME"]),
        (.text, ["index", "no NAME"]), (.text, ["convert", "raw NAME", "--to", "xml"]),
        (.text, ["--\(hostile)"]), (.text, ["show", "--format", hostile, "NAME"]),
    ]

    @Test func `what files and records say reaches no sink as it is`() throws {
        let folder = try ScratchFolder()
        let name = "cube \(SinkTests.hostile).fits".replacingOccurrences(of: "/", with: "")
        try SinkTests.fill(folder, name)
        let before = try folder.names.sorted()
        for (sink, words) in SinkTests.asked {
            let arguments = words.map { $0.replacingOccurrences(of: "NAME", with: name) }
            let outcome = try Fitsprov.tool.run(arguments, in: folder.path)
            let call = "\(words.joined(separator: " ")): \(outcome.complaints.prefix(300))"
            #expect([0, 1, 2, 3, 64].contains(outcome.status), "\(call)")
            #expect(SinkTests.bad(outcome.output) == [], "output of \(call)")
            #expect(SinkTests.bad(outcome.complaints) == [], "complaints of \(call)")
            if outcome.status == 0 || outcome.status == 1 {
                try SinkTests.check(outcome.output, sink, call, in: folder)
            }
            #expect(try folder.names.sorted() == before, "\(call)")
        }
    }

    /// Characters that a terminal obeys, or that hide or turn around what stands there.
    private static func bad(_ text: String) -> [String] {
        text.unicodeScalars
            .filter {
                $0 != "\n"
                    && [.control, .format, .lineSeparator, .paragraphSeparator]
                        .contains($0.properties.generalCategory)
            }
            .map { String($0.value, radix: 16) }
    }

    private static func check(
        _ output: String, _ sink: Sink, _ call: String, in folder: borrowing ScratchFolder
    ) throws {
        switch sink {
        case .text: break
        case .json:
            #expect(throws: Never.self, "\(call)") {
                try JSONSerialization.jsonObject(with: Data(output.utf8))
            }
        case .xml, .svg:
            try folder.write(output.utf8, to: "out.xml")
            defer { try? FileManager.default.removeItem(atPath: folder.file("out.xml")) }
            let lint = try Tool("xmllint").run(["--noout", "out.xml"], in: folder.path)
            #expect(lint.status == 0, "\(call) \(lint.complaints)")
            #expect(!output.contains("<script>alert"), "\(call)")
        case .html:
            #expect(!output.contains("<script>alert"), "\(call)")
            #expect(!output.contains("alert(1)</script>"), "\(call)")
        case .dot:
            try folder.write(output.utf8, to: "out.dot")
            defer { try? FileManager.default.removeItem(atPath: folder.file("out.dot")) }
            let drawn = try Tool("dot").run(["-Tcanon", "out.dot"], in: folder.path)
            #expect(drawn.status == 0 && drawn.complaints.isEmpty, "\(call) \(drawn.complaints)")
        case .script:
            try folder.write(output.utf8, to: "out.sh")
            defer { try? FileManager.default.removeItem(atPath: folder.file("out.sh")) }
            let shell = try Tool("sh").run(["-n", "out.sh"], in: folder.path)
            #expect(shell.status == 0, "\(call) \(shell.complaints)")
        }
    }

    /// A raw file and two products, one with every field that a record can have.
    private static func fill(_ folder: borrowing ScratchFolder, _ name: String) throws {
        let cards = [
            FITSBytes.fixed("OBJECT", "'<script>alert(1)</script>\u{1B}[31m '' \\'"),
            FITSBytes.fixed("TELESCOP", "'$(touch pwned)\u{7}`\"&'"),
            "ORIGIN  = 'x\u{1B}]0;t\u{7}' / \u{1B}[2J<script>alert(1)</script>",
            "HISTORY \u{1B}[31m <script>alert(1)</script>",
        ]
        for (file, object) in [(name, 0), ("raw \(name)", 1), ("plain.fits", 2)] {
            try folder.write(
                FITSBytes.primary(axes: [2], cards, data: [UInt8(object), 1]), to: file)
        }
        let text = hostile
        let step: [String: Any] = [
            "activity": [
                "name": text, "version": text, "type": text, "description": text, "docurl": text,
                "command": [text, text],
            ],
            "product": ["role": text],
            "software": [["name": text, "version": text, "url": text]],
            "agents": [
                ["name": text, "role": text, "email": text, "affiliation": text, "url": text]
            ],
            "used": [
                ["file": "raw \(name)", "role": text, "description": text],
                ["file": "http://x/\(text)"],
            ],
            "parameters": [
                [
                    "name": text, "value": text, "unit": text, "ucd": text, "min": text,
                    "max": text, "default": text, "description": text, "options": [text],
                ]
            ],
            "configuration": [["file": text, "description": text]],
            "fields": ["calib_version": text], "environment": [text: text],
        ]
        try folder.write(try JSONSerialization.data(withJSONObject: step), to: "step.json")
        for file in [name, "plain.fits"] {
            let outcome = try Fitsprov.tool.run(
                ["stamp", "--no-sync", file, "--record", "step.json"], in: folder.path)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            #expect(bad(outcome.output + outcome.complaints) == [])
        }
    }
}
