import FITS
import Files
import FitsProv
import PROV
import Reports

/// An error that says which file it is about, and why.
protocol Diagnosable: Error {
    /// The file, as the user named it; empty where there is none.
    var path: String { get }
    /// One line that a person can act on.
    var explanation: String { get }
    /// Lines below it that show the place; none as a rule.
    var excerpt: [String] { get }
}

extension Diagnosable {
    var excerpt: [String] { [] }

    /// The exit status of a command that it ends.
    var status: ExitStatus { ExitStatus(of: self) }
}

extension FITSError: Diagnosable {}

extension FitsProvError: Diagnosable {}

extension PROVError: Diagnosable {
    var path: String { source ?? "" }

    var explanation: String {
        let place = place.map { "\($0): " } ?? ""
        return "\(operation): \(place)\(reason)\(hint.map { " (\($0))" } ?? "")"
    }
}

/// A failure of any layer, tied to the file at hand.
struct FileDiagnostic: Diagnosable {
    let path: String
    let explanation: String
    /// What went wrong.
    let cause: any Error

    /// Ties an error to a file, if it does not know its own.
    init(_ error: any Error, path: String) {
        cause = error
        if let known = error as? any Diagnosable {
            self.path = known.path.isEmpty ? path : known.path
            explanation = known.explanation
        } else {
            self.path = path
            explanation = "\(error)"
        }
    }
}

extension FailedFile {
    /// A file of a list about which there is a diagnostic.
    init(_ diagnostic: any Diagnosable, schemaVersion: Int) {
        self.init(
            file: diagnostic.path, error: diagnostic.explanation, schemaVersion: schemaVersion)
    }
}

/// Messages for people, on standard error: `fitsprov: FILE: what`.
enum Diagnostic {
    static func print(_ error: any Diagnosable) {
        print(error.path, error.explanation)
        for line in error.excerpt { StandardStream.error.write("  \(line)\n") }
    }

    static func print(_ path: String, _ text: String) {
        let place = path.isEmpty ? "" : "\(path): "
        StandardStream.error.write("fitsprov: \(place)\(text)".escapingControls + "\n")
    }
}
