import Foundation
import TestSupport
import Testing

/// Signals and the terminal, which a program has as it would have them without `fitsprov run`.
@Suite struct RunSignalTests {
    @Test(.timeLimit(.minutes(5)), arguments: RunFixture.methods, ["TERM", "HUP", "INT", "QUIT", "USR1"])
    func `a signal that is sent reaches the program`(options: [String], signal: String) throws {
        let folder = try Fitsprov.folder()
        let program = "trap 'echo got; cp cube.fits new.fits; exit 7' \(signal); : > ready; while :; do sleep 0.02; done"
        let script = """
            "$0" run \(options.joined(separator: " ")) -- bash -c "$1" &
            while [ ! -e ready ]; do sleep 0.02; done
            kill -\(signal) $!
            wait $!
            """
        // A shell lets its background commands ignore SIGINT and SIGQUIT, and they stay ignored.
        let run = try Tool("bash").run(["-mc", script, Fitsprov.path, program], in: folder.path)
        #expect(run.status == 7 && run.output == "got\n", "\(run.complaints)")
    }

    @Test(.timeLimit(.minutes(5)), arguments: RunFixture.methods)
    func `a signal that kills the program is the status`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        let script = """
            "$0" run \(options.joined(separator: " ")) -- sh -c ': > ready; sleep 100' &
            while [ ! -e ready ]; do sleep 0.02; done
            kill -TERM $!
            wait $!
            """
        let run = try Tool("bash").run(["-mc", script, Fitsprov.path], in: folder.path)
        #expect(run.status == 143)
    }

    /// A program on a terminal of its own: keys are typed, and what the shell sees is said.
    private static let terminal = """
        import os, pty, signal, sys, time
        def ready(name):
            while not os.path.exists(name): time.sleep(0.02)
        pid, master = pty.fork()
        if pid == 0:
            os.execv(sys.argv[1], sys.argv[1:])
        ready("ready")
        os.write(master, b"\\x1a")
        _, status = os.waitpid(pid, os.WUNTRACED)
        print("stopped" if os.WIFSTOPPED(status) else "ended", os.WSTOPSIG(status))
        os.killpg(pid, signal.SIGCONT)
        ready("again")
        os.write(master, b"\\x03")
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status))
        """

    @Test(
        .enabled(if: RunFixture.python.isPresent, RunFixture.python.notice), .timeLimit(.minutes(5)),
        arguments: RunFixture.methods)
    func `keys of the terminal stop and end the program`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        // A shell with job control is the leader of the session, as at a login.
        let program = "trap 'cp cube.fits new.fits; exit 5' INT; trap ': > again' CONT; : > ready; while :; do sleep 0.02; done"
        let shell = "set -m; \"$0\" run \(options.joined(separator: " ")) -- bash -c \"$1\""
        _ = shell
        let run = try RunFixture.python.run(
            ["-c", Self.terminal, Fitsprov.path, "run"] + options + ["--", "bash", "-c", program],
            in: folder.path)
        #expect(run.output == "stopped 20\n5\n", "\(run.complaints)")
    }
}
