import FITS
import Files

extension LineageBuilder {
    /// Goes to what was made, until nothing new is found.
    mutating func goForth() throws {
        while next < lineage.nodes.count {
            let node = lineage.nodes[next]
            next += 1
            guard let path = node.path else { continue }
            let candidate = Candidate(
                path: path, identifier: node.identifier, digest: node.digest,
                isMeasured: node.isMeasured)
            let answer = try catalogue.users(of: candidate)
            if answer.isCutShort { lineage.cuts.insert(.files) }
            let users = answer.files
            guard node.level < limits.depth else {
                if !users.isEmpty { lineage.cuts.insert(.depth) }
                continue
            }
            for user in users {
                // What there is no room for need not be read.
                if lineage.nodes.count >= limits.nodes, places[user.path] == nil {
                    lineage.cuts.insert(.nodes)
                    continue
                }
                try add(user, of: candidate, node)
            }
        }
    }

    private mutating func add(
        _ user: Candidate, of candidate: Candidate, _ node: Lineage.Node
    ) throws {
        guard let real = Paths.resolved(user.path), files.allows(real),
            let facts = try? files.facts(real), let provenance = facts.provenance
        else { return }
        let one = Resolver(OneFile(candidate))
        var number = places[real]
        let table = usedTables[real] ?? UsedTable(provenance.inputs, by: real)
        usedTables[real] = table
        for index in table.indices(of: candidate) {
            let (used, reference) = table.references[index]
            comparisons += 1
            let resolution = try one.resolve(reference)
            // Who only has the same name somewhere else used something else.
            guard resolution.candidate != nil, resolution.evidence != .name else { continue }
            let found = references.measure(resolution, reference)
            guard !found.isReplaced else { continue }
            // Another product of the same content was used only if what is named is not there.
            if resolution.evidence == .digest, let own = node.identifier, used.identifier != own {
                let told = try references.find(reference, formerFolder: nil)
                guard told.path == node.path else { continue }
            }
            guard lineage.nodes.count < limits.nodes, lineage.edges.count < limits.edges else {
                lineage.cuts.insert(.nodes)
                return
            }
            let from =
                number
                ?? addFile(
                    real, facts, problem: nil, level: node.level + 1, reference: nil)
            number = from
            lineage.edges.append(
                Lineage.Edge(
                    from: from, to: node.number, order: index + 1, used: used,
                    resolution: found.resolution, findings: found.findings))
        }
    }
}

/// A catalogue of one file.
private struct OneFile: Catalogue {
    private let file: Candidate
    var roots: [String] { [] }

    init(_ file: Candidate) {
        self.file = file
    }

    func candidate(at path: String) -> Candidate? { path == file.path ? file : nil }
    func candidates(digest: String) -> Candidates { it(if: file.digest == digest) }
    func candidates(identifier: String) -> Candidates { it(if: file.identifier == identifier) }
    func candidates(name: NormalName) -> Candidates {
        it(if: NormalName(ofPath: file.path) == name)
    }
    func candidates(alias: NormalName) -> Candidates { Candidates([]) }
    func users(of candidate: Candidate) -> Candidates { Candidates([]) }

    private func it(if fits: Bool) -> Candidates { Candidates(fits ? [file] : []) }
}
