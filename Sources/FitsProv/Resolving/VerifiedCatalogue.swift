import FITS
import Files

/// What a catalogue remembers, verified against the files on disk.
///
/// An index is as old as its last update. A file that is gone since, or is another product now,
/// does not count: the search goes on as if the catalogue had never known it.
public final class VerifiedCatalogue: Catalogue {
    private let remembered: any Catalogue
    private let files: KnownFiles
    private var headers: [String: HeaderFacts] = [:]

    /// What a file says of itself now.
    private struct HeaderFacts {
        var identifier: String?
        var digest: String?
        var isMeasured = false
    }

    /// Checks what another catalogue remembers.
    ///
    /// - Parameters:
    ///   - remembered: the catalogue.
    ///   - files: reads files, each once.
    public init(_ remembered: any Catalogue, files: KnownFiles) {
        self.remembered = remembered
        self.files = files
    }

    /// The folders of the catalogue.
    public var roots: [String] { remembered.roots }

    /// The file at a path, as it is now.
    public func candidate(at path: String) throws -> Candidate? {
        try remembered.candidate(at: path).flatMap(present)
    }

    /// The files that had a content, and as far as can be told have it still.
    public func candidates(digest: String) throws -> [Candidate] {
        try still(remembered.candidates(digest: digest), digest) { found in
            // What will be believed for its content is measured, as in a folder.
            let real = Paths.resolved(found.path) ?? found.path
            let measured = try? files.digest(of: real, comparableWith: digest)
            return (measured ?? found.digest) == digest
        }
    }

    /// The products that have an identifier still.
    public func candidates(identifier: String) throws -> [Candidate] {
        try still(remembered.candidates(identifier: identifier), identifier) {
            $0.identifier == identifier
        }
    }

    /// The files with a name.
    public func candidates(name: NormalName) throws -> [Candidate] {
        try remembered.candidates(name: name).compactMap(present)
    }

    /// The products that used a file; what they used is for their own stamps to say.
    public func users(of candidate: Candidate) throws -> [Candidate] {
        try remembered.users(of: candidate)
    }

    /// Of what is remembered for a digest or an identifier, what is there and fits.
    private func still(
        _ candidates: [Candidate], _ key: String, _ fits: (Candidate) -> Bool
    ) -> [Candidate] {
        candidates.compactMap { candidate in
            guard let now = present(candidate) else {
                if Paths.resolved(candidate.path) == nil { files.miss(key, at: candidate.path) }
                return nil
            }
            return fits(now) ? now : nil
        }
    }

    /// The file as it tells of itself now; nil if it is gone, or may not be opened.
    private func present(_ candidate: Candidate) -> Candidate? {
        guard let real = Paths.resolved(candidate.path), files.allows(real) else { return nil }
        let now = facts(real)
        // What no stamp tells of is as it was remembered until it is measured.
        return Candidate(
            path: candidate.path, identifier: now.identifier,
            digest: now.digest ?? (candidate.identifier == nil ? candidate.digest : nil),
            isMeasured: now.isMeasured, number: candidate.number)
    }

    private func facts(_ path: String) -> HeaderFacts {
        if let known = files.knownFacts(path) {
            return HeaderFacts(
                identifier: known.identifier, digest: known.digest ?? known.recordedDigest,
                isMeasured: known.digest != nil)
        }
        if let known = headers[path] { return known }
        var facts = HeaderFacts()
        if let header = HeaderCatalogue.primaryHeader(path) {
            facts.identifier = ProductIdentifier.find(in: header)
            facts.digest = StampBlock(in: header)?.digest
        }
        headers[path] = facts
        return facts
    }
}
