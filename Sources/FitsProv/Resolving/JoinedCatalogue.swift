/// Several catalogues as one.
package struct JoinedCatalogue: Catalogue {
    private let parts: [any Catalogue]

    /// Joins catalogues.
    ///
    /// - Parameter parts: the catalogues; the last is believed first of what stands at a path, and
    ///   asked last where it would have to search. What one of them remembers must be there still.
    package init(_ parts: [any Catalogue]) {
        self.parts = parts
    }

    /// The folders of all.
    package var roots: [String] { parts.flatMap(\.roots) }

    /// The folders that were walked by any.
    package var searched: [SearchedFolder] {
        var seen: Set<String> = []
        return parts.flatMap(\.searched).filter { seen.insert($0.path).inserted }
    }

    /// The file at a path, as the last knows it that has it.
    package func candidate(at path: String) throws -> Candidate? {
        for part in parts.reversed() {
            if let candidate = try part.candidate(at: path) { return candidate }
        }
        return nil
    }

    /// The files with a content, of the first that has one.
    package func candidates(digest: String) throws -> Candidates {
        try joined(isEnough: { !$0.files.isEmpty }) { try $0.candidates(digest: digest) }
    }

    /// The products with an identifier, of the first that has one.
    package func candidates(identifier: String) throws -> Candidates {
        try joined(isEnough: { !$0.files.isEmpty }) { try $0.candidates(identifier: identifier) }
    }

    /// The files with a name, of all: what only has a name must have it alone.
    package func candidates(name: NormalName) throws -> Candidates {
        try joined { try $0.candidates(name: name) }
    }

    /// The files that give themselves a name, of all.
    package func candidates(alias: NormalName) throws -> Candidates {
        try joined { try $0.candidates(alias: alias) }
    }

    /// The products that used a file, of all.
    package func users(of candidate: Candidate) throws -> Candidates {
        try joined { try $0.users(of: candidate) }
    }

    /// The answers of all as one, each file once, up to one that is enough.
    private func joined(
        isEnough: (Candidates) -> Bool = { _ in false },
        _ ask: (any Catalogue) throws -> Candidates
    ) rethrows -> Candidates {
        var all = Candidates([])
        var seen: Set<String> = []
        for part in parts {
            let answer = try ask(part)
            all.files += answer.files.filter { seen.insert($0.path).inserted }
            all.gone += answer.gone
            all.isCutShort = all.isCutShort || answer.isCutShort
            if isEnough(answer) { break }
        }
        return all
    }
}
