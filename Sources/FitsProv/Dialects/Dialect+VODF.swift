extension Dialect {
    /// The Very-high-energy Open Data Format: a UUID of the product.
    static let vodf = Dialect("vodf", identifiers: ["DATAID"])
}
