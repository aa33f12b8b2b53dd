package import FitsProvArchive
package import Reports

/// Products as one JSON object with a list, a product a line.
package struct QueryJSON: QueryReport {
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

    /// Begins the list.
    package mutating func begin() throws {
        try list.begin(
            "products", after: [.init("schemaVersion", 1), .init("archive", archive)])
    }

    /// Adds a product.
    package mutating func add(_ product: QueryRow) throws {
        try list.add(QueryListing(product, hasVersion: false))
    }

    /// Ends with the number of products.
    package mutating func end(_ result: QueryResult) throws {
        try list.end([
            .init("count", result.count), .init("limited", result.isCut),
            .init("notes", result.notes),
        ])
    }
}

/// Products as JSON objects, one a line.
package struct QueryLines: QueryReport {
    private var lines: JSONLines

    /// A report being written.
    ///
    /// - Parameter output: where it goes.
    package init(_ output: OutputBuffer) {
        lines = JSONLines(output)
    }

    /// Nothing comes before the first line.
    package mutating func begin() {}

    /// Adds a line.
    package mutating func add(_ product: QueryRow) throws {
        try lines.add(QueryListing(product, hasVersion: true))
    }

    /// Passes on what is left.
    package mutating func end(_ result: QueryResult) throws { try lines.end() }
}
