import Files
import FitsProv
import FitsProvArchive
import HTTPTypes
import PROV

/// Finds the provenance of things; blocks.
struct ProvenanceSearch {
    /// The archive as it is now.
    let edition: ServedArchive.Edition
    /// How far paths are followed.
    let following: ArchiveIndex.Following

    /// What was found.
    struct Found: Sendable {
        /// The document.
        let document: Document
        /// Whether there is more than was followed.
        let isCut: Bool
        /// How many documents of products are left out, since they contradict others or themselves.
        let leftOut: Int
    }

    /// Finds what a request asks for.
    ///
    /// - Parameter request: the request.
    /// - Returns: the document.
    /// - Throws: ``Refusal`` if one of the things is not known or is gone, `FitsProvError` if the index cannot be read, and
    ///   what the check of the limits throws.
    func found(_ request: ProvSAPRequest) throws -> Found {
        var following = following
        following.generations = request.generations
        var products: [PublishedProduct] = []
        var makers: [(id: String, products: [PublishedProduct])] = []
        for id in request.ids {
            let named = try edition.index.products(named: id, edition.publication)
            guard named.isEmpty else {
                products += named
                continue
            }
            let made = try edition.index.products(madeBy: id, edition.publication)
            guard !made.isEmpty else { throw ProvenanceSearch.unknown(id) }
            makers.append((id, made))
        }
        let own = products.count
        products += makers.flatMap(\.products)
        let isCut = makers.contains { $0.products.count == ArchiveIndex.mostNamed }
        let files = try products.map(ProvenanceSearch.file)
        let lineages = try edition.index.lineages(
            of: files, request.direction, below: edition.roots, following)
        var (document, complaints) = Lineage.document(of: lineages)
        var starts = document.starts(lineages.prefix(own))
        for (id, _) in makers {
            let names = document.names(of: id)
            guard !names.isEmpty else { throw ProvenanceSearch.unknown(id) }
            starts.formUnion(names)
        }
        let reduced = document.reduced(request.reduction)
            .around(starts, depth: request.depth, request.direction)
        let cuts = lineages.reduce(into: Set()) { $0.formUnion($1.cuts) }
        return Found(
            document: reduced, isCut: isCut || !cuts.subtracting([.depth]).isEmpty,
            leftOut: complaints.count)
    }

    private static func unknown(_ id: String) -> Refusal {
        let shown = String(id.prefix(200)).escapingControls
        return Refusal.notFound("product, activity or agent '\(shown)' in this archive")
    }

    /// The file of a product, links followed.
    private static func file(_ product: PublishedProduct) throws(Refusal) -> String {
        guard !product.isGone, let path = Paths.resolved(product.path) else {
            throw Refusal(.gone, "the product '\(product.name.escapingControls)' is gone")
        }
        return path
    }
}

extension Document {
    /// What the products that were asked about are called, each with a record.
    fileprivate mutating func starts(_ lineages: ArraySlice<Lineage>) -> Set<QualifiedName> {
        var known: Set<QualifiedName> = []
        for record in records where record.kind == .entity {
            if let name = record.identifier { known.insert(name) }
        }
        var starts: Set<QualifiedName> = []
        for lineage in lineages {
            let names = lineage.subjectNames
            starts.formUnion(names)
            guard known.isDisjoint(with: names), let record = lineage.subjectRecord else {
                continue
            }
            records.append(record)
            if let name = record.identifier { starts.insert(name) }
        }
        return starts
    }
}
