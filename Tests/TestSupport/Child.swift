import Foundation
import Glibc

/// A program as a child process, waited for by the thread that started it.
///
/// Foundation's Process waits through a run loop, and hangs now and then when many tests wait at
/// once; it also hands its own signal mask on, with which a shell waits for ever for its children.
enum Child {
    /// Runs a program.
    ///
    /// - Parameters:
    ///   - command: the path of the program and its arguments.
    ///   - folder: the folder it runs in, if not this one.
    ///   - output: the file that takes its standard output.
    ///   - complaints: the file that takes its standard error.
    /// - Returns: its exit status; 128 and the signal if it was killed by one.
    /// - Throws: what keeps it from being started.
    static func run(
        _ command: [String], in folder: String?, output: String, complaints: String
    ) throws -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, complaints, O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        unsafe posix_spawnattr_setflags(&attributes, flags)

        // env changes the folder in the child alone.
        let command = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + command
        var arguments: [UnsafeMutablePointer<CChar>?] =
            unsafe command.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var child = pid_t()
        let failure = unsafe posix_spawn(
            &child, command[0], &actions, &attributes, &arguments, environ)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        }
        // <sys/wait.h>: the low seven bits are the signal, the next eight the exit status.
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
