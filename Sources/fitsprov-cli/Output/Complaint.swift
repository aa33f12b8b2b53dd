import FITS
import FitsProv
import PROV

/// An error that says which file it is about, and why.
protocol Complaining: Error {
    /// The file, as the user named it; empty where there is none.
    var path: String { get }
    /// One line that a person can act on.
    var explanation: String { get }
}

extension FITSError: Complaining {}
extension FitsProvError: Complaining {}

/// A failure of any layer, tied to the file at hand.
struct FileComplaint: Complaining {
    let path: String
    let explanation: String

    /// Ties an error to a file, if it does not know its own.
    init(_ error: any Error, path: String) {
        if let known = error as? any Complaining {
            self.path = known.path.isEmpty ? path : known.path
            explanation = known.explanation
        } else {
            self.path = path
            explanation = "\(error)"
        }
    }
}

/// Messages for people, on standard error: `fitsprov: FILE: what`.
enum Complaint {
    static func print(_ error: any Complaining) {
        print(error.path, error.explanation)
    }

    static func print(_ path: String, _ text: String) {
        let place = path.isEmpty ? "" : "\(path): "
        StandardStream.error.write("fitsprov: \(place)\(text)".escapingControls + "\n")
    }
}
