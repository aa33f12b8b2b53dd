import Files
package import PROV

extension Lineage {
    /// What the product that was asked about is called in documents: as it calls itself, and as those that used
    /// it recorded it.
    package var subjectNames: [QualifiedName] {
        var names: [QualifiedName] = []
        if let own = nodes.first?.provenance {
            names.append(
                NameMint(namespaces: own.namespaces).name(of: own.product.identifier))
        }
        for edge in edges where edge.to == 0 {
            guard let user = nodes[edge.from].provenance else { continue }
            names.append(NameMint(namespaces: user.namespaces).name(of: edge.used))
        }
        return names.uniqued()
    }

    /// The product that was asked about as a record, for where no document tells of it.
    package var subjectRecord: Record? {
        guard let node = nodes.first else { return nil }
        var used = UsedEntity(location: node.name)
        used.identifier = node.identifier
        used.digest = node.digest
        let list = AttributeList().label(node.name).type(ivoa: .datasetEntity)
            .adding(Term.identifier, node.identifier).adding(ivoa: .name, node.name)
            .adding(Term.digest, node.digest)
        return Record(
            .entity, subjectNames.first ?? NameMint(namespaces: [:]).name(of: used),
            attributes: list.attributes)
    }

    /// What a product points to and was not made from, without its path.
    ///
    /// - Parameters:
    ///   - path: its file.
    ///   - catalogue: the files among which links are looked for.
    ///   - files: reads files, each once.
    /// - Returns: what was found.
    /// - Throws: ``FITSError`` if the file cannot be read, and what the catalogue throws.
    package static func companions(
        of path: String, in catalogue: any Catalogue, files: KnownFiles
    ) throws -> [Companion] {
        var builder = LineageBuilder(.back, catalogue, files, Limits())
        try builder.start(path)
        builder.addCompanions()
        return builder.lineage.companions
    }
}
