/// Something on the search page that cannot be understood.
package struct FormFault: Error, Hashable, Sendable {
    /// What it is, in one line.
    package let line: String

    /// A fault.
    ///
    /// - Parameter line: what it is, in one line.
    package init(_ line: String) { self.line = line }
}
