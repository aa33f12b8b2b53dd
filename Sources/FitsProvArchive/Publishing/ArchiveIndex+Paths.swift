import Files
package import FitsProv

extension ArchiveIndex {
    /// How far paths are followed, and when that is given up.
    package struct Following: Sendable {
        /// The most products.
        package var products = 10_000
        /// The most bytes of their documents.
        package var documents = 128 << 20
        /// The most generations.
        package var generations = Int.max
        /// Is asked now and then; what it throws ends the work.
        package var check: @Sendable () throws -> Void = {}

        /// The usual limits.
        package init() {}
    }

    /// The paths of products, as the index and the files themselves tell now.
    ///
    /// What the index does not know is not searched for in folders, and no contents are measured.
    ///
    /// - Parameters:
    ///   - files: the absolute paths of their files.
    ///   - direction: which way.
    ///   - roots: the folders below which files are opened.
    ///   - following: how far.
    /// - Returns: a path for each.
    /// - Throws: `FITSError` if one of the files cannot be read, `FitsProvError` if the index cannot, and what the check
    ///   throws.
    package func lineages(
        of files: [String], _ direction: Lineage.Direction, below roots: [String],
        _ following: Following
    ) throws -> [Lineage] {
        let known = KnownFiles(
            in: OpenableFolders(roots.map { Paths.resolved($0) ?? $0 }), measures: false,
            documentBytes: following.documents)
        let catalogue = VerifiedCatalogue(
            CheckedCatalogue(self, check: following.check), files: known)
        var limits = Lineage.Limits()
        limits.depth = following.generations
        limits.nodes = following.products
        var lineages: [Lineage] = []
        for file in files {
            lineages.append(
                try Lineage(of: file, direction, in: catalogue, files: known, limits: limits))
            limits.nodes = max(1, limits.nodes - (lineages.last?.nodes.count ?? 0))
        }
        return lineages
    }

    /// What a product points to and was not made from, such as the responses of a spectrum.
    ///
    /// - Parameters:
    ///   - file: the absolute path of its file.
    ///   - roots: the folders below which files are opened.
    /// - Returns: what was found in the archive.
    /// - Throws: `FITSError` if the file cannot be read, and `FitsProvError` if the index cannot.
    package func companions(
        of file: String, below roots: [String]
    ) throws -> [Lineage.Companion] {
        let known = KnownFiles(
            in: OpenableFolders(roots.map { Paths.resolved($0) ?? $0 }), measures: false,
            documentBytes: 0)
        return try Lineage.companions(
            of: file, in: VerifiedCatalogue(self, files: known), files: known)
    }
}

/// An index that is asked only as long as somebody waits for the answer.
private struct CheckedCatalogue: Catalogue {
    private let index: ArchiveIndex
    private let check: @Sendable () throws -> Void
    /// The folders of the index, which are asked for often.
    let roots: [String]

    init(_ index: ArchiveIndex, check: @escaping @Sendable () throws -> Void) {
        self.index = index
        self.check = check
        roots = index.roots
    }

    func candidate(at path: String) throws -> Candidate? {
        try check()
        return try index.candidate(at: path)
    }

    func candidates(digest: String) throws -> Candidates {
        try check()
        return try index.candidates(digest: digest)
    }

    func candidates(identifier: String) throws -> Candidates {
        try check()
        return try index.candidates(identifier: identifier)
    }

    func candidates(name: NormalName) throws -> Candidates {
        try check()
        return try index.candidates(name: name)
    }

    func candidates(alias: NormalName) throws -> Candidates {
        try check()
        return try index.candidates(alias: alias)
    }

    func users(of candidate: Candidate) throws -> Candidates {
        try check()
        return try index.users(of: candidate)
    }
}
