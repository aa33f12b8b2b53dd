import PROV

extension LineageBuilder {
    /// Lets a document that was carried tell of what has no file.
    ///
    /// - Parameter number: the node.
    /// - Returns: whether there is such a document, and it is of what was used.
    @discardableResult
    mutating func adopt(_ number: Int) -> Bool {
        let node = lineage.nodes[number]
        guard node.path == nil, node.provenance == nil,
            let (document, holder) = node.identifier.flatMap({ carried[$0] }), document.isIntact,
            let told = document.provenance
        else { return false }
        let digest = told.product.digest
        guard digest.isEmpty || node.digest == nil || node.digest == digest else { return false }
        lineage.nodes[number].provenance = told
        lineage.nodes[number].document = document
        lineage.nodes[number].source = .carried(in: holder)
        return true
    }

    /// Says of references to what a document tells of that this is so.
    mutating func markCarried() {
        for index in lineage.edges.indices {
            guard case .carried = lineage.nodes[lineage.edges[index].to].source else { continue }
            lineage.edges[index].resolution.state = .carried
        }
    }
}

extension StoredDocument {
    /// What the document says of its subject; nil if it cannot be read.
    var provenance: Provenance? {
        guard let document = try? Document(provXML: bytes),
            var provenance = Provenance(document, of: subject)
        else { return nil }
        provenance.product.hdus = []
        return provenance
    }
}
