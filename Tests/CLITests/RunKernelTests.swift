import Foundation
import TestSupport
import Testing

/// `fitsprov run` where the kernel tells.
@Suite(.enabled(if: RunFixture.isTraced, RunFixture.notice))
struct RunKernelTests {
    @Test func `names that no word tells are known`() throws {
        let folder = try Fitsprov.folder()
        try FileManager.default.createDirectory(
            atPath: folder.file("red"), withIntermediateDirectories: false)
        let script = "cp events.fits t.fits\ncmp -s cube.fits t.fits\nmv t.fits red/\n"
        try folder.write(script.utf8, to: "reduce.sh")
        let run = try RunFixture.run([], "sh", "reduce.sh", in: folder)
        #expect(run.status == 0, "\(run.complaints)")
        #expect(
            try RunFixture.locations("used", "red/t.fits", in: folder)
                == ["../cube.fits", "../events.fits"])
        #expect(
            try RunFixture.locations("configuration", "red/t.fits", in: folder) == ["../reduce.sh"])
    }

    @Test func `runs at once in one folder know only their own files`() throws {
        let folder = try Fitsprov.folder()
        for number in 1...4 {
            try FileManager.default.copyItem(
                atPath: folder.file("cube.fits"), toPath: folder.file("in\(number).fits"))
        }
        let script = """
            for n in 1 2 3 4; do
                "$0" run -- sh -c "sleep 0.1; cp in$n.fits out$n.fits; sleep 0.1; cp out$n.fits last$n.fits" &
            done
            wait
            """
        let all = try Tool("sh").run(["-c", script, Fitsprov.path], in: folder.path)
        #expect(all.status == 0 && all.complaints == "")
        for number in 1...4 {
            for name in ["out\(number).fits", "last\(number).fits"] {
                #expect(
                    try RunFixture.locations("used", name, in: folder) == ["in\(number).fits"],
                    "\(name)")
            }
        }
    }

    @Test func `a run within a run falls back, and its stamp stays`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            [], Fitsprov.path, "run", "--set", "calib_version=inner", "--", "cp", "cube.fits",
            "new.fits", in: folder)
        #expect(run.status == 0)
        #expect(
            run.complaints
                == "fitsprov: cp: seen by words and folders; the run was within another\n")
        let told = try RunFixture.provenance("new.fits", in: folder)
        #expect((told["activity"] as? [String: Any])?["name"] as? String == "cp")
        #expect(try Fitsprov.run("verify", "--inputs", "new.fits", in: folder).status == 0)
    }

    @Test func `what the program leaves behind is waited for, and told`() throws {
        let folder = try Fitsprov.folder()
        let run = try RunFixture.run(
            [], "sh", "-c", "(sleep 1.5; cp cube.fits late.fits) & exit 0", in: folder)
        #expect(run.status == 0)
        #expect(run.complaints.hasPrefix("fitsprov: the program has ended; waiting for"))
        #expect(try RunFixture.locations("used", "late.fits", in: folder) == ["cube.fits"])
    }
}
