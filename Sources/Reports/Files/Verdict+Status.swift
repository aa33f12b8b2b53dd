package import FitsProv

extension Verification.Verdict {
    /// The status that the verdict is.
    package var status: ExitStatus {
        switch self {
        case .intact, .contentNotRecorded: .done
        case .failed: .no
        case .notCompared: .couldNotTell
        case .unstamped: .nothingRecorded
        }
    }
}
