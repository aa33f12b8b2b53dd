import FITS
import Files

/// Finds what a reference means: by digest, by identifier, by place, by name.
///
/// Names lie and digests do not, so better evidence anywhere beats worse evidence at the recorded
/// place; among equals the file that moved least wins. A name that could mean several files is no
/// evidence, and of files with the content one that is said to be another product comes last.
package struct Resolver {
    private let catalogue: any Catalogue

    /// Makes a resolver.
    ///
    /// - Parameter catalogue: the files among which it looks.
    package init(_ catalogue: any Catalogue) {
        self.catalogue = catalogue
    }

    /// What became of something that was used.
    ///
    /// - Parameters:
    ///   - reference: what is recorded of it.
    ///   - exclusions: what it cannot be.
    /// - Returns: its state with the evidence; contents are not measured here.
    /// - Throws: what the catalogue throws.
    package func resolve(
        _ reference: Reference, excluding exclusions: Exclusions = .none
    ) throws -> Resolution {
        var search = Search()
        var resolution = try resolve(reference, exclusions, &search)
        resolution.gonePath = search.gonePath
        resolution.isCutShort = search.isCutShort
        return resolution
    }

    /// What the catalogue said beside the files that it found.
    private struct Search {
        var gonePath: String?
        var isCutShort = false

        mutating func files(of answer: Candidates) -> [Candidate] {
            gonePath = gonePath ?? answer.gone.first
            isCutShort = isCutShort || answer.isCutShort
            return answer.files
        }
    }

    private func resolve(
        _ reference: Reference, _ exclusions: Exclusions, _ search: inout Search
    ) throws -> Resolution {
        let here = try reference.path.flatMap { try catalogue.candidate(at: $0) }
        var duplicates: [Candidate] = []
        // A weak digest is that of many: nothing is found by it alone.
        if let digest = reference.digest, !WeakDigest.isWeak(digest) {
            if let here, here.digest == digest {
                guard isOther(here, than: reference) else { return same(here) }
                if !isUser(here, reference, exclusions) { duplicates.append(here) }
            }
            let found = search.files(of: try catalogue.candidates(digest: digest))
                .filter { !isUser($0, reference, exclusions) }
            let possible = found.filter { !isOther($0, than: reference) }
            if let best = nearest(possible, reference) { return same(best) }
            duplicates += found
        }
        let product = try byIdentifier(reference, here, &search)
        if let product, product.state != .changed { return product }
        // Another product of the same content is weaker than the product itself, and stronger than
        // what has changed.
        if exclusions.allowsDuplicates, let best = nearest(duplicates, reference) {
            return same(best)
        }
        return try product ?? byName(reference, here, &search)
    }

    private func byIdentifier(
        _ reference: Reference, _ here: Candidate?, _ search: inout Search
    ) throws -> Resolution? {
        guard let identifier = reference.identifier else { return nil }
        if let here, here.identifier == identifier {
            return known(here, reference, by: .identifier)
        }
        let found = search.files(of: try catalogue.candidates(identifier: identifier))
        return nearest(found, reference).map { known($0, reference, by: .identifier) }
    }

    /// Whether a file is one that the input was used for, and only has its content by chance: what
    /// is made without a change has the content of what it was made from.
    private func isUser(
        _ candidate: Candidate, _ reference: Reference, _ exclusions: Exclusions
    ) -> Bool {
        guard candidate.path == reference.product || exclusions.later.contains(candidate.path)
        else { return false }
        return candidate.identifier == nil || candidate.identifier != reference.identifier
    }

    private func same(_ candidate: Candidate) -> Resolution {
        Resolution(candidate.isMeasured ? .confirmed : .identified, by: .digest, candidate)
    }

    /// A file that is taken for the input; what is known of its content decides the state.
    private func known(
        _ candidate: Candidate, _ reference: Reference, by evidence: Evidence
    ) -> Resolution {
        if isOtherContent(candidate, than: reference) {
            return Resolution(.changed, by: evidence, candidate)
        }
        return Resolution(evidence == .identifier ? .identified : .named, by: evidence, candidate)
    }

    private func byName(
        _ reference: Reference, _ here: Candidate?, _ search: inout Search
    ) throws -> Resolution {
        guard let path = reference.path, let name = reference.name else {
            return Resolution(.outside)
        }
        var note: Resolution.Note?
        let place = Paths.folder(of: path)
        let namesakes = search.files(of: try catalogue.candidates(name: name))
            .filter { $0.path != path }
        let inPlace = (here.map { [$0] } ?? []) + namesakes.filter { folder($0) == place }
        for candidate in inPlace {
            guard isOther(candidate, than: reference) else {
                return known(candidate, reference, by: .location)
            }
            note = note ?? .otherProduct(candidate.path)
        }
        let elsewhere = namesakes.filter { folder($0) != place && !isOther($0, than: reference) }
        let possible = elsewhere.filter { !isOtherContent($0, than: reference) }
        if let only = only(of: possible, reference) {
            return Resolution(.named, by: .name, only, note: note)
        }
        var renamed: [Candidate] = []
        for alias in possible.isEmpty ? [name] + reference.weakNames : [] where renamed.isEmpty {
            renamed = search.files(of: try catalogue.candidates(alias: alias)).filter {
                $0.path != reference.product && !isOther($0, than: reference)
                    && !isOtherContent($0, than: reference)
            }
        }
        if let only = only(of: renamed, reference) {
            return Resolution(.named, by: .alias, only, note: note)
        }
        let count = max(possible.count, renamed.count)
        if count > 1 { note = note ?? .ambiguous(count) }
        if let other = elsewhere.first { note = note ?? .otherContent(other.path) }
        return Resolution(.missing, note: note)
    }

    /// The one file that a name can mean: the only one, or the only one beside the product.
    private func only(of possible: [Candidate], _ reference: Reference) -> Candidate? {
        let beside = possible.filter { folder($0) == reference.folder }
        return beside.count == 1 ? beside.first : possible.count == 1 ? possible.first : nil
    }

    /// The candidate that moved least: at the place, in its folder, beside the product, by name.
    private func nearest(_ candidates: [Candidate], _ reference: Reference) -> Candidate? {
        guard candidates.count > 1 else { return candidates.first }
        let place = reference.path.map { Paths.folder(of: $0) }
        func distance(_ candidate: Candidate) -> Int {
            if candidate.path == reference.path { return 0 }
            let hasName = NormalName(ofPath: candidate.path) == reference.name
            let hasPlace = folder(candidate) == place
            let isBeside = folder(candidate) == reference.folder
            return 1 + (hasName ? 0 : 4) + (hasPlace ? 0 : isBeside ? 1 : 2)
        }
        return candidates.min { (distance($0), $0.path) < (distance($1), $1.path) }
    }

    private func folder(_ candidate: Candidate) -> String {
        Paths.folder(of: candidate.path)
    }

    /// Whether two identifiers are known and differ: another product has the name.
    private func isOther(_ candidate: Candidate, than reference: Reference) -> Bool {
        guard let wanted = reference.identifier, let found = candidate.identifier else {
            return false
        }
        return wanted != found
    }

    /// Whether digests of the same kind are known and differ: the content is another one.
    private func isOtherContent(_ candidate: Candidate, than reference: Reference) -> Bool {
        guard let wanted = reference.digest else { return false }
        let isWeak = WeakDigest.isWeak(wanted)
        guard let found = isWeak ? candidate.weakDigest : candidate.digest else { return false }
        return wanted != found && wanted.prefix { $0 != ":" } == found.prefix { $0 != ":" }
    }
}
