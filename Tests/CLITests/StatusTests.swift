import TestSupport
import Testing

@Suite struct StatusTests {
    @Test func `a file without a stamp has status 3`() throws {
        let folder = try Fitsprov.folder()
        for arguments in [
            ["show", "cube.fits"], ["verify", "cube.fits"], ["strip", "cube.fits"],
        ] {
            #expect(try Fitsprov.tool.run(arguments, in: folder.path).status == 3)
        }
        let show = try Fitsprov.run("show", "cube.fits", in: folder)
        #expect(show.output.hasPrefix("cube.fits     image 20 × 20, 1 HDU, 5.8 kB"))
        #expect(show.output.split(separator: "\n").first?.hasSuffix("no stamp") == true)
    }

    @Test func `a file that changed has status 1, and verify says what changed`() throws {
        let folder = try Fitsprov.folder()
        _ = try Fitsprov.tool.run(Fitsprov.stampArguments, in: folder.path)
        var bytes = try folder.bytes(of: "cube.fits")
        let header = try #require(bytes.firstRange(of: Array("Crab".utf8)))
        bytes.replaceSubrange(header, with: "Vela".utf8)
        try folder.write(bytes, to: "cube.fits")
        let verify = try Fitsprov.run("verify", "cube.fits", in: folder)
        #expect(verify.status == 1)
        #expect(verify.output.contains("HDU 1 (primary): 1 card changed (OBJECT), data"))
    }

    @Test func `a missing or broken file has status 2 and does not stop the rest`() throws {
        let folder = try Fitsprov.folder()
        _ = try Fitsprov.tool.run(Fitsprov.stampArguments, in: folder.path)
        try folder.write("hello".utf8, to: "notes.fits")
        let verify = try Fitsprov.run(
            "verify", "gone.fits", "notes.fits", "cube.fits", in: folder)
        #expect(verify.status == 2)
        #expect(
            verify.complaints == """
                fitsprov: gone.fits: No such file or directory (stat)
                fitsprov: notes.fits: is not a FITS file: no SIMPLE card at the start

                """)
        #expect(verify.output.hasPrefix("cube.fits: intact, 7 of 7 checks passed\n"))
    }

    @Test func `a file that cannot be read has its place in every list`() throws {
        let folder = try Fitsprov.folder()
        for command in ["show", "verify"] {
            let list = try Fitsprov.run(
                command, "--format", "ndjson", "gone.fits", "cube.fits", in: folder)
            #expect(list.status == 2)
            let lines = list.output.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(
                lines.first == """
                    {"error":"No such file or directory (stat)","file":"gone.fits","schemaVersion":3}
                    """)
            let one = try Fitsprov.run(command, "--format", "json", "gone.fits", in: folder)
            #expect(one.output.contains("\"error\" : \"No such file or directory"))
        }
    }

    @Test func `a folder without FITS files is no success`() throws {
        let folder = try ScratchFolder()
        let verify = try Fitsprov.run("verify", ".", in: folder)
        #expect(verify.status == 2)
        #expect(verify.complaints == "fitsprov: .: no FITS files here\n")
    }

    @Test func `a URL with a query keeps what is behind its equals sign`() throws {
        let folder = try Fitsprov.folder()
        let url = "https://archive.example.org/get?id=5"
        let stamp = try Fitsprov.run(
            "stamp", "cube.fits", "--activity", "x", "--used", url, "--used", "\(url)=Main", "-q",
            in: folder)
        #expect(stamp.status == 0)
        let cards = try Fitsprov.run("show", "--format", "cards", "cube.fits", in: folder).output
        #expect(cards.contains("PROVIN1 = '\(url)'"))
        #expect(cards.contains("PROVIN2 = '\(url)'"))
    }

    @Test func `wrong usage has status 64`() throws {
        let folder = try Fitsprov.folder()
        for arguments in [
            ["show"], ["stamp", "cube.fits"], ["frobnicate"],
            ["show", "--format", "pdf", "cube.fits"],
            ["verify", "--root", "nowhere", "cube.fits"],
            ["stamp", "a", "b", "--activity", "x", "--output", "c"],
            ["stamp", "cube.fits", "--activity", "x", "--set", "nonsense"],
            ["stamp", "cube.fits", "--activity", "x", "--output", "a.fits.gz"],
        ] {
            let outcome = try Fitsprov.tool.run(arguments, in: folder.path)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.complaints.contains("Error: "), "\(arguments)")
        }
        let stamp = try Fitsprov.run("stamp", "cube.fits", in: folder)
        #expect(
            stamp.complaints.hasPrefix(
                "Error: Say what made the file: --activity NAME, or --record FILE; or --adopt what it says\n"
            ))
    }

    @Test func `a conflict names both values and writes nothing`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            FITSBytes.primary([FITSBytes.fixed("CALIBVER", "'v1.1    '")]), to: "a.fits")
        let stamp = try Fitsprov.run(
            "stamp", "a.fits", "--activity", "x", "--set", "calib_version=v1.2", in: folder)
        #expect(stamp.status == 2)
        #expect(
            stamp.complaints == """
                fitsprov: a.fits: CALIBVER is 'v1.1' in the header, and would be 'v1.2' \
                (--replace puts the new value in its place; strip restores the old one)

                """)
    }

    @Test func `a value outside of a vocabulary is a warning`() throws {
        let folder = try Fitsprov.folder()
        let stamp = try Fitsprov.run(
            "stamp", "cube.fits", "--activity", "x", "--set", "data_rights=mine", "-q", in: folder)
        #expect(stamp.status == 0)
        #expect(stamp.output.isEmpty)
        #expect(
            stamp.complaints
                == "fitsprov: cube.fits: data_rights 'mine' is not one of public, secure, proprietary\n"
        )
    }

    @Test func `a reader that goes away is success`() throws {
        let folder = try Fitsprov.folder()
        let shell = Tool("sh")
        let outcome = try shell.run(
            ["-c", "\(Fitsprov.tool.name) show --format ndjson . . . . | head -n 1 >/dev/null"],
            in: folder.path)
        #expect(outcome.complaints.isEmpty)
    }

    @Test func `pipes, folders and devices are refused at once`() throws {
        let folder = try ScratchFolder()
        _ = try Tool("mkfifo").run([folder.file("pipe.fits")])
        let pipe = try Fitsprov.run("show", "pipe.fits", in: folder)
        #expect(pipe.status == 2)
        #expect(pipe.complaints == "fitsprov: pipe.fits: is a pipe, not a file\n")
        #expect(try Fitsprov.run("show", "/dev/zero", in: folder).status == 2)
        let stamp = try Fitsprov.run("stamp", "pipe.fits", "--activity", "x", in: folder)
        #expect(stamp.complaints == "fitsprov: pipe.fits: is not a regular file\n")
    }
}
