package import FitsProvArchive
import ObsCore
package import Reports

/// Rows of comma-separated values.
package struct QueryCSV: QueryReport {
    private let columns: [String]?
    private var output: OutputBuffer

    private static let observed: [ObsCore.Column] = [
        .targetName, .sRa, .sDec, .tMin, .tMax, .tExptime, .instrumentName, .calibLevel,
    ]
    private static let head =
        ["path", "identifier", "activity", "activity_version", "software", "started", "ended"]
        + observed.map(\.rawValue) + ["digest"]

    /// A report being written.
    ///
    /// - Parameters:
    ///   - columns: the names to show; nil for the usual ones.
    ///   - output: where it goes.
    package init(columns: [String]?, _ output: OutputBuffer) {
        self.columns = columns
        self.output = output
    }

    /// Writes the names of the columns.
    package mutating func begin() throws {
        try write(columns.map { ["path"] + $0 } ?? QueryCSV.head)
    }

    /// Writes a row.
    package mutating func add(_ product: QueryRow) throws {
        guard columns == nil else {
            let values = product.columns.map { CSV.value($0 ?? "") }
            let row = [CSV.field(product.path)] + values
            return try output.write(CSV.row(row))
        }
        let software = product.software.map(\.title).joined(separator: "; ")
        try write(
            [
                product.path, product.identifier ?? "", product.activity ?? "",
                product.activityVersion ?? "",
                software,
                product.started ?? "", product.ended ?? "",
            ], QueryCSV.observed.map { product[$0] }, [product.digest ?? ""])
    }

    /// Passes on what is left.
    package mutating func end(_ result: QueryResult) throws { try output.flush() }

    private mutating func write(
        _ texts: [String], _ observed: [ObsCore.Value?] = [], _ last: [String] = []
    ) throws {
        let values = observed.map { value in
            // A number is not a formula, whatever its sign.
            if case .text(let text) = value { CSV.field(text) } else { value?.text ?? "" }
        }
        let row = texts.map(CSV.field) + values + last.map(CSV.field)
        try output.write(CSV.row(row))
    }
}
