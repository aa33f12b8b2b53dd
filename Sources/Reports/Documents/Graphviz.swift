import FITS
import Files

/// Draws pictures with Graphviz's `dot`, a program of its own.
struct Graphviz {
    private let timeLimit: Duration

    /// The most bytes of a picture.
    private static let mostBytes = 512 << 20
    /// The most characters of what `dot` reports about that are passed on.
    private static let longestDiagnostic = 200

    init(timeLimit: Duration) {
        self.timeLimit = timeLimit
    }

    /// Draws a picture.
    ///
    /// - Parameters:
    ///   - picture: the picture in the language DOT.
    ///   - format: `svg`, `png` or `pdf`.
    /// - Returns: the bytes that `dot` writes.
    /// - Throws: ``GraphvizFailure`` if there is no `dot`, or it fails or takes too long.
    func draw(_ picture: String, as format: String) throws(GraphvizFailure) -> [UInt8] {
        guard let program = ChildProcess.find("dot") else {
            throw GraphvizFailure(
                explanation: "Graphviz's 'dot' is not installed (apt-get install graphviz; "
                    + "--to dot needs none)")
        }
        let ending: ChildProcess.Ending
        do throws(ChildProcess.Failure) {
            ending = try ChildProcess.run(
                program, ["-T\(format)"], input: Array(picture.utf8), mostBytes: Self.mostBytes,
                timeLimit: timeLimit)
        } catch {
            throw GraphvizFailure(explanation: Self.words(error, timeLimit))
        }
        guard ending.status == 0, !ending.output.isEmpty else {
            let diagnostic = String(decoding: ending.complaints, as: UTF8.self)
                .split(separator: "\n").first.map { $0.prefix(Self.longestDiagnostic) }
            throw GraphvizFailure(
                explanation: "'dot' failed with status \(ending.status)"
                    + (diagnostic.map { ": \($0)" } ?? ""))
        }
        return ending.output
    }

    private static func words(_ failure: ChildProcess.Failure, _ timeLimit: Duration) -> String {
        switch failure {
        case .tookTooLong:
            "'dot' did not end within \(timeLimit.components.seconds) seconds "
                + "(--time-limit gives it more; graph --fold always draws less)"
        case .wroteTooMuch: "'dot' wrote more than \(mostBytes) bytes"
        case .system(let error): "'dot' cannot be run: \(error.words) (\(error.call))"
        }
    }
}

/// A picture could not be drawn.
struct GraphvizFailure: Diagnosable {
    let path = ""
    let explanation: String
}
