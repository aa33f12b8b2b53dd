import Files

extension Lineage {
    /// A file that a product points to and was not made from, as a spectrum does to its response.
    ///
    /// It is no part of the path: what it was made from is not followed.
    public struct Companion: Sendable {
        /// The product that points to it.
        public let from: Int
        /// The link as the product has it.
        public let link: Link
        /// The absolute path at which it was found.
        public let path: String
        /// What became of it.
        public let resolution: Resolution
    }
}

extension LineageBuilder {
    /// Finds what the products on the path point to; what is not found is left out.
    mutating func addCompanions() {
        for node in lineage.nodes where node.level < limits.depth {
            guard node.path != nil, let links = node.provenance?.links else { continue }
            for link in links {
                guard lineage.companions.count < limits.nodes else {
                    lineage.cuts.insert(.nodes)
                    return
                }
                let used = UsedEntity(location: link.location, role: link.role)
                let reference = Reference(used, folder: node.folder, product: node.path)
                guard let found = try? references.find(reference, formerFolder: node.formerFolder),
                    let path = found.path, path != node.path
                else { continue }
                lineage.companions.append(
                    Lineage.Companion(
                        from: node.number, link: link, path: path, resolution: found.resolution))
            }
        }
    }
}
