/// What is not taken for what was used, though it has the content.
package struct Exclusions: Hashable, Sendable {
    /// Nothing.
    package static let none = Exclusions()

    /// The absolute paths of what was made from the product that used it: nothing was made from
    /// what is made from it.
    package var later: Set<String> = []
    /// Whether a file with the content counts that is said to be another product.
    package var allowsDuplicates = true

    /// Excludes nothing, to be changed where a caller knows better.
    package init() {}
}
