import FitsProv

/// Files that exist only in a test, with what is known of them; it counts how often it searches.
final class MemoryCatalogue: Catalogue {
    let roots = ["/d"]
    private let files: [Candidate]
    private(set) var searches = 0

    init(_ files: [Candidate]) {
        self.files = files
    }

    func candidate(at path: String) -> Candidate? {
        files.first { $0.path == path }
    }

    func candidates(digest: String) -> [Candidate] {
        searches += 1
        return files.filter { $0.digest == digest }
    }

    func candidates(identifier: String) -> [Candidate] {
        searches += 1
        return files.filter { $0.identifier == identifier }
    }

    func candidates(name: NormalName) -> [Candidate] {
        searches += 1
        return files.filter { NormalName(ofPath: $0.path) == name }
    }

    func users(of candidate: Candidate) -> [Candidate] { [] }
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
