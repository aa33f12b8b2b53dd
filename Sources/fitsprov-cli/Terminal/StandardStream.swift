import FITS
import Files
import Glibc
import Reports

/// Whoever reads the output has gone away, which is not a failure.
struct BrokenPipe: Error {}

/// Standard output or standard error, written at once.
struct StandardStream: Sendable {
    static let output = StandardStream(descriptor: STDOUT_FILENO)
    static let error = StandardStream(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    /// A stream to an open descriptor.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The number of columns of the terminal; nil if it is none.
    var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Writes text; a failure to write a diagnostic is not reported.
    func write(_ text: String) {
        try? write(bytes: Array(text.utf8))
    }

    /// Writes text that is asked for.
    ///
    /// - Throws: as ``write(bytes:)`` does.
    func print(_ text: String) throws {
        try write(bytes: Array(text.utf8))
    }

    /// Writes bytes.
    ///
    /// - Throws: ``BrokenPipe`` if the reader has gone, ``FileDiagnostic`` if the disk is full.
    func write(bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let done = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if done < 0 {
                switch errno {
                case EINTR, EAGAIN: continue
                case EPIPE: throw BrokenPipe()
                default: throw OutputFailure(explanation: unsafe String(cString: strerror(errno)))
                }
            }
            rest = rest.dropFirst(done)
        }
    }
}

extension StandardStream {
    /// All of standard input.
    ///
    /// - Parameter limit: the most bytes that are taken.
    /// - Returns: the bytes, up to its end.
    /// - Throws: ``FITSError`` if it cannot be read or is longer.
    static func input(limit: Int) throws(FITSError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let got = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FITSError(.system, path: "-", "cannot be read") }
            if got == 0 { return bytes }
            bytes += buffer[..<got]
            guard bytes.count <= limit else {
                throw FITSError(.limit, path: "-", "is longer than \(limit) bytes")
            }
        }
    }

    /// Writes text of several lines; on a terminal, nothing in it is obeyed.
    func write(lines text: [UInt8]) throws {
        guard isTerminal else { return try write(bytes: text) }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self).escapingControls }
        try write(bytes: Array(lines.joined(separator: "\n").utf8))
    }
}

/// Standard output could not be written.
struct OutputFailure: Diagnosable {
    let path = "standard output"
    let explanation: String
}

extension OutputBuffer {
    /// A buffer in front of a stream.
    init(_ stream: StandardStream) {
        self.init { try stream.write(bytes: $0) }
    }
}
