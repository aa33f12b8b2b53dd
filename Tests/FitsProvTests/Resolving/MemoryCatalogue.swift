import FitsProv

/// Files that exist only in a test, with what is known of them; it counts how often it searches.
final class MemoryCatalogue: Catalogue {
    let roots = ["/d"]
    private let files: [Candidate]
    private let gone: [String: [String]]
    private let isCutShort: Bool
    /// The names that files give themselves, by path.
    private let aliases: [String: [NormalName]]
    private(set) var searches = 0

    /// Knows files, where others were by digest or identifier, and whether that is all.
    init(
        _ files: [Candidate], gone: [String: [String]] = [:], isCutShort: Bool = false,
        aliases: [String: [NormalName]] = [:]
    ) {
        self.aliases = aliases
        self.files = files
        self.gone = gone
        self.isCutShort = isCutShort
    }

    func candidate(at path: String) -> Candidate? {
        files.first { $0.path == path }
    }

    func candidates(digest: String) -> Candidates {
        answer(gone: digest) { $0.digest == digest }
    }

    func candidates(identifier: String) -> Candidates {
        answer(gone: identifier) { $0.identifier == identifier }
    }

    func candidates(name: NormalName) -> Candidates {
        answer { NormalName(ofPath: $0.path) == name }
    }

    func candidates(alias: NormalName) -> Candidates {
        answer { aliases[$0.path, default: []].contains(alias) }
    }

    func users(of candidate: Candidate) -> Candidates { Candidates([]) }

    private func answer(
        gone key: String? = nil, _ fits: (Candidate) -> Bool
    ) -> Candidates {
        searches += 1
        return Candidates(
            files.filter(fits), gone: key.flatMap { gone[$0] } ?? [], isCutShort: isCutShort)
    }
}

extension Candidate {
    /// A file of a test; a digest without `stamp` is measured.
    static func file(
        _ path: String, id: String? = nil, digest: String? = nil, stamp: String? = nil
    ) -> Candidate {
        Candidate(
            path: path, identifier: id, digest: digest ?? stamp, isMeasured: digest != nil)
    }
}
