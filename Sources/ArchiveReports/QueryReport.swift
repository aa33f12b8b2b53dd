package import FitsProvArchive
package import ObsCore

/// Products that were found, written as they come.
package protocol QueryReport {
    /// Begins.
    mutating func begin() throws
    /// Takes a product.
    mutating func add(_ product: QueryRow) throws
    /// Ends with what is to be said of all.
    mutating func end(_ result: QueryResult) throws
}

extension QueryRow.Program {
    /// Name and version, as people write them.
    package var title: String { version.map { "\(name) \($0)" } ?? name }
}

extension ObsCore.Value {
    /// The value as text.
    package var text: String {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        }
    }
}
