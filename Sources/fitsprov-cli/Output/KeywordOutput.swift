import FITS
import Reports

/// How rows of keywords are laid out.
enum KeywordFormat: String, CaseIterable {
    case table, csv, tsv, json, ndjson

    /// How a row is written.
    var form: KeywordForm {
        switch self {
        case .csv: .csv
        case .table, .tsv: .tsv
        case .json, .ndjson: .json
        }
    }
}

/// Rows on their way to standard output, through one buffer.
struct KeywordOutput {
    private let format: KeywordFormat
    /// Whether the only row stands for itself, with no list around it.
    private let isOne: Bool
    private var buffer = OutputBuffer(.output)
    private var columns = ColumnWriter()
    private var isFirst = true
    /// Whether a file could not be read.
    private(set) var hasFailures = false
    /// Whether a file has one of the keywords.
    private(set) var hasHits = false

    init(_ format: KeywordFormat, isOne: Bool) {
        self.format = format
        self.isOne = isOne
    }

    /// Begins with the names of the columns.
    mutating func begin(_ head: [UInt8]) throws {
        if format == .json, !isOne { try buffer.write("[\n") }
        try write(head)
    }

    /// Takes the rows of some files, and reports about those that could not be read.
    mutating func add(_ batch: KeywordBatch) throws {
        for failure in batch.failures { Diagnostic.print(failure) }
        if !batch.failures.isEmpty { hasFailures = true }
        if batch.hasHits { hasHits = true }
        try write(batch.bytes)
    }

    /// Writes what is left.
    mutating func end() throws {
        if format == .table { try buffer.write(bytes: columns.add([], isLast: true)) }
        if format == .json, !isOne { try buffer.write(isFirst ? "]\n" : "\n]\n") }
        try buffer.flush()
    }

    private mutating func write(_ rows: [UInt8]) throws {
        switch format {
        case .table: try buffer.write(bytes: columns.add(rows))
        case .csv, .tsv, .ndjson: try buffer.write(bytes: rows)
        case .json:
            guard !isOne else {
                return try buffer.write(bytes: rows)
            }
            for row in rows.split(separator: KeywordForm.newline) {
                if !isFirst { try buffer.write(",\n") }
                isFirst = false
                try buffer.write(bytes: row)
            }
        }
    }
}
