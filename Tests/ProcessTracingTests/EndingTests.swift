import Foundation
import TestSupport
import Testing
import ProcessTracing

/// How programs end, whether the kernel tells or not.
struct EndingTests {
    private static func run(_ script: String, isTraced: Bool) throws -> Trace {
        var options = TraceOptions()
        options.asksKernel = isTraced
        // Other tests ignore it.
        options.plainSignals = [SIGPIPE]
        return try Traced.run(["sh", "-c", script], options)
    }

    @Test(arguments: [0, 1, 126, 255], [true, false])
    func `the status is that of the program`(status: Int32, isTraced: Bool) throws {
        let ending = try Self.run("exit \(status)", isTraced: isTraced).ending
        #expect(ending.status == status && ending.signal == nil)
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGPIPE], [true, false])
    func `a signal is told as a shell does`(signal: Int32, isTraced: Bool) throws {
        let ending = try Self.run("kill -\(signal) $$", isTraced: isTraced).ending
        #expect(ending.status == 128 + signal && ending.signal == signal)
    }

    @Test(.timeLimit(.minutes(5)), arguments: [true, false])
    func `a program that is stopped and continued ends as it would`(isTraced: Bool) throws {
        let script = "me=$$; (sleep 0.2; kill -CONT $me) & kill -STOP $$; exit 3"
        let ending = try Self.run(script, isTraced: isTraced).ending
        #expect(ending.status == 3)
        #expect(ending.ended - ending.started > 150_000_000)
    }

    @Test func `time and memory are those of the program`() throws {
        let ending = try Self.run(
            "i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done", isTraced: true
        ).ending
        #expect(ending.userTime + ending.systemTime > 1000)
        #expect(ending.ended - ending.started >= ending.userTime)
        #expect(ending.peakMemory > 100_000)
    }

    @Test(arguments: [true, false])
    func `what cannot be started is told by the system's number`(isTraced: Bool) throws {
        let folder = try ScratchFolder()
        try folder.write("text".utf8, to: "text")
        var options = TraceOptions()
        options.asksKernel = isTraced
        for (program, number) in [
            (folder.file("none"), ENOENT), ("no-such-program-anywhere", ENOENT),
            (folder.file("text"), EACCES), (folder.path, EACCES), ("", ENOENT),
        ] {
            let failure = #expect(throws: NotStarted.self) {
                _ = try Traced.run([program], options)
            }
            #expect(failure?.number == number, "\(program)")
        }
    }

    @Test(arguments: [true, false])
    func `signals are held back and ignored as they were`(isTraced: Bool) throws {
        let folder = try ScratchFolder()
        var options = TraceOptions()
        options.asksKernel = isTraced
        options.plainSignals = [SIGPIPE]
        options.ignoredSignals = [SIGHUP]
        _ = signal(SIGPIPE, SIG_IGN)
        _ = try Traced.shell("grep ^Sig /proc/self/status > status", in: folder.path, options)
        let lines = String(decoding: try folder.bytes(of: "status"), as: UTF8.self)
            .split(separator: "\n").map { $0.split(separator: "\t") }
        let sets = Dictionary(uniqueKeysWithValues: lines.map { ($0[0], UInt64($0[1], radix: 16)) })
        let ignored = try #require(sets["SigIgn:"] ?? nil)
        #expect(ignored & 1 << (SIGPIPE - 1) == 0)
        #expect(ignored & 1 << (SIGHUP - 1) != 0)
        #expect(sets["SigBlk:"] == 0)
    }

    @Test(arguments: [(ENOSYS, Refusal.system(ENOSYS)), (EPERM, .system(EPERM)), (EBUSY, .nested)])
    func `a kernel that refuses is named, and the program runs`(
        number: Int32, refusal: Refusal
    ) throws {
        var options = TraceOptions()
        options.pretendedRefusal = number
        let trace = try Traced.run(["sh", "-c", "exit 5"], options)
        #expect(trace.method == .wordsAndFolders)
        #expect(trace.whyNotKernel == refusal && trace.ending.status == 5)
    }

    @Test func `who does not ask the kernel says so`() throws {
        #expect(try Self.run(":", isTraced: false).whyNotKernel == .notAsked)
    }
}
