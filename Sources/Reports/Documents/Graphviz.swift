import Files

/// Draws pictures with Graphviz's `dot`, a program of its own.
package struct Graphviz: Sendable {
    private let timeLimit: Duration

    /// The most bytes of a picture.
    private static let mostBytes = 512 << 20
    /// The most characters of what `dot` reports about that are passed on.
    private static let longestDiagnostic = 200

    /// Why there is no picture.
    package enum Failure: Error, Hashable, Sendable {
        /// There is no `dot`.
        case notInstalled
        /// It took longer than this.
        case tookTooLong(Duration)
        /// It wrote more bytes than this.
        case wroteTooMuch(Int)
        /// It failed with this status, and complained in these words.
        case failed(status: Int32, complaint: String?)
        /// The system did not run it; why.
        case system(String)
    }

    /// Makes ready to draw.
    ///
    /// - Parameter timeLimit: how long a picture may take.
    package init(timeLimit: Duration) {
        self.timeLimit = timeLimit
    }

    /// Whether `dot` is installed.
    package static var isInstalled: Bool { ChildProcess.find("dot") != nil }

    /// Draws a picture.
    ///
    /// - Parameters:
    ///   - picture: the picture in the language DOT.
    ///   - format: `svg`, `png` or `pdf`.
    /// - Returns: the bytes that `dot` writes.
    /// - Throws: ``Failure`` if there is no `dot`, or it fails or takes too long.
    package func draw(_ picture: String, as format: String) throws(Failure) -> [UInt8] {
        guard let program = ChildProcess.find("dot") else { throw .notInstalled }
        let ending: ChildProcess.Ending
        do throws(ChildProcess.Failure) {
            ending = try ChildProcess.run(
                program, ["-T\(format)"], input: Array(picture.utf8), mostBytes: Self.mostBytes,
                timeLimit: timeLimit)
        } catch {
            throw failure(error)
        }
        guard ending.status == 0, !ending.output.isEmpty else {
            let complaint = String(decoding: ending.complaints, as: UTF8.self)
                .split(separator: "\n").first.map { String($0.prefix(Self.longestDiagnostic)) }
            throw .failed(status: ending.status, complaint: complaint)
        }
        return ending.output
    }

    private func failure(_ failure: ChildProcess.Failure) -> Failure {
        switch failure {
        case .tookTooLong: .tookTooLong(timeLimit)
        case .wroteTooMuch: .wroteTooMuch(Self.mostBytes)
        case .system(let error): .system("\(error.words) (\(error.call))")
        }
    }
}

extension Graphviz.Failure {
    /// One line that a person can act on, without the options of a program.
    package var explanation: String {
        switch self {
        case .notInstalled: "Graphviz's 'dot' is not installed"
        case .tookTooLong(let limit):
            "'dot' did not end within \(limit.components.seconds) seconds"
        case .wroteTooMuch(let most): "'dot' wrote more than \(most) bytes"
        case .failed(let status, let complaint):
            "'dot' failed with status \(status)" + (complaint.map { ": \($0)" } ?? "")
        case .system(let words): "'dot' cannot be run: \(words)"
        }
    }
}
