package import FitsProvArchive
package import Reports

/// What was made from something, as rows of comma-separated values.
package struct ImpactCSV: ImpactReport {
    private var output: OutputBuffer

    /// A report being written.
    ///
    /// - Parameter output: where it goes.
    package init(_ output: OutputBuffer) {
        self.output = output
    }

    /// Writes the names of the columns.
    package mutating func begin(_ impact: Impact) throws {
        try output.write(CSV.row(["level", "path", "activity", "inputs", "cycle"]))
    }

    /// Writes a row.
    package mutating func add(_ product: AffectedProduct) throws {
        let values = [
            product.path, product.activity ?? "", product.inputs.joined(separator: "; "),
            product.isInCycle ? "yes" : "no",
        ]
        try output.write(CSV.row(["\(product.level)"] + values.map(CSV.field)))
    }

    /// Passes on what is left.
    package mutating func end() throws { try output.flush() }
}
