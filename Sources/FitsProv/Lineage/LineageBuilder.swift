import FITS
import Files

extension Lineage {
    /// Follows the path of a product among the files of a folder.
    ///
    /// - Parameters:
    ///   - path: its file.
    ///   - direction: which way.
    ///   - folder: the folder below which files are opened; the product's own if nil.
    ///   - limits: how much is followed.
    /// - Throws: why the file itself cannot be read.
    public init(
        of path: String, _ direction: Direction = .back, below folder: String? = nil,
        limits: Limits = Limits()
    ) throws(FitsProvError) {
        let root =
            folder.flatMap(Paths.resolved) ?? Paths.folder(of: Paths.resolved(path) ?? path)
        let files = KnownFiles(in: OpenableFolders([root]))
        let catalogue = HeaderCatalogue(roots: [root], files: files)
        do {
            try self.init(of: path, direction, in: catalogue, files: files, limits: limits)
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    /// Follows the path of a product.
    ///
    /// - Parameters:
    ///   - path: its file.
    ///   - direction: which way.
    ///   - catalogue: the files among which references are looked for.
    ///   - files: reads files, each once.
    ///   - limits: how much is followed.
    /// - Throws: ``FITSError`` if the file itself cannot be read, and what the catalogue throws.
    package init(
        of path: String, _ direction: Direction = .back, in catalogue: any Catalogue,
        files: KnownFiles, limits: Limits = Limits()
    ) throws {
        var builder = LineageBuilder(direction, catalogue, files, limits)
        try builder.start(path)
        switch direction {
        case .back:
            try builder.goBack()
            builder.addCompanions()
        case .forth: try builder.goForth()
        }
        if files.missesDocuments { builder.lineage.cuts.insert(.documents) }
        if builder.lineage.edges.contains(where: \.resolution.mayBeElsewhere) {
            builder.lineage.cuts.insert(.files)
        }
        builder.lineage.searched = catalogue.searched
        self = builder.lineage
    }
}

/// Follows references generation by generation, with a list of what is still to be looked at.
struct LineageBuilder {
    var lineage: Lineage
    let catalogue: any Catalogue
    let files: KnownFiles
    let limits: Lineage.Limits
    var references: References
    /// The nodes with files, by path; and those without, by what is recorded of them.
    var places: [String: Int] = [:]
    private var lost: [Lost: Int] = [:]
    /// The documents that files carry, by subject, and the file.
    var carried: [String: (document: StoredDocument, holder: String)] = [:]
    /// What the products used that were met on the way forth, by path.
    var usedTables: [String: UsedTable] = [:]
    /// How many references were compared with a file on the way forth.
    var comparisons = 0
    /// The nodes whose references are still to be followed are those from here on.
    var next = 0
    /// Nodes of which a document was found only after their turn.
    private var late: [Int] = []

    /// What makes two references to something without a file the same.
    private struct Lost: Hashable {
        let identifier: String?
        let digest: String?
        let place: String?
    }

    init(
        _ direction: Lineage.Direction, _ catalogue: any Catalogue, _ files: KnownFiles,
        _ limits: Lineage.Limits
    ) {
        lineage = Lineage(direction)
        self.catalogue = catalogue
        self.files = files
        self.limits = limits
        references = References(catalogue, files)
    }

    mutating func start(_ path: String) throws {
        let real = Paths.resolved(path) ?? path
        let facts: KnownFiles.Facts
        do throws(FITSError) { facts = try files.facts(real) } catch { throw error.of(path) }
        if lineage.direction == .back, let failure = facts.failure { throw failure.of(path) }
        addFile(real, facts, problem: nil, level: 0, reference: nil)
    }

    /// Goes to what was used, until nothing new is found.
    mutating func goBack() throws {
        while true {
            if next < lineage.nodes.count {
                try follow(next)
                next += 1
            } else if let number = late.popLast() {
                try follow(number)
            } else {
                markCarried()
                return
            }
        }
    }

    private mutating func follow(_ number: Int) throws {
        let node = lineage.nodes[number]
        guard let inputs = node.provenance?.inputs, !inputs.isEmpty else { return }
        guard node.level < limits.depth else {
            lineage.cuts.insert(.depth)
            return
        }
        for (index, used) in inputs.enumerated() {
            guard lineage.edges.count < limits.edges else {
                lineage.cuts.insert(.nodes)
                return
            }
            let reference = Reference(used, folder: node.folder, product: node.path)
            let found = try find(reference, of: node)
            guard let target = self.node(for: reference, found, level: node.level + 1) else {
                lineage.cuts.insert(.nodes)
                continue
            }
            lineage.edges.append(
                Lineage.Edge(
                    from: number, to: target, order: index + 1, used: used,
                    resolution: found.resolution, findings: found.findings))
        }
    }

    /// The node that a reference leads to, made if it is new; nil beyond the most nodes.
    private mutating func node(
        for reference: Reference, _ found: References.Found, level: Int
    ) -> Int? {
        if let path = found.path, !found.isReplaced {
            if let number = places[path] { return number }
            guard lineage.nodes.count < limits.nodes else { return nil }
            return addFile(
                path, found.facts, problem: found.problem, level: level,
                reference: reference)
        }
        let isKnown = reference.identifier != nil || reference.digest != nil
        let key = Lost(
            identifier: reference.identifier,
            digest: reference.identifier == nil ? reference.digest : nil,
            place: isKnown ? nil : reference.path ?? reference.location)
        if let number = lost[key] { return number }
        guard lineage.nodes.count < limits.nodes else { return nil }
        let number = lineage.nodes.count
        lost[key] = number
        lineage.nodes.append(
            Lineage.Node(
                number: number, level: level, path: nil,
                name: reference.path.map { Paths.name(of: $0) } ?? reference.location,
                location: reference.location,
                folder: reference.path.map { Paths.folder(of: $0) } ?? reference.folder,
                formerFolder: nil, identifier: reference.identifier, digest: reference.digest,
                isMeasured: false,
                isIntact: nil, isStamped: false, source: .reference, problem: nil))
        adopt(number)
        return number
    }

    @discardableResult
    mutating func addFile(
        _ path: String, _ facts: KnownFiles.Facts?, problem: String?, level: Int,
        reference: Reference?
    ) -> Int {
        let number = lineage.nodes.count
        places[path] = number
        let former = reference?.path.map { Paths.folder(of: $0) }
        lineage.nodes.append(
            Lineage.Node(
                number: number, level: level, path: path, name: Paths.name(of: path),
                location: reference?.location, folder: Paths.folder(of: path),
                formerFolder: former == Paths.folder(of: path) ? nil : former,
                identifier: facts?.identifier,
                digest: facts?.digest ?? facts?.recordedDigest, isMeasured: facts?.digest != nil,
                isIntact: facts.flatMap { facts in
                    guard let now = facts.digest else { return nil }
                    return facts.recordedDigest.map { $0 == now }
                }, isStamped: facts?.isStamped ?? false, source: .file,
                provenance: facts?.provenance, document: facts?.document,
                problem: problem ?? facts?.problem))
        for document in facts?.carried ?? [] where carried[document.subject] == nil {
            carried[document.subject] = (document, path)
            let key = Lost(identifier: document.subject, digest: nil, place: nil)
            if let former = lost[key], adopt(former), former < next { late.append(former) }
        }
        return number
    }
}
