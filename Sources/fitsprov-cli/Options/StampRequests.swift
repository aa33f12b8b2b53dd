import FitsProv
import Reports

/// What is to be stamped on each file: the same on all, or what each says of itself.
struct StampRequests {
    private let request: StampRequest
    private let profile: Profile
    private let lookup: InputLookup?

    init(_ options: StampOptions, _ request: StampRequest, _ profile: Profile) {
        self.request = request
        self.profile = profile
        lookup = options.adopt ? InputLookup(root: options.root) : nil
    }

    /// The stamp that is asked for of a file.
    ///
    /// - Parameter path: the file.
    /// - Returns: the stamp, or why there is none to be made.
    /// - Throws: why the file cannot be read.
    func request(for path: String) throws -> Adoption {
        guard let lookup else { return .stamp(request) }
        return try Adoption(path, lookup, profile: profile, options: request)
    }
}

extension Adoption {
    /// What becomes of the file, in words.
    var words: String {
        switch self {
        case .stamp: "is stamped"
        case .stampedAlready: "stamped already; left as it is"
        case .nothingRecorded: "records nothing that could be taken over"
        }
    }

    /// The status of that.
    var status: ExitStatus {
        switch self {
        case .stamp, .stampedAlready: .done
        case .nothingRecorded: .nothingRecorded
        }
    }
}
