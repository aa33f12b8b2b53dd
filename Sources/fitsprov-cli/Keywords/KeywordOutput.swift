import FITS

/// Rows on their way to standard output, through one buffer.
struct KeywordOutput {
    private static let bufferSize = 64 << 10

    private let format: KeywordsCommand.Format
    /// Whether the only row stands for itself, with no list around it.
    private let isOne: Bool
    private var buffer: [UInt8] = []
    private var columns = ColumnWriter()
    private var isFirst = true
    /// Whether a file could not be read.
    private(set) var hasFailures = false
    /// Whether a file has one of the keywords.
    private(set) var hasHits = false

    init(_ format: KeywordsCommand.Format, isOne: Bool) {
        self.format = format
        self.isOne = isOne
    }

    /// Begins with the names of the columns.
    mutating func begin(_ head: [UInt8]) throws {
        if format == .json, !isOne { buffer += "[\n".utf8 }
        try write(head)
    }

    /// Takes the rows of some files, and complains about those that could not be read.
    mutating func add(_ batch: KeywordBatch) throws {
        for failure in batch.failures { Complaint.print(failure) }
        if !batch.failures.isEmpty { hasFailures = true }
        if batch.hasHits { hasHits = true }
        try write(batch.bytes)
    }

    /// Writes what is left.
    mutating func end() throws {
        if format == .table { buffer += columns.add([], isLast: true) }
        if format == .json, !isOne { buffer += (isFirst ? "]\n" : "\n]\n").utf8 }
        try flush()
    }

    private mutating func write(_ rows: [UInt8]) throws {
        switch format {
        case .table: buffer += columns.add(rows)
        case .csv, .tsv, .ndjson: buffer += rows
        case .json:
            guard !isOne else {
                buffer += rows
                break
            }
            for row in rows.split(separator: KeywordForm.newline) {
                if !isFirst { buffer += ",\n".utf8 }
                isFirst = false
                buffer += row
            }
        }
        if buffer.count >= KeywordOutput.bufferSize { try flush() }
    }

    private mutating func flush() throws {
        try StandardStream.output.write(bytes: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
