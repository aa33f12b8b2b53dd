import CLinux
import Glibc

/// Runs another program to its end.
///
/// Input and output are files in memory, never pipes, so neither side can wait for the other. No
/// shell takes part.
package enum ChildProcess {
    /// How a program ended, and what it wrote.
    package struct Ending {
        /// Its exit status; 128 and the signal if it was killed by one.
        package let status: Int32
        /// What it wrote to standard output.
        package let output: [UInt8]
        /// What it wrote to standard error.
        package let complaints: [UInt8]
    }

    /// Why a program did not end by itself.
    package enum Failure: Error {
        /// It was killed here, for its time or its output.
        case tookTooLong, wroteTooMuch
        /// The system refused.
        case system(SystemError)
    }

    /// The pause between two looks at the program, in microseconds.
    private static let pause: UInt32 = 2000

    /// The absolute path of a program in `PATH`; folders named relative to this one do not count.
    package static func find(_ name: String) -> String? {
        guard let path = unsafe getenv("PATH") else { return nil }
        return unsafe String(cString: path).split(separator: ":")
            .filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first { unsafe access($0, X_OK) == 0 && !Paths.isFolder($0) }
    }

    /// Runs a program.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: its arguments, without its name.
    ///   - input: what it reads from standard input.
    ///   - mostBytes: the most that it may write.
    ///   - timeLimit: the longest that it may take; it is killed then.
    /// - Returns: how it ended, with whatever status.
    /// - Throws: ``Failure`` if it cannot be started or was killed here.
    package static func run(
        _ program: String, _ arguments: [String], input: [UInt8], mostBytes: Int,
        timeLimit: Duration
    ) throws(Failure) -> Ending {
        let standardInput = try MemoryFile(input)
        let output = try MemoryFile([])
        let complaints = try MemoryFile([])
        let process = try spawn(
            program, [program] + arguments,
            [standardInput.descriptor, output.descriptor, complaints.descriptor])
        let clock = ContinuousClock()
        let end = clock.now + timeLimit
        var status: Int32 = 0
        while true {
            let done = unsafe waitpid(process, &status, WNOHANG)
            if done == process { break }
            if done < 0, errno != EINTR { throw .system(SystemError("waitpid", errno)) }
            let isTooLarge = output.size > mostBytes || complaints.size > mostBytes
            if isTooLarge || clock.now > end {
                kill(process, SIGKILL)
                _ = waitpid(process, nil, 0)
                throw isTooLarge ? .wroteTooMuch : .tookTooLong
            }
            usleep(pause)
        }
        // The macros of wait(2): the low seven bits are the signal, the next byte the status.
        let signal = status & 0x7F
        return Ending(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
            output: try output.bytes(), complaints: try complaints.bytes())
    }

    /// Starts a program whose descriptors 0, 1 and 2 are those given.
    private static func spawn(
        _ program: String, _ arguments: [String], _ descriptors: [Int32]
    ) throws(Failure) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in zip(Int32(0)..., descriptors) {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, number)
        }
        // What this process ignores, its children need not.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe sigaddset(&signals, SIGXFSZ)
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        // What a thread of this process holds back, its children need not.
        var held = sigset_t()
        unsafe sigemptyset(&held)
        unsafe posix_spawnattr_setsigmask(&attributes, &held)
        unsafe posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let error = unsafe posix_spawn(
            &process, program, &actions, &attributes, &words, environ)
        guard error == 0 else { throw .system(SystemError("posix_spawn", error)) }
        return process
    }
}

/// A file without a name, in memory.
private struct MemoryFile: ~Copyable {
    let descriptor: Int32

    init(_ bytes: [UInt8]) throws(ChildProcess.Failure) {
        descriptor = unsafe memfd_create("fitsprov", FITSPROV_MFD_CLOEXEC)
        guard descriptor >= 0 else { throw .system(SystemError("memfd_create", errno)) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let done = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if done < 0, errno == EINTR { continue }
            guard done > 0 else { throw .system(SystemError("write", errno)) }
            rest = rest.dropFirst(done)
        }
        lseek(descriptor, 0, SEEK_SET)
    }

    deinit {
        close(descriptor)
    }

    var size: Int {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    func bytes() throws(ChildProcess.Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        var done = 0
        while done < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe pread(
                    descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done,
                    off_t(done))
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw .system(SystemError("read", errno)) }
            done += got
        }
        return bytes
    }
}
