import Foundation
import TestSupport
import Testing

/// Signals and the terminal, which a program has as it would have them without `fitsprov run`.
@Suite struct RunSignalTests {
    @Test(
        .timeLimit(.minutes(5)), arguments: RunFixture.methods,
        ["TERM", "HUP", "INT", "QUIT", "USR1"])
    func `a signal that is sent reaches the program`(options: [String], signal: String) throws {
        let folder = try Fitsprov.folder()
        let program =
            "trap 'echo got; cp cube.fits new.fits; exit 7' \(signal); : > ready; while :; do sleep 0.02; done"
        let script = """
            env --default-signal=INT,QUIT "$0" run \(options.joined(separator: " ")) -- bash -c "$1" &
            while [ ! -e ready ]; do sleep 0.02; done
            kill -\(signal) $!
            wait $!
            """
        // A shell lets its background commands ignore SIGINT and SIGQUIT, and they stay ignored.
        let run = try Tool("bash").run(["-c", script, Fitsprov.path, program], in: folder.path)
        #expect(run.status == 7 && run.output == "got\n", "\(run.complaints)")
    }

    @Test(.timeLimit(.minutes(5)), arguments: RunFixture.methods)
    func `a signal that kills the program is the status, and what it leaves is not waited for`(
        options: [String]
    ) throws {
        let folder = try Fitsprov.folder()
        let script = """
            "$0" run \(options.joined(separator: " ")) -- sh -c 'sleep 30 & : > ready; wait; :' &
            while [ ! -e ready ]; do sleep 0.02; done
            kill -TERM $!
            wait $!
            """
        let run = try Tool("bash").run(["-c", script, Fitsprov.path], in: folder.path)
        #expect(run.status == 143)
    }

    /// A shell on a terminal of its own that starts the program in the foreground, and somebody who types.
    private static let terminal = """
        import os, pty, signal, sys, time

        def ready(name):
            while not os.path.exists(name): time.sleep(0.02)

        def foreground():
            os.setpgid(0, 0)
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            os.tcsetpgrp(0, os.getpgrp())
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)

        def shell():
            program = os.fork()
            if program == 0:
                foreground()
                os.execv(sys.argv[1], sys.argv[1:])
            _, status = os.waitpid(program, os.WUNTRACED)
            said = open("said", "w")
            print("stopped by", os.WSTOPSIG(status) if os.WIFSTOPPED(status) else 0, file=said)
            os.killpg(program, signal.SIGCONT)
            _, status = os.waitpid(program, 0)
            print("status", os.waitstatus_to_exitcode(status), file=said)

        child, keys = pty.fork()
        if child == 0:
            shell()
            os._exit(0)
        ready("ready")
        os.write(keys, b"\\x1a")
        ready("again")
        os.write(keys, b"\\x03")
        os.waitpid(child, 0)
        print(open("said").read(), end="")
        """

    @Test(
        .enabled(if: RunFixture.python.isPresent, RunFixture.python.notice),
        .timeLimit(.minutes(5)),
        arguments: RunFixture.methods)
    func `keys of the terminal stop, continue and end the program`(options: [String]) throws {
        let folder = try Fitsprov.folder()
        let program = """
            trap 'cp cube.fits new.fits; exit 5' INT; trap ': > again' CONT
            : > ready; while :; do sleep 0.02; done
            """
        let run = try RunFixture.python.run(
            ["-c", Self.terminal, Fitsprov.path, "run"] + options + ["--", "bash", "-c", program],
            in: folder.path)
        #expect(run.output == "stopped by 20\nstatus 5\n", "\(run.complaints)")
    }
}
