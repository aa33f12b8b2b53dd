import Files
import Glibc
import TestSupport
import Testing

/// Another program, run to its end or stopped.
struct ChildProcessTests {
    private static let shell = "/bin/sh"

    private static func run(
        _ script: String, _ arguments: [String] = [], input: [UInt8] = [], mostBytes: Int = 1 << 20,
        timeLimit: Duration = .seconds(60)
    ) throws -> ChildProcess.Ending {
        try ChildProcess.run(
            shell, ["-c", script, "name"] + arguments, input: input, mostBytes: mostBytes,
            timeLimit: timeLimit)
    }

    @Test func `a program is found by its name, and only a program`() throws {
        let found = try #require(ChildProcess.find("sh"))
        #expect(found.hasPrefix("/") && found.hasSuffix("/sh"))
        #expect(ChildProcess.find("no-such-program-anywhere") == nil)
        // A folder is no program, though it may be entered.
        #expect(ChildProcess.find("") == nil)
        #expect(ChildProcess.find(".") == nil)
    }

    @Test(arguments: [0, 1, 2, 126, 255])
    func `the status is that of the program`(status: Int32) throws {
        #expect(try Self.run("exit \(status)").status == status)
    }

    @Test(arguments: [SIGKILL, SIGPIPE])
    func `a signal is told as a shell does`(signal: Int32) throws {
        #expect(try Self.run("kill -\(signal) $$").status == 128 + signal)
    }

    @Test func `signals that a thread holds back are not held back from the program`() throws {
        var (held, former) = (sigset_t(), sigset_t())
        try #require(unsafe sigfillset(&held) == 0)
        try #require(unsafe pthread_sigmask(SIG_BLOCK, &held, &former) == 0)
        defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &former, nil) }
        let ending = try Self.run(
            "while read -r key value; do echo $key $value; done < /proc/$$/status")
        let lines = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
        #expect(lines.contains("SigBlk: 0000000000000000"))
    }

    @Test func `output and complaints are kept apart`() throws {
        let ending = try Self.run("printf out; printf wrong >&2; printf more")
        #expect(ending.output == Array("outmore".utf8))
        #expect(ending.complaints == Array("wrong".utf8))
        #expect(ending.status == 0)
        let silent = try Self.run(":")
        #expect(silent.output == [] && silent.complaints == [])
    }

    @Test func `what it reads comes out again, however much it is`() throws {
        let input = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try Self.run("cat", input: input).output == input)
        #expect(try Self.run("cat").output == [])
        // What is not read hurts nobody.
        #expect(try Self.run("exit 3", input: input).status == 3)
    }

    @Test func `words reach the program as they are`() throws {
        let words = ["a b", "$HOME", "*", "", "'", "\"", "a\nb", "é", "-n", "`x`", ";", "\\"]
        let script = "for word; do printf '%s\\0' \"$word\"; done"
        let output = try Self.run(script, words).output
        let parts = output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        #expect(parts.map { String(decoding: $0, as: UTF8.self) } == words)
    }

    @Test(.timeLimit(.minutes(10))) func `a program that takes too long is killed`() throws {
        let clock = ContinuousClock()
        let start = clock.now
        let failure = #expect(throws: ChildProcess.Failure.self) {
            _ = try Self.run("exec sleep 1000", timeLimit: .milliseconds(50))
        }
        guard case .tookTooLong = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(clock.now - start < .seconds(50))
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["", ">&2"])
    func `a program that writes too much is killed`(redirection: String) throws {
        let failure = #expect(throws: ChildProcess.Failure.self) {
            _ = try Self.run("while :; do echo much; done \(redirection)", mostBytes: 1000)
        }
        guard case .wroteTooMuch = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test func `a program may write as much as it is allowed to`() throws {
        let ending = try Self.run("printf 12345; sleep 0.1", mostBytes: 5)
        #expect(ending.output.count == 5)
    }

    @Test func `what is no program is a failure of the system`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("text".utf8, to: "text")
        for program in [folder.file("none"), path, folder.path] {
            let failure = #expect(throws: ChildProcess.Failure.self) {
                _ = try ChildProcess.run(
                    program, [], input: [], mostBytes: 10, timeLimit: .seconds(10))
            }
            guard case .system(let error) = failure else {
                Issue.record("\(program)")
                continue
            }
            #expect(error.number == (program.hasSuffix("none") ? ENOENT : EACCES))
        }
    }

    @Test func `a program may use its own SIGPIPE again`() throws {
        _ = signal(SIGPIPE, SIG_IGN)
        // As under a shell: the reader of a pipe ends, and so does the writer.
        let ending = try Self.run("(while :; do echo much; done; echo \"after\" >&2) | head -n 1")
        #expect(ending.output == Array("much\n".utf8))
        #expect(ending.complaints == [])
    }
}
