import Foundation
import TestSupport
import Testing

@Suite struct ConvertTests {
    @Test func `a stamped file goes through every format and comes back the same`() throws {
        let folder = try Documents.stamped()
        var last = "cube.fits"
        for (step, format) in ["json", "provn", "xml", "provn", "json", "xml"].enumerated() {
            let next = "\(step).\(format)"
            let outcome = try Fitsprov.run("convert", last, "-o", next, in: folder)
            #expect(outcome.status == 0, "\(outcome.complaints)")
            #expect(outcome.output.isEmpty)
            let same = try Fitsprov.run("compare", "cube.fits", next, in: folder)
            #expect(same.status == 0)
            #expect(same.output == "cube.fits and \(next) say the same\n")
            last = next
        }
        #expect(try Fitsprov.run("validate", last, in: folder).status == 0)
    }

    @Test(arguments: ["xml", "json", "provn", "dot"])
    func `a stamped file in each format of text is what it was`(format: String) throws {
        let folder = try Documents.stamped()
        let outcome = try Fitsprov.run("convert", "cube.fits", "--to", format, in: folder)
        #expect(outcome.status == 0)
        try expectGolden(outcome.output, "cli/convert.\(format)")
    }

    @Test func `the document of a stamped file is what show gives`() throws {
        let folder = try Documents.stamped()
        let shown = try Fitsprov.run("show", "--format", "prov-xml", "cube.fits", in: folder)
        let converted = try Fitsprov.run("convert", "cube.fits", "--to", "xml", in: folder)
        #expect(shown.output == converted.output)
    }

    @Test func `a file without a stamp has status 3, and nothing is written`() throws {
        let folder = try Fitsprov.folder()
        let outcome = try Fitsprov.run("convert", "cube.fits", "-o", "cube.json", in: folder)
        #expect(outcome.status == 3)
        #expect(
            outcome.complaints == "fitsprov: cube.fits: has no stamp, and records nothing else\n")
        #expect(try folder.names == ["cube.fits", "events.fits"])
    }

    @Test(arguments: [
        ("a.json", "{\"entity\": {\n  \"e:1\": 7}}", "read PROV-JSON: line 2, column "),
        ("a.provn", "document\n  entity(ex:a)\nendDocument", "read PROV-N: line 2, column 10: "),
        ("a.xml", "<a>\n  <b>\n</a>", "read PROV-XML: line "),
        ("a", "  {\n", "read PROV-JSON: line 2, column 1: "),
        ("a.provn", "\nentity(x)", "read PROV-N: line 2, column 1: "),
        ("a.txt", "nothing known", "is neither FITS nor PROV-XML, PROV-JSON or PROV-N\n"),
        ("a.fits", "SIMPLE", "is not a FITS file"),
    ])
    func `a malformed file is told with its line`(
        name: String, text: String, complaint: String
    ) throws {
        let folder = try Documents.folder([name: text])
        let outcome = try Fitsprov.run("convert", name, "--to", "json", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaints.hasPrefix("fitsprov: \(name): \(complaint)"))
    }

    @Test func `what a file says cannot command the terminal`() throws {
        let folder = try Documents.folder(["a.provn": "document\n \u{1B}]0;x\u{7}(ex:a)\n"])
        let outcome = try Fitsprov.run("convert", "a.provn", "--to", "json", in: folder)
        #expect(outcome.status == 2)
        #expect(!outcome.complaints.contains("\u{1B}") && !outcome.complaints.contains("\u{7}"))
    }

    @Test func `standard input is read, and told by its content`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text])
        let outcome = try Tool("sh").run(
            [
                "-c", "\"$0\" convert - --to json < a.provn | \"$0\" compare a.provn -",
                Fitsprov.tool.name,
            ],
            in: folder.path)
        #expect(outcome.output == "a.provn and - say the same\n")
        #expect(outcome.status == 0, "\(outcome.complaints)")
    }

    @Test func `a FITS file is not read from standard input`() throws {
        let folder = try Documents.stamped()
        let outcome = try Tool("sh").run(
            ["-c", "\"$0\" convert - --to json < cube.fits", Fitsprov.tool.name], in: folder.path)
        #expect(outcome.status == 2)
        #expect(
            outcome.complaints
                == "fitsprov: -: is a FITS file, which can only be read by its name\n")
    }

    @Test func `an output is replaced only when told so, and keeps its permissions`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text, "a.json": "mine"])
        let refused = try Fitsprov.run("convert", "a.provn", "-o", "a.json", in: folder)
        #expect(refused.status == 2)
        #expect(
            refused.complaints == "fitsprov: a.json: exists already (--overwrite replaces it)\n")
        #expect(try folder.bytes(of: "a.json") == Array("mine".utf8))
        _ = try Tool("chmod").run(["640", folder.file("a.json")])
        let told = try Fitsprov.run("convert", "a.provn", "-o", "a.json", "--overwrite", in: folder)
        #expect(told.status == 0)
        #expect(try permissions(folder.file("a.json")) == 0o640)
        let itself = try Fitsprov.run(
            "convert", "a.provn", "-o", "./a.provn", "--overwrite", in: folder)
        #expect(itself.status == 2)
        #expect(itself.complaints == "fitsprov: ./a.provn: is the file that is read\n")
        #expect(try folder.names == ["a.json", "a.provn"])
    }

    @Test func `a new output has the permissions that the user gives new files`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text])
        let outcome = try Tool("sh").run(
            ["-c", "umask 027; \"$0\" convert a.provn -o a.json", Fitsprov.tool.name],
            in: folder.path)
        #expect(outcome.status == 0)
        #expect(try permissions(folder.file("a.json")) == 0o640)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `an output that cannot be written leaves nothing behind`() throws {
        let folder = try Documents.folder(["a.provn": Documents.text])
        for output in ["nowhere/a.json", "a.provn/a.json"] {
            let outcome = try Fitsprov.run("convert", "a.provn", "-o", output, in: folder)
            #expect(outcome.status == 2)
            #expect(outcome.complaints.hasPrefix("fitsprov: \(output): "))
        }
        #expect(try folder.names == ["a.provn"])
    }

    @Test func `what a format has no place for is told`() throws {
        let text = Documents.text.replacing("endDocument", with: "ex:note(ex:cube)\nendDocument")
        let folder = try Documents.folder(["a.provn": text])
        let outcome = try Fitsprov.run("convert", "a.provn", "-o", "a.json", in: folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.complaints
                == "fitsprov: a.provn: 1 part of another vocabulary left out, which json cannot hold\n"
        )
        #expect(
            try Fitsprov.run("convert", "a.provn", "--to", "provn", in: folder).complaints.isEmpty)
    }

    @Test(arguments: [
        ["convert", "a.provn"], ["convert", "a.provn", "-o", "a.dat"],
        ["convert", "a.provn", "--to", "gif"],
        ["convert", "a.provn", "--overwrite", "--to", "xml"],
        ["convert", "a.provn", "--to", "svg", "--time-limit", "0"],
    ])
    func `wrong usage has status 64`(arguments: [String]) throws {
        #expect(try Fitsprov.tool.run(arguments).status == 64)
    }

    @Test(.enabled(if: PROVSamples.areInstalled, Samples.notice))
    func `the documents of others are converted`() throws {
        let folder = try ScratchFolder()
        let names = PROVSamples.files("prov/prov-py/xml", ".xml")
        #expect(names.count > 40)
        for (index, name) in names.enumerated() {
            let source = try folder.write(try PROVSamples.bytes(name), to: "\(index).xml")
            let copy = folder.file("\(index).provn")
            #expect(
                try Fitsprov.run("convert", source, "-o", copy, "--no-sync", in: folder).status == 0
            )
            #expect(try Fitsprov.run("compare", source, copy, in: folder).status == 0)
        }
    }
}
