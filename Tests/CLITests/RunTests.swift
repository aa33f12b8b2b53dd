import Foundation
import TestSupport
import Testing

/// `fitsprov run`, as a user sees it.
@Suite struct RunTests {
    @Test(arguments: RunFixture.methods)
    func `a product says what made it, from what and how`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            options + ["--set", "calib_version=v1.2"], "sh", "-c",
            "cp \"${1#in=}\" \"${2#out=}\"; echo said; echo complained >&2", "sh",
            "in=events.fits", "out=map.fits", "bins=20", in: folder)
        #expect(run.status == 0 && run.output == "said\n" && run.complaints == "complained\n")
        let told = try RunFixture.provenance("map.fits", in: folder)
        let activity = try #require(told["activity"] as? [String: Any])
        #expect(activity["name"] as? String == "sh")
        #expect(
            (activity["command"] as? String)?.hasSuffix("sh in=events.fits out=map.fits bins=20")
                == true)
        #expect(try RunFixture.locations("used", "map.fits", in: folder) == ["events.fits"])
        let parameters = try #require(told["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == ["in", "out", "bins"])
        let fields = try #require(told["fields"] as? [[String: Any]])
        #expect(fields.contains { $0["name"] as? String == "calib_version" })
        let settings = try #require(told["environment"] as? [[String: Any]])
        let seen = settings.first { $0["name"] as? String == "files_seen_by" }?["value"] as? String
        #expect(
            seen == (options.isEmpty ? "kernel" : "words and folders; the kernel was not asked"))
        #expect(settings.contains { $0["name"] as? String == "cpu_time" })
        #expect(try Fitsprov.run("verify", "--inputs", "map.fits", in: folder).status == 0)
        #expect(try RunFixture.isUnstamped("events.fits", in: folder))
    }

    @Test(arguments: RunFixture.methods)
    func `all products of a run are of one execution`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            options, "sh", "-c", "for n in 1 2 3 4 5; do cp $1 $n.fits & done; wait", "sh",
            "cube.fits", in: folder)
        #expect(run.status == 0, "\(run.complaints)")
        let executions = try (1...5).map { number in
            let told = try RunFixture.provenance("\(number).fits", in: folder)
            return (told["activity"] as? [String: Any])?["identifier"] as? String
        }
        #expect(Set(executions).count == 1 && executions[0] != nil)
        for number in 1...5 {
            #expect(try RunFixture.locations("used", "\(number).fits", in: folder) == ["cube.fits"])
        }
    }

    @Test(arguments: RunFixture.methods)
    func `what is edited in place is input and output, with the digest before`(
        options: [String]
    ) throws {
        let folder = try Fitsprov.folder()
        try FileManager.default.copyItem(
            atPath: folder.file("cube.fits"), toPath: folder.file("before.fits"))
        let run = try RunFixture.run(
            options, "dd", "of=cube.fits", "conv=notrunc", "bs=1", "seek=2900", "if=events.fits",
            "count=5", "status=none", in: folder)
        #expect(run.status == 0, "\(run.complaints)")
        let told = try RunFixture.provenance("cube.fits", in: folder)
        let used = try #require(told["used"] as? [[String: Any]])
        let own = try #require(used.first { $0["location"] as? String == "cube.fits" })
        // The digest of the same bytes, as another stamp tells it.
        _ = try Fitsprov.run(
            "stamp", "events.fits", "--activity", "x", "--used", "before.fits", in: folder)
        let other = try RunFixture.provenance("events.fits", in: folder)["used"] as? [[String: Any]]
        #expect(own["digest"] as? String == other?.first?["digest"] as? String)
        #expect(own["digest"] as? String != nil)
    }

    @Test(arguments: RunFixture.methods, [0, 1, 64, 255])
    func `the status is the program's`(options: [String], status: Int32) throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            options, "sh", "-c", "cp cube.fits new.fits; exit \(status)", in: folder)
        #expect(run.status == status && run.complaints == "")
        #expect(try RunFixture.isUnstamped("new.fits", in: folder) == (status != 0))
    }

    @Test func `what a program that failed has left is stamped if that is asked for`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            ["--keep-failed"], "sh", "-c", "cp cube.fits new.fits; kill -9 $$", in: folder)
        #expect(run.status == 137)
        let told = try RunFixture.provenance("new.fits", in: folder)
        let settings = try #require(told["environment"] as? [[String: Any]])
        #expect(
            settings.contains {
                $0["name"] as? String == "exit_status" && $0["value"] as? String == "137"
            })
    }

    @Test(arguments: [
        (["no-such-program-anywhere"], 127, "No such file or directory"),
        (["./cube.fits"], 126, "Permission denied"), (["./none"], 127, "No such file or directory"),
    ])
    func `what cannot be run is told as by a shell`(
        command: [String], status: Int32, words: String
    ) throws {
        let folder = try Fitsprov.folder()
        let run = try Fitsprov.tool.run(["run", "--"] + command, in: folder.path)
        #expect(run.status == status && run.output == "")
        #expect(run.complaints == "fitsprov: \(command[0]): \(words)\n")
    }

    @Test func `a command line without a command is refused`() throws {
        let folder = try Fitsprov.folder()
        for arguments in [
            ["run"], ["run", "--"], ["run", "true"], ["run", "--set", "x", "--", "true"],
        ] {
            #expect(try Fitsprov.tool.run(arguments, in: folder.path).status == 64)
        }
        let run = try RunFixture.run(["--set", "Bad Name=1"], "touch", "x", in: folder)
        #expect(run.status == 2 && run.complaints.contains("not a valid field name"))
        #expect(try !folder.names.contains("x"))
    }

    @Test(arguments: RunFixture.methods)
    func `what is no FITS file gets a document beside it, unless it is not wanted`(
        options: [String]
    ) throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            options, "sh", "-c", "printf plot > \"$2\"; cat \"$1\" > run.log", "sh", "cube.fits",
            "plot.svg", in: folder)
        #expect(run.status == 0, "\(run.complaints)")
        #expect(
            try folder.names == [
                "cube.fits", "events.fits", "plot.svg", "plot.svg.prov.xml", "run.log",
            ])
        #expect(try Fitsprov.run("validate", "plot.svg.prov.xml", in: folder).status == 0)
        #expect(try folder.bytes(of: "plot.svg") == Array("plot".utf8))
        let other = try Fitsprov.folder()
        _ = try RunFixture.run(
            options + ["--no-sidecar"], "sh", "-c", "printf plot > \"$1\"", "sh", "plot.svg",
            in: other)
        #expect(try other.names == ["cube.fits", "events.fits", "plot.svg"])
    }

    @Test(arguments: RunFixture.methods)
    func `a program that writes nothing leaves nothing`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        let before = try folder.bytes(of: "cube.fits")
        let run = try RunFixture.run(options, "cat", "cube.fits", in: folder)
        #expect(run.status == 0)
        #expect(run.complaints == "")
        #expect(run.output.hasPrefix("SIMPLE  = "))
        #expect(try folder.names == ["cube.fits", "events.fits"])
        #expect(try folder.bytes(of: "cube.fits") == before)
    }

    @Test func `a dry run says what would be said, and writes nothing`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            ["--dry-run", "--no-trace"], "cp", "cube.fits", "new.fits", in: folder)
        #expect(run.status == 0 && run.output == "")
        #expect(
            run.complaints == """
                fitsprov: activity    cp, status 0
                fitsprov: seen by     words and folders; the kernel was not asked
                fitsprov: used        cube.fits
                fitsprov: made        new.fits

                """)
        #expect(try RunFixture.isUnstamped("new.fits", in: folder))
    }

    @Test func `only what is asked for is stamped`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            ["--out", "map*"], "sh", "-c", "cp cube.fits map1.fits; cp cube.fits other.fits",
            in: folder)
        #expect(run.status == 0, "\(run.complaints)")
        #expect(try !RunFixture.isUnstamped("map1.fits", in: folder))
        #expect(try RunFixture.isUnstamped("other.fits", in: folder))
    }

    @Test func `a product that cannot be stamped is told, and stays whole`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            [], "sh", "-c", "head -c 4000 cube.fits > cut.fits", in: folder)
        #expect(run.status == 2)
        #expect(
            run.complaints.contains("fitsprov: cut.fits") || run.complaints.contains("/cut.fits: "))
        #expect(try folder.bytes(of: "cut.fits").count == 4000)
    }
}
