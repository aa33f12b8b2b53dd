import Files
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import ProcessTracing

/// Runs of programs for tests.
enum Traced {
    /// Whether the kernel tells here, which a container may forbid.
    static let isPossible: Bool = {
        (try? run(["/bin/true"]))?.method == .kernel
    }()

    /// What a skipped test says.
    static let notice: Comment = "the kernel does not tell of files here"

    /// Runs a command.
    ///
    /// The threads of tests hold signals back, with which a shell waits for ever for its children.
    static func run(
        _ command: [String], _ options: TraceOptions = TraceOptions()
    ) throws(NotStarted) -> Trace {
        var (none, former) = (sigset_t(), sigset_t())
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &former)
        defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &former, nil) }
        return try TracedRun(command, options)()
    }

    /// Runs a shell script in a folder.
    static func shell(
        _ script: String, in folder: String, _ options: TraceOptions = TraceOptions()
    ) throws -> Trace {
        try run(["/bin/sh", "-c", "cd \"$1\" && \(script)", "sh", folder], options)
    }
}

extension Trace {
    /// The file by a name, wherever it is.
    func file(_ path: String) throws -> TracedFile {
        try #require(files.first { $0.path == path }, "nothing is told of \(path)")
    }

    /// The names of files that fit, in order, in one folder.
    func names(in folder: String, _ fits: (TracedFile) -> Bool) -> [String] {
        files.filter { $0.path.hasPrefix(folder + "/") && fits($0) }
            .map { String($0.path.dropFirst(folder.count + 1)) }.sorted()
    }
}

/// What files held when they were last looked at.
final class LastLooks: Sendable {
    private let seen = Lock<[String: [String]]>([:])

    var options: TraceOptions {
        var options = TraceOptions()
        options.lastLook = { path in
            let text = (try? TestSupport.Files.bytes(path)).map {
                String(decoding: $0, as: UTF8.self)
            }
            self.seen.withLock { $0[path, default: []].append(text ?? "nothing") }
        }
        return options
    }

    /// What the file by a name held at each look.
    subscript(path: String) -> [String] { seen.withLock { $0[path] ?? [] } }
}
