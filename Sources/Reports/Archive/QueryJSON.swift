public import FitsProvArchive

/// Products as one JSON object with a list, a product a line.
public struct QueryJSON: QueryReport {
    private let archive: String
    private var list: JSONList

    /// A report being written.
    ///
    /// - Parameters:
    ///   - archive: the archive, as the user named it.
    ///   - output: where it goes.
    public init(archive: String, _ output: OutputBuffer) {
        self.archive = archive
        list = JSONList(output)
    }

    /// Begins the list.
    public mutating func begin() throws {
        try list.begin(
            "products", after: [.init("schemaVersion", 1), .init("archive", archive)])
    }

    /// Adds a product.
    public mutating func add(_ product: QueryRow) throws {
        try list.add(QueryListing(product, hasVersion: false))
    }

    /// Ends with the number of products.
    public mutating func end(_ result: QueryResult) throws {
        try list.end([
            .init("count", result.count), .init("limited", result.isCut),
            .init("notes", result.notes),
        ])
    }
}

/// Products as JSON objects, one a line.
public struct QueryLines: QueryReport {
    private var lines: JSONLines

    /// A report being written.
    ///
    /// - Parameter output: where it goes.
    public init(_ output: OutputBuffer) {
        lines = JSONLines(output)
    }

    /// Nothing comes before the first line.
    public mutating func begin() {}

    /// Adds a line.
    public mutating func add(_ product: QueryRow) throws {
        try lines.add(QueryListing(product, hasVersion: true))
    }

    /// Passes on what is left.
    public mutating func end(_ result: QueryResult) throws { try lines.end() }
}
