package import FitsProvArchive
package import Reports

/// What is recorded in an archive, as rows of comma-separated values.
package struct SurveyCSV: SurveyReport {
    private var output: OutputBuffer

    /// A report being written.
    ///
    /// - Parameter output: where it goes.
    package init(_ output: OutputBuffer) {
        self.output = output
    }

    /// Writes the names of the columns.
    package mutating func begin(_ survey: Survey) throws {
        try output.write(
            CSV.row([
                "group", "name", "unit", "products", "values", "low", "high", "value", "count",
            ]))
    }

    /// Writes a row for each value, or one for a range.
    package mutating func add(_ name: SurveyedName) throws {
        let head = [
            name.group.rawValue, CSV.field(name.name), CSV.field(name.unit ?? ""),
            "\(name.count)", name.distinct.map { "\($0)" } ?? "",
            CSV.value(name.range?.low ?? ""), CSV.value(name.range?.high ?? ""),
        ]
        let values = name.values.map { [CSV.value($0.text), "\($0.count)"] }
        for value in values.isEmpty ? [["", ""]] : values {
            try output.write(CSV.row(head + value))
        }
    }

    /// Passes on what is left.
    package mutating func end() throws { try output.flush() }
}
