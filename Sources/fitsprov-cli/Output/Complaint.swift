import FITS
import Files
import FitsProv
import PROV

/// An error that says which file it is about, and why.
protocol Complaining: Error {
    /// The file, as the user named it; empty where there is none.
    var path: String { get }
    /// One line that a person can act on.
    var explanation: String { get }
    /// The exit status of a command that it ends.
    var status: ExitStatus { get }
}

extension Complaining {
    var status: ExitStatus { .couldNotTell }
}

extension FITSError: Complaining {
    var status: ExitStatus { code == .notDurable ? .notDurable : .couldNotTell }
}

extension FitsProvError: Complaining {
    var status: ExitStatus { code == .noStamp ? .nothingRecorded : .couldNotTell }
}

extension PROVError: Complaining {
    var path: String { source ?? "" }

    var explanation: String {
        let place = place.map { "\($0): " } ?? ""
        return "\(operation): \(place)\(reason)\(hint.map { " (\($0))" } ?? "")"
    }
}

/// A failure of any layer, tied to the file at hand.
struct FileComplaint: Complaining {
    let path: String
    let explanation: String
    let status: ExitStatus

    /// Ties an error to a file, if it does not know its own.
    init(_ error: any Error, path: String) {
        if let known = error as? any Complaining {
            self.path = known.path.isEmpty ? path : known.path
            explanation = known.explanation
            status = known.status
        } else {
            self.path = path
            explanation = "\(error)"
            status = .couldNotTell
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
