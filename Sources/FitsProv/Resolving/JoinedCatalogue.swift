import FITS
import Files

/// Several catalogues as one.
public struct JoinedCatalogue: Catalogue {
    private let parts: [any Catalogue]

    /// Joins catalogues.
    ///
    /// - Parameter parts: the catalogues; the last is believed first of what stands at a path, and
    ///   asked last where it would have to search.
    public init(_ parts: [any Catalogue]) {
        self.parts = parts
    }

    /// The folders of all.
    public var roots: [String] { parts.flatMap(\.roots) }

    /// The file at a path, as the last knows it that has it.
    public func candidate(at path: String) throws -> Candidate? {
        for part in parts.reversed() {
            if let candidate = try part.candidate(at: path) { return candidate }
        }
        return nil
    }

    /// The files with a content, of the first that has one.
    public func candidates(digest: String) throws -> [Candidate] {
        try first { try $0.candidates(digest: digest) }
    }

    /// The products with an identifier, of the first that has one.
    public func candidates(identifier: String) throws -> [Candidate] {
        try first { try $0.candidates(identifier: identifier) }
    }

    /// The files with a name, of all: what only has a name must have it alone.
    public func candidates(name: NormalName) throws -> [Candidate] {
        try all { try $0.candidates(name: name) }
    }

    /// The products that used a file, of all; each knows the file by a number of its own.
    public func users(of candidate: Candidate) throws -> [Candidate] {
        try all { part in
            let known = try part.candidate(at: candidate.path)
            return try part.users(of: candidate.numbered(known?.number ?? 0))
        }
    }

    private func first(_ ask: (any Catalogue) throws -> [Candidate]) rethrows -> [Candidate] {
        var gone: [Candidate] = []
        for part in parts {
            let found = try ask(part)
            // What an index remembers need not be there any more.
            let present = found.filter { Paths.resolved($0.path) != nil }
            if !present.isEmpty { return present }
            gone += found
        }
        return gone
    }

    private func all(_ ask: (any Catalogue) throws -> [Candidate]) rethrows -> [Candidate] {
        var seen: Set<String> = []
        return try parts.flatMap(ask).filter { seen.insert($0.path).inserted }
    }
}

extension Candidate {
    /// The same file with the number by which a catalogue knows it.
    func numbered(_ number: Int64) -> Candidate {
        Candidate(
            path: path, identifier: identifier, digest: digest, isMeasured: isMeasured,
            number: number)
    }
}
