import FITS

/// By what a file was found, the strongest first.
public enum Evidence: Int, Hashable, Sendable, Codable, Comparable {
    /// Its content is that which was used.
    case digest = 1
    /// It has the identifier that was recorded.
    case identifier = 2
    /// It stands where the input stood, with the same name but for compression.
    case location = 3
    /// It has the name that was recorded.
    case name = 4
    /// It gives itself the name that was recorded, and is called otherwise now.
    case alias = 5

    /// Whether one is stronger than another.
    public static func < (left: Evidence, right: Evidence) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What became of something that a product used.
public struct Resolution: Hashable, Sendable {
    /// What became of it.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// A file has the content that was used, measured now.
        case confirmed
        /// A file has the recorded identifier, or its stamp the recorded digest; not measured.
        case identified
        /// A file has the name, and nothing else tells whether it is the one.
        case named = "located by name only"
        /// The product is there, with another content.
        case changed = "changed since it was used"
        /// Nothing is found.
        case missing
        /// It is a URL, or lies where nothing may be opened.
        case outside
        /// There is no file, but a document of it was carried in a later product.
        case carried

        /// Whether the state says that something is wrong.
        public var isWrong: Bool { self == .changed || self == .missing }
    }

    /// What makes the state harder to tell than it looks.
    public enum Note: Hashable, Sendable {
        /// Another product stands at this path under the name.
        case otherProduct(String)
        /// A file of this name has another content.
        case otherContent(String)
        /// This many files have the name, and nothing tells them apart.
        case ambiguous(Int)
    }

    /// What became of it.
    public var state: State
    /// By what it was found.
    public var evidence: Evidence?
    /// The file that it is now.
    public var candidate: Candidate?
    /// What makes it harder to tell.
    public var note: Note?
    /// Where a catalogue remembers it, and where no file is any more.
    public var gonePath: String?
    /// Whether not every file was looked at that may be it.
    public var isCutShort = false

    /// Says what became of a reference.
    ///
    /// - Parameters:
    ///   - state: what became of it.
    ///   - evidence: by what it was found.
    ///   - candidate: the file that it is now.
    ///   - note: what makes it harder to tell.
    package init(
        _ state: State, by evidence: Evidence? = nil, _ candidate: Candidate? = nil,
        note: Note? = nil
    ) {
        self.state = state
        self.evidence = evidence
        self.candidate = candidate
        self.note = note
    }

    /// The same, once the content of the file was measured.
    ///
    /// - Parameters:
    ///   - digest: the measured digest.
    ///   - reference: what was looked for.
    /// - Returns: confirmed or changed; as it was if no digest was recorded when it was used.
    package func measured(_ digest: String, for reference: Reference) -> Resolution {
        guard let found = candidate, let wanted = reference.digest else { return self }
        let measured = Candidate(
            path: found.path, identifier: found.identifier, digest: digest,
            weakDigest: found.weakDigest, isMeasured: true, key: found.key)
        var resolution = self
        resolution.candidate = measured
        resolution.state = digest == wanted ? .confirmed : .changed
        if digest == wanted {
            resolution.evidence = .digest
        } else if evidence == .digest {
            resolution.evidence = .identifier
        }
        return resolution
    }

    /// The same search with nothing found.
    ///
    /// - Parameters:
    ///   - state: missing, or outside.
    ///   - note: what makes it harder to tell.
    /// - Returns: a resolution without a file, that keeps what is known of the search.
    func without(_ state: State, note: Note?) -> Resolution {
        var resolution = Resolution(state, note: note)
        resolution.gonePath = gonePath
        resolution.isCutShort = isCutShort
        return resolution
    }
}

extension Resolution.Note {
    /// The note in words.
    public var words: String {
        switch self {
        case .otherProduct(let path): "another product has its name: \(path)"
        case .otherContent(let path): "a file of its name has another content: \(path)"
        case .ambiguous(let count): "\(count) files have its name"
        }
    }
}

extension Evidence {
    /// The evidence in a word, the same in every release.
    public var name: String {
        switch self {
        case .digest: "digest"
        case .identifier: "identifier"
        case .location: "location"
        case .name: "name"
        case .alias: "alias"
        }
    }
}
