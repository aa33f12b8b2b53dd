/// JSON objects, one a line (NDJSON), written as they come.
package struct JSONLines {
    private var output: OutputBuffer

    /// Lines being written.
    ///
    /// - Parameter output: where they go.
    package init(_ output: OutputBuffer) {
        self.output = output
    }

    /// Adds a line.
    ///
    /// - Parameter value: the value on it.
    /// - Throws: what the output throws.
    package mutating func add(_ value: some Encodable) throws {
        try output.write(try JSON.text(value, isPretty: false) + "\n")
    }

    /// Passes on what is left.
    ///
    /// - Throws: what the output throws.
    package mutating func end() throws { try output.flush() }
}
