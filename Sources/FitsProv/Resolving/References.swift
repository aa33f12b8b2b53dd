import FITS
import Files

/// Resolves references, measures what they lead to, and says what became of it.
struct References {
    /// A reference with what became of it.
    struct Found {
        var resolution: Resolution
        /// The file, links followed.
        var path: String?
        var facts: KnownFiles.Facts?
        /// Why the file cannot be read.
        var problem: String?
        var findings: [Finding] = []

        /// Whether what stands there now is known by name or place alone, and tells of itself: its
        /// own path is not that of what was used.
        var isReplaced: Bool {
            findings.contains { if case .replaced = $0 { true } else { false } }
        }
    }

    private let resolver: Resolver
    private let files: KnownFiles
    /// What was found among all files, without exclusions.
    private var known: [Key: Found] = [:]

    private struct Key: Hashable {
        let reference: Reference
        let formerFolder: String?
    }

    init(_ catalogue: any Catalogue, _ files: KnownFiles) {
        resolver = Resolver(catalogue)
        self.files = files
    }

    /// Finds what a reference means.
    ///
    /// - Parameters:
    ///   - reference: the reference.
    ///   - formerFolder: the folder in which the product was, if it was moved.
    ///   - exclusions: what it cannot be.
    /// - Returns: what became of it.
    /// - Throws: what the catalogue throws.
    mutating func find(
        _ reference: Reference, formerFolder: String?, excluding exclusions: Exclusions = .none
    ) throws -> Found {
        let key = Key(reference: reference, formerFolder: formerFolder)
        if exclusions == .none, let found = known[key] { return found }
        let found = measure(
            try resolver.resolve(reference, excluding: exclusions), reference, formerFolder)
        if exclusions == .none { known[key] = found }
        return found
    }

    /// Measures what a reference was resolved to.
    func measure(
        _ resolution: Resolution, _ reference: Reference, _ formerFolder: String? = nil
    ) -> Found {
        guard let candidate = resolution.candidate else { return without(resolution, reference) }
        guard let path = Paths.resolved(candidate.path) else {
            let missing = resolution.without(.missing, note: resolution.note)
            var found = Found(resolution: missing)
            found.findings = [.gone(candidate.path)]
            return found
        }
        guard files.allows(path) else {
            return Found(resolution: resolution.without(.outside, note: nil))
        }
        var found = Found(resolution: resolution, path: path)
        do throws(FITSError) {
            let facts = try files.facts(path)
            found.facts = facts
            if let wanted = reference.digest, WeakDigest.isWeak(wanted) {
                if let fits = try files.fits(path, weak: wanted) {
                    found.resolution.state = fits ? .identified : .changed
                    if fits { found.findings.append(.weaklyIdentified) }
                }
            } else if let wanted = reference.digest,
                let digest = try files.digest(of: path, comparableWith: wanted)
            {
                found.resolution = resolution.measured(digest, for: reference)
            } else if resolution.state == .confirmed {
                // What was measured once, as an archive remembers, is not measured now.
                found.resolution.state = .identified
            }
        } catch {
            found.problem = error.explanation
            found.findings = [.unreadable(error.explanation)]
        }
        if found.resolution.state == .changed, resolution.evidence.map({ $0 >= .name }) == true {
            // A name alone does not make another content the same product.
            let note = Resolution.Note.otherContent(candidate.path)
            return without(resolution.without(.missing, note: note), reference)
        }
        found.findings =
            Finding.all(
                of: reference, found.resolution, found.facts, formerFolder: formerFolder)
            + found.findings
        return found
    }

    /// Whether a reference, links followed, leads where nothing may be opened.
    private func isOutside(_ reference: Reference) -> Bool {
        guard let path = reference.path else { return true }
        guard files.allows(path) else { return true }
        return Paths.resolved(path).map { !files.allows($0) } ?? false
    }

    private func without(_ resolution: Resolution, _ reference: Reference) -> Found {
        var resolution = resolution
        if resolution.state == .missing, isOutside(reference) {
            resolution = resolution.without(.outside, note: resolution.note)
        }
        var findings = Finding.all(of: reference, resolution, nil)
        if resolution.state == .missing, let path = resolution.gonePath {
            findings.append(.gone(path))
        }
        return Found(resolution: resolution, findings: findings)
    }
}
