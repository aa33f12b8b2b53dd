package import FitsProvArchive
package import Reports

/// What was made from something, as JSON: one object, the products a line each.
package struct ImpactJSON: ImpactReport {
    private let archive: String
    private var list: JSONList

    /// A report being written.
    ///
    /// - Parameters:
    ///   - archive: the archive, as the user named it.
    ///   - output: where it goes.
    package init(archive: String, _ output: OutputBuffer) {
        self.archive = archive
        list = JSONList(output)
    }

    /// Begins the list of products.
    package mutating func begin(_ impact: Impact) throws {
        try list.begin(
            "products",
            after: [
                .init("archive", archive), .init("count", impact.count),
                .init("cycleCount", impact.cycleCount), .init("cycles", impact.cycles),
                .init("levels", impact.levels), .init("note", ifAny: impact.note),
                .init("schemaVersion", 1), .init("subject", impact.title),
            ])
    }

    /// Adds a product.
    package mutating func add(_ product: AffectedProduct) throws {
        try list.add(Listing(product))
    }

    /// Ends the list.
    package mutating func end() throws { try list.end() }

    private struct Listing: Encodable {
        let path: String
        let level: Int
        let activity: String?
        let inputs: [String]
        let cycle: Bool

        init(_ product: AffectedProduct) {
            path = product.path
            level = product.level
            activity = product.activity
            inputs = product.inputs
            cycle = product.isInCycle
        }
    }
}
