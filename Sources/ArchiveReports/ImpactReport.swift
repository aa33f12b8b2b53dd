package import FitsProvArchive

/// What was made from something, written as it comes.
package protocol ImpactReport {
    /// Begins with what it is about.
    mutating func begin(_ impact: Impact) throws
    /// Takes a product.
    mutating func add(_ product: AffectedProduct) throws
    /// Ends.
    mutating func end() throws
}
