import Foundation
import TestSupport
import Testing

@Suite struct ArchiveTests {
    /// Two nights: raw data, a calibrated product, and an image of that in the other folder.
    private func archive() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for night in ["archive/night1", "archive/night2"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(night), withIntermediateDirectories: true)
        }
        let files = ["night1/raw.fits", "night1/cal.fits", "night2/image.fits"]
        for (number, name) in files.enumerated() {
            try folder.write(
                FITSBytes.primary([
                    FITSBytes.fixed("OBJECT", "'Crab    '"), FITSBytes.fixed("RA_PNT", 83.63),
                    FITSBytes.fixed("DEC_PNT", 22.01),
                    FITSBytes.fixed("MJD-OBS", 61_112.0 + Double(number)),
                    FITSBytes.fixed("EXPTIME", 1800.0),
                ]), to: "archive/\(name)")
        }
        try stamp(
            folder, "night1/cal.fits", "calibrate", day: 14, "--used",
            "archive/night1/raw.fits=Main",
            "--software", "calpipe=1.10.0", "--param", "bins=20", "--set", "calib_version=v1.10")
        try stamp(
            folder, "night2/image.fits", "image", day: 15, "--used", "archive/night1/cal.fits=Main",
            "--software", "imager=0.9", "--set", "calib_version=v1.9", "--set",
            "applied_cuts=theta2 < 0.04", "--agent", "<b>CTAO</b>")
        return folder
    }

    private func stamp(
        _ folder: borrowing ScratchFolder, _ name: String, _ activity: String, day: Int,
        _ more: String...
    ) throws {
        let stamp = try Fitsprov.tool.run(
            [
                "stamp", "-q", "--no-sync", "archive/\(name)", "--activity", activity, "--id",
                "ivo://test/\(name)", "--activity-id", "urn:test:\(activity)", "--start",
                "2026-03-\(day)T10:00:00", "--end", "2026-03-\(day)T11:00:00",
            ] + more, in: folder.path)
        #expect(stamp.status == 0, "\(stamp.complaints)")
    }

    /// Runs a command and puts a word in the place of the folder, which has another name each time.
    private func run(
        _ arguments: [String], in folder: borrowing ScratchFolder
    ) throws -> (status: Int32, output: String, complaints: String) {
        let outcome = try Fitsprov.tool.run(arguments, in: folder.path)
        func plain(_ text: String) -> String {
            text.replacingOccurrences(of: folder.path, with: "FOLDER")
        }
        return (outcome.status, plain(outcome.output), plain(outcome.complaints))
    }

    private static let questions: [(golden: String, arguments: [String])] = [
        ("find", ["calib_version > v1.9 or used = cal.fits", "--in", "archive"]),
        (
            "find-adql",
            [
                "software = 'calpipe 1.*' and not calib_version < v1.9", "--cone", "83.6,22,1",
                "--sort", "t_min", "--limit", "5", "--adql", "--in", "archive",
            ]
        ),
        ("find-json", ["has applied_cuts", "--in", "archive", "--format", "json"]),
        ("find-csv", ["ra between 80 and 90", "--in", "archive", "--format", "csv"]),
        (
            "find-sorted",
            [
                "--cone", "5:32:0,22,30", "--in", "archive", "--columns",
                "t_min,calib_version,software,parameter.bins", "--sort", "t_min", "--descending",
            ]
        ),
        (
            "query",
            [
                "SELECT o.obs_id, o.calib_version, p.value AS bins FROM ivoa.obscore o LEFT JOIN "
                    + "prov.was_generated_by g ON g.entity_id = o.product_identifier LEFT JOIN prov.parameter p "
                    + "ON p.activity_id = g.activity_id AND p.name = 'bins' WHERE DISTANCE(s_ra, s_dec, "
                    + "83, 22) < 1 ORDER BY t_min",
                "--in", "archive",
            ]
        ),
        (
            "query-csv",
            [
                "SELECT obs_id, activity_name, applied_cuts, t_exptime FROM ivoa.obscore ORDER BY 1",
                "--in", "archive", "--format", "csv",
            ]
        ),
        (
            "query-votable",
            [
                "SELECT TOP 1 obs_id, t_exptime, POINT(s_ra, s_dec) AS pos FROM ivoa.obscore ORDER BY 1",
                "--in", "archive", "--format", "votable",
            ]
        ),
        ("fields", ["archive"]), ("fields-json", ["archive", "--format", "json"]),
        ("fields-csv", ["archive", "calib_version", "t_min", "--format", "csv"]),
        ("fields-one", ["archive", "calib_version"]),
        ("impact", ["archive/night1/raw.fits", "--in", "archive"]),
        ("impact-json", ["raw.fits", "--in", "archive", "--format", "json"]),
        ("impact-csv", ["ivo://test/night1/cal.fits", "--in", "archive", "--format", "csv"]),
        ("audit", ["archive"]), ("audit-json", ["archive", "--digests", "--format", "json"]),
        ("audit-csv", ["archive", "--format", "csv"]),
    ]

    @Test(arguments: questions)
    func `an archive is asked in every format`(golden: String, arguments: [String]) throws {
        let folder = try archive()
        let command = String(golden.prefix { $0 != "-" })
        let outcome = try run([command] + arguments, in: folder)
        #expect(outcome.status == 0 || command == "find")
        #expect(outcome.complaints == "")
        try expectGolden(outcome.output, "cli/archive-\(golden).txt")
        // An index gives the same answers, but that it does not know what was checked.
        _ = try run(["index", "-q", "archive", "--into", "a.index"], in: folder)
        if command == "audit", !arguments.contains("--digests") { return }
        let indexed = try run(
            [command] + arguments.map { $0 == "archive" ? "a.index" : $0 }, in: folder)
        let isDated =
            indexed.output.contains("as of 2") || indexed.output.contains("\"updated\":\"2")
        #expect(isDated == (command == "fields" && !arguments.contains("csv")))
        let undated = indexed.output
            .replacing(/, as of [-0-9]+ [:0-9]+ UTC/, with: "")
            .replacing(/,"updated":"[-:TZ0-9]+"/, with: "")
        #expect(undated.replacingOccurrences(of: "a.index", with: "archive") == outcome.output)
        #expect(indexed.status == outcome.status)
    }

    @Test func `a search that is printed as ADQL finds the same`() throws {
        let folder = try archive()
        let search = "calib_version > v1.8 and (target = crab* or agent = '*cta*')"
        let adql = try run(["find", search, "--adql", "--in", "archive"], in: folder)
        #expect(adql.status == 0)
        let rows = try run(
            ["query", adql.output, "--format", "csv", "--in", "archive"], in: folder)
        let found = try run(["find", search, "--format", "paths", "--in", "archive"], in: folder)
        let paths = found.output.split(separator: "\n").sorted()
        #expect(paths.count == 2)
        #expect(rows.output.split(whereSeparator: \.isNewline).dropFirst().sorted() == paths)
        let refused = try run(
            ["find", search, "--adql", "--sort", "agent", "--in", "archive"], in: folder)
        #expect(refused.status == 64)
        #expect(refused.complaints.contains("ADQL has no words for sorting by 'agent'"))
    }

    @Test func `a query that cannot be answered says where and why`() throws {
        let folder = try archive()
        func complaint(_ adql: String, status: Int32, _ more: String...) throws -> String {
            let outcome = try run(["query", adql, "--in", "archive"] + more, in: folder)
            #expect(outcome.status == status, "\(adql)")
            return outcome.complaints
        }
        let misspelt = try complaint("SELECT\n calib_vesion FROM ivoa.obscore", status: 64)
        #expect(
            misspelt
                == "fitsprov: line 2, column 2: there is no column 'calib_vesion' (did you mean calib_version?)\n"
                + "   calib_vesion FROM ivoa.obscore\n   ^\n")
        let word = try complaint("SELECT * FORM ivoa.obscore", status: 64)
        #expect(word.contains("did you mean FROM?"))
        let unknown = try complaint(
            "SELECT path FROM ivoa.obscore WHERE 1 = fitsprov_derives_from(obs_publisher_did, 'nothing')",
            status: 2)
        #expect(unknown.contains("nothing"))
        let empty = try complaint("SELECT path FROM ivoa.obscore WHERE obs_id = 'x'", status: 1)
        #expect(empty == "")
        let deep = String(repeating: "(", count: 10_000)
        let parentheses = try complaint("SELECT \(deep)1 FROM ivoa.obscore", status: 64)
        #expect(parentheses.contains("parentheses"))
    }

    @Test func `paths go to other programs as they are`() throws {
        let folder = try archive()
        let found = try run(["find", "stamped", "-0", "--in", "archive"], in: folder)
        #expect(
            found.output
                == "FOLDER/archive/night1/cal.fits\0FOLDER/archive/night2/image.fits\0")
        let impact = try run(
            ["impact", "raw.fits", "--format", "paths", "--depth", "1", "--in", "archive"],
            in: folder)
        #expect(impact.output == "FOLDER/archive/night1/cal.fits\n")
    }

    @Test func `a table has the columns that are asked for, and that by which it is sorted`() throws
    {
        let folder = try archive()
        func head(_ more: String...) throws -> [Substring] {
            let found = try run(["find", "stamped", "--in", "archive"] + more, in: folder)
            return found.output.prefix { $0 != "\n" }.split(separator: " ")
        }
        #expect(try head("--columns", "s_ra, target") == ["path", "s_ra", "target"])
        #expect(try head("--sort", "s_ra") == ["path", "stamped", "s_ra", "activity", "target"])
        #expect(try head("--sort", "target") == ["path", "stamped", "activity", "target"])
        let audit = try run(["audit", "archive/night1"], in: folder)
        #expect(audit.output.contains("\n  ./  raw.fits\n"))
    }

    @Test func `what cannot be read may have been made from anything`() throws {
        let folder = try archive()
        let words = "image.fits: nothing is made from it\n"
        let image = ["impact", "night2/image.fits", "--in", "archive/night2"]
        #expect(try run(image, in: folder).output == words)
        try folder.write("broken".utf8, to: "archive/night2/broken.fits")
        try folder.write(FITSBytes.primary(), to: "archive/night2/alone.fits")
        let known = "nothing that could be read"
        #expect(
            try run(image, in: folder).output
                == words.replacingOccurrences(of: "nothing", with: known))
        let audit = try run(["audit", "archive/night2", "--format", "csv"], in: folder)
        #expect(audit.output.contains(",\"no stamp, and \(known) was made from it\","))
    }

    @Test func `numbers stay numbers in comma-separated values`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("OBJECT", "'=1+1   '"), FITSBytes.fixed("RA_PNT", 83.63),
                FITSBytes.fixed("DEC_PNT", -5.4),
            ]), to: "orion.fits")
        let found = try run(
            [
                "find", "has dec", "--columns", "s_ra,s_dec,target", "--format", "csv", "--in", ".",
            ], in: folder)
        #expect(
            found.output
                == "path,s_ra,s_dec,target\nFOLDER/orion.fits,83.63,-5.4,'=1+1\n")
    }

    @Test func `of an unfinished index it is said that it is unfinished`() throws {
        let folder = try archive()
        _ = try run(["index", "-q", "archive", "--into", "a.index"], in: folder)
        try IndexDump.change(
            folder.file("a.index"),
            """
            INSERT INTO properties VALUES ('dirty', '1');
            UPDATE used SET target = NULL, state = NULL
            """)
        let words = "fitsprov: a.index: the index is unfinished (run 'fitsprov index' again)\n"
        let impact = try run(["impact", "raw.fits", "--in", "a.index"], in: folder)
        #expect(impact.status == 2 && impact.complaints == words && impact.output == "")
        for command in [["find", "stamped", "--in", "a.index"], ["fields", "a.index"]] {
            let asked = try run(command, in: folder)
            #expect(asked.status == 0 && asked.complaints == words)
        }
        let audit = try run(["audit", "a.index"], in: folder)
        #expect(audit.status == 2 && audit.output.contains("  0 errors, 0 warnings, 0 notes\n"))
        #expect(audit.output.contains("no-provenance") && audit.output.contains("unfinished"))
        _ = try run(["index", "-q", "archive", "--into", "a.index"], in: folder)
        #expect(try run(["audit", "a.index"], in: folder).status == 0)
    }

    @Test func `what is no archive is told, and what to do about it`() throws {
        let folder = try archive()
        for command in [["audit", "none"], ["find", "stamped", "--in", "none"]] {
            let outcome = try run(command, in: folder)
            #expect(outcome.complaints == "fitsprov: none: does not exist\n")
        }
        _ = try run(["index", "-q", "archive", "--into", "a.index"], in: folder)
        var bytes = try folder.bytes(of: "a.index")
        for place in 1024..<bytes.count { bytes[place] = UInt8(truncatingIfNeeded: place) }
        try folder.write(bytes, to: "a.index")
        let damaged = try run(["audit", "a.index"], in: folder)
        #expect(damaged.status == 2)
        #expect(damaged.complaints.contains("delete it and index again)"))
    }

    private static let statuses: [(arguments: [String], status: Int32)] = [
        (["find", "calib_version = v2", "--in", "archive"], 1),
        (["find", "calib_verison = v1.9", "--in", "archive"], 64),
        (["find", "calib_version = ", "--in", "archive"], 64),
        (["find", "stamped", "--sort", "nothing", "--in", "archive"], 64),
        (["find", "stamped", "--columns", "", "--in", "archive"], 64),
        (["find", "stamped", "--columns", "ra,,dec", "--in", "archive"], 64),
        (["find", "--in", "archive"], 64),
        (["find", "stamped", "--cone", "1,2", "--in", "archive"], 64),
        (["find", "stamped", "--in", "nowhere"], 2),
        (["find", "stamped", "--in", "archive/night1/raw.fits"], 2),
        (["fields", "archive", "nothing_like_it"], 64), (["fields", "archive/empty"], 3),
        (["impact", "night2/image.fits", "--in", "archive"], 1),
        (["impact", "other.fits", "--in", "archive"], 2), (["audit", "archive"], 0),
        (["audit", "archive/night2"], 1), (["audit", "archive", "-o", "archive/night1"], 2),
        (["audit", "a.index", "--checksums"], 2),
    ]

    @Test(arguments: statuses)
    func `the status tells what came out`(arguments: [String], status: Int32) throws {
        let folder = try archive()
        try FileManager.default.createDirectory(
            atPath: folder.file("archive/empty"), withIntermediateDirectories: true)
        let outcome = try run(arguments, in: folder)
        #expect(outcome.status == status, "\(outcome.complaints)")
        #expect(
            outcome.complaints.isEmpty == (status == 3 || (status < 2 && arguments[0] != "find")))
    }

    @Test func `an audit is a page that nothing in a file can change`() throws {
        let folder = try archive()
        let name = "<script>alert(1)</script>&'\"\u{1B}[31m.fits"
        try folder.write(
            FITSBytes.primary(),
            to: "archive/night1/\(name.replacingOccurrences(of: "/", with: "_"))")
        let status = try run(
            ["audit", "archive", "--format", "html", "-o", "audit.html"], in: folder
        ).status
        #expect(status == 1)
        let page = String(decoding: try folder.bytes(of: "audit.html"), as: UTF8.self)
        #expect(
            page.contains("&lt;script&gt;alert(1)&lt;_script&gt;&amp;&#39;&quot;\\u{1b}[31m.fits"))
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(!page.contains("http:") && !page.contains("https:"))
        #expect(!page.contains("\u{1B}"))
        #expect(page.contains("no-provenance"))
        // What is there is not replaced unless that is asked for.
        let again = ["audit", "archive", "--format", "html", "-o", "audit.html"]
        #expect(try run(again, in: folder).status == 2)
        #expect(try run(again + ["--overwrite"], in: folder).status == 1)
        #expect(try folder.names == ["archive", "audit.html"])
    }

    @Test func `an audit goes into a new file as any other output`() throws {
        let folder = try archive()
        #expect(try run(["index", "-q", "archive", "--into", "i.sqlite"], in: folder).status == 0)
        let index = try folder.bytes(of: "i.sqlite")
        try folder.write("keep".utf8, to: "target")
        try folder.write("secret".utf8, to: "private")
        let manager = FileManager.default
        try manager.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: folder.file("private"))
        try manager.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "target")
        try #require(unsafe mkfifo(folder.file("pipe"), 0o600) == 0)
        for output in ["link", "pipe"] {
            let arguments = ["audit", "archive", "-o", output, "--overwrite"]
            #expect(try run(arguments, in: folder).status == 2)
            #expect(
                try run(["audit", "i.sqlite", "-o", "i.sqlite", "--overwrite"], in: folder).status
                    == 2)
        }
        #expect(try folder.bytes(of: "target") == Array("keep".utf8))
        #expect(try folder.bytes(of: "i.sqlite") == index)
        _ = try run(["audit", "archive", "-o", "private", "--overwrite"], in: folder)
        #expect(try folder.bytes(of: "private") != Array("secret".utf8))
        let mode = try manager.attributesOfItem(atPath: folder.file("private"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test(arguments: ["", "INT", "TERM", "HUP", "KILL"])
    func `nothing of the index of a folder stays behind, however it ends`(signal: String) throws {
        let folder = try archive()
        for number in 0..<200 {
            try folder.write(FITSBytes.primary(), to: "archive/night2/f\(number).fits")
        }
        try FileManager.default.createDirectory(
            atPath: folder.file("tmp"), withIntermediateDirectories: false)
        for arguments in [
            ["find", "stamped", "--in", "archive"], ["fields", "archive", "no_such"],
        ] {
            let limit = signal.isEmpty ? [] : ["timeout", "-s", signal, "0.05"]
            let outcome = try Tool("env").run(
                ["TMPDIR=\(folder.file("tmp"))"] + limit + [Fitsprov.path] + arguments,
                in: folder.path)
            if outcome.complaints.contains("stopped") {
                #expect(outcome.complaints == "fitsprov: archive: stopped\n")
            }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.file("tmp"))
        #expect(left == [])
    }

    @Test func `a folder is called by its name, not by that of its index`() throws {
        let folder = try archive()
        let impact = try run(["impact", "nope", "--in", "archive"], in: folder)
        #expect(
            impact.complaints == "fitsprov: nope: nothing in archive matches it or used it\n")
    }
}
