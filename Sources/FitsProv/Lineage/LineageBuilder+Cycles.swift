import FITS
import Files

extension LineageBuilder {
    /// How many products are looked at to find whether one was made from another.
    private static let mostAncestors = 200

    /// Finds what a product used; no chance likeness of contents makes it its own ancestor.
    mutating func find(_ reference: Reference, of node: Lineage.Node) throws -> References.Found {
        var exclusions = Exclusions()
        func find() throws -> References.Found {
            try references.find(
                reference, formerFolder: node.formerFolder, excluding: exclusions)
        }
        var found = try find()
        if isDuplicate(found, reference), let identifier = reference.identifier,
            carried[identifier] != nil
        {
            // What a document tells of the product itself is better than another product.
            exclusions.allowsDuplicates = false
            found = try find()
        }
        guard isDuplicate(found, reference) else { return found }
        exclusions.later = laterPaths(than: node.number)
        found = try find()
        while isDuplicate(found, reference), let path = found.path,
            let candidate = found.resolution.candidate, !exclusions.later.contains(candidate.path),
            try wasMade(path, from: node, or: exclusions.later)
        {
            exclusions.later.insert(candidate.path)
            found = try find()
        }
        return found
    }

    /// Whether a file has the content that was used, and is a product that was neither named nor
    /// stands where it was.
    private func isDuplicate(_ found: References.Found, _ reference: Reference) -> Bool {
        guard found.resolution.evidence == .digest, let identifier = found.facts?.identifier
        else { return false }
        if reference.identifier == nil, found.resolution.candidate?.path == reference.path {
            return false
        }
        return identifier != reference.identifier && found.facts?.provenance != nil
    }

    /// The files of a product and of all that was made from it, as far as is known yet.
    private func laterPaths(than number: Int) -> Set<String> {
        var users: [Int: [Int]] = [:]
        for edge in lineage.edges { users[edge.to, default: []].append(edge.from) }
        var later: Set<Int> = [number]
        var waiting = [number]
        while let next = waiting.popLast() {
            waiting += users[next, default: []].filter { later.insert($0).inserted }
        }
        return Set(later.compactMap { lineage.nodes[$0].path })
    }

    /// Whether a file says, itself or by what it was made from, that it was made from a product, or
    /// was made from a file that is known to have been.
    private mutating func wasMade(
        _ path: String, from node: Lineage.Node, or later: Set<String>
    ) throws -> Bool {
        guard let identifier = node.identifier else { return false }
        var seen: Set<String> = [path]
        var waiting = [path]
        while let next = waiting.popLast(), seen.count < LineageBuilder.mostAncestors {
            let used = (try? files.facts(next))?.provenance?.inputs ?? []
            if used.contains(where: { $0.identifier == identifier }) { return true }
            for entity in used where entity.identifier != nil {
                let folder = Paths.folder(of: next)
                let reference = Reference(entity, folder: folder, product: next)
                let found = try references.find(reference, formerFolder: nil)
                guard let path = found.path else { continue }
                // The path would lead there, whatever its identifier.
                if later.contains(path) { return true }
                if seen.insert(path).inserted { waiting.append(path) }
            }
        }
        return false
    }
}
