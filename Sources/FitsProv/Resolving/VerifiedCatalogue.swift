import FITS
import Files

/// What a catalogue remembers, verified against the files on disk.
///
/// An index is as old as its last update. A file that is gone since, or is another product now,
/// does not count: the search goes on as if the catalogue had never known it.
package final class VerifiedCatalogue: Catalogue {
    private let remembered: any Catalogue
    private let files: KnownFiles
    private var known: [String: Told] = [:]

    /// What a file says of itself now.
    private struct Told {
        var identifier: String?
        var digest: String?
        var weakDigest: String?
        var isMeasured = false
    }

    /// Checks what another catalogue remembers.
    ///
    /// - Parameters:
    ///   - remembered: the catalogue.
    ///   - files: reads files, each once.
    package init(_ remembered: any Catalogue, files: KnownFiles) {
        self.remembered = remembered
        self.files = files
    }

    /// The folders of the catalogue.
    package var roots: [String] { remembered.roots }

    /// The file at a path, as it is now.
    package func candidate(at path: String) throws -> Candidate? {
        try remembered.candidate(at: path).flatMap(present)
    }

    /// The files that had a content, and as far as can be told have it still.
    package func candidates(digest: String) throws -> Candidates {
        still(try remembered.candidates(digest: digest)) { found in
            // What will be believed for its content is measured, as in a folder.
            let real = Paths.resolved(found.path) ?? found.path
            let measured = try? files.digest(of: real, comparableWith: digest)
            return (measured ?? found.digest) == digest
        }
    }

    /// The products that have an identifier still.
    package func candidates(identifier: String) throws -> Candidates {
        still(try remembered.candidates(identifier: identifier)) { $0.identifier == identifier }
    }

    /// The files with a name.
    package func candidates(name: NormalName) throws -> Candidates {
        var answer = try remembered.candidates(name: name)
        answer.files = answer.files.compactMap(present)
        return answer
    }

    /// The files that give themselves a name.
    package func candidates(alias: NormalName) throws -> Candidates {
        var answer = try remembered.candidates(alias: alias)
        answer.files = answer.files.compactMap(present)
        return answer
    }

    /// The products that used a file; what they used is for their own stamps to say.
    package func users(of candidate: Candidate) throws -> Candidates {
        try remembered.users(of: candidate)
    }

    /// Of what is remembered for a digest or an identifier, what is there and fits.
    private func still(_ remembered: Candidates, _ fits: (Candidate) -> Bool) -> Candidates {
        var answer = remembered
        answer.files = []
        for candidate in remembered.files {
            if let now = present(candidate) {
                if fits(now) { answer.files.append(now) }
            } else if Paths.resolved(candidate.path) == nil {
                answer.gone.append(candidate.path)
            }
        }
        return answer
    }

    /// The file as it tells of itself now; nil if it is gone, or may not be opened.
    private func present(_ candidate: Candidate) -> Candidate? {
        guard let real = Paths.resolved(candidate.path), files.allows(real) else { return nil }
        let now = told(real)
        // What no stamp tells of is as it was remembered until it is measured.
        return Candidate(
            path: candidate.path, identifier: now.identifier,
            digest: now.digest ?? (candidate.identifier == nil ? candidate.digest : nil),
            weakDigest: now.weakDigest, isMeasured: now.isMeasured, key: candidate.key)
    }

    private func told(_ path: String) -> Told {
        if let facts = files.knownFacts(path) {
            return Told(
                identifier: facts.identifier, digest: facts.digest ?? facts.recordedDigest,
                weakDigest: facts.weakDigest, isMeasured: facts.digest != nil)
        }
        if let known = known[path] { return known }
        let inspection = files.folders.primaryHeader(path)
        let told = Told(
            identifier: inspection?.identifier, digest: inspection?.recordedDigest,
            weakDigest: inspection?.weakDigest)
        known[path] = told
        return told
    }
}
