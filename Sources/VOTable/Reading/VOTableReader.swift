/// Reads a VOTable as it comes (VOTable 1.0 to 1.5, in any namespace).
///
/// Bytes are appended as they arrive, and what they hold is taken one event at a time:
///
/// ```swift
/// var reader = VOTableReader()
/// for await bytes in body {
///     reader.append(bytes)
///     while let event = try reader.next() { handle(event) }
/// }
/// reader.finish()
/// while let event = try reader.next() { handle(event) }
/// ```
///
/// The document is hostile until read: no document type declaration, no entities, no file or
/// network access, and no more than ``Limits`` allows. Rows may be TABLEDATA, BINARY or BINARY2, in
/// base64 and compressed by gzip. Not read are data in other places, FITS, and what LINK elements
/// say. Cells that are missing at the end of a row are null; what cannot be understood is an
/// error that names row and column.
public struct VOTableReader: ~Copyable {
    private let limits: Limits
    private let parser: VOTableParser
    /// Bytes that wait to be parsed, of which those before `position` have been.
    private var bytes: [UInt8] = []
    private var position = 0
    private var byteCount = 0
    private var isFinished = false
    private var isEnded = false
    private var failure: VOTableError?
    /// What the parser has found, of which those before `nextItem` have been handed out.
    private var items: [ParsedItem] = []
    private var nextItem = 0
    private var stream: StreamRows?
    private var expanded = 0
    private var cellCount = 0
    private var columnCount = 0
    private var rowCount = 0
    private var promisedRows: Int?

    /// How many bytes are parsed before what they hold is handed out.
    private static let piece = 16 << 10

    /// Begins to read.
    ///
    /// - Parameter limits: what the document may at most be.
    public init(limits: Limits = .upload) {
        self.limits = limits
        parser = VOTableParser(limits)
    }

    /// Appends bytes of the document; ``next()`` looks at them.
    ///
    /// - Parameter more: the bytes.
    public mutating func append(_ more: [UInt8]) {
        byteCount += more.count
        if position > 0 {
            bytes.removeFirst(position)
            position = 0
        }
        // What is too much is not even kept.
        if byteCount <= limits.bytes { bytes.append(contentsOf: more) }
    }

    /// Says that the document ends with the bytes that were appended last.
    public mutating func finish() { isFinished = true }

    /// The next thing in the document.
    ///
    /// - Returns: what is next; `nil` if more bytes are needed, or the document has ended.
    /// - Throws: ``VOTableError`` for a document that is not understood or refused; and for good.
    public mutating func next() throws(VOTableError) -> VOTableEvent? {
        if let failure { throw failure }
        do throws(VOTableError) {
            return try advance()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func advance() throws(VOTableError) -> VOTableEvent? {
        while true {
            if let row = try stream?.next() { return try checked(.row(row)) }
            if nextItem < items.count {
                let item = items[nextItem]
                nextItem += 1
                if let event = try handle(item) { return try checked(event) }
                continue
            }
            if let failure = parser.failure { throw failure }
            guard try parseMore() else { return nil }
            items = parser.builder.take()
            nextItem = 0
        }
    }

    /// Parses some of the bytes; false if there are none.
    private mutating func parseMore() throws(VOTableError) -> Bool {
        guard byteCount <= limits.bytes else {
            throw .limit("bytes", limits.bytes, nil, "the document has more bytes")
        }
        if position < bytes.count {
            let end = min(position + Self.piece, bytes.count)
            parser.parse(bytes.span.extracting(position..<end))
            position = end
            return true
        }
        guard isFinished, !isEnded else { return false }
        guard byteCount > 0 else { throw .read(.syntax, .line(1), "the document is empty") }
        isEnded = true
        parser.finish()
        return true
    }

    /// The event that an item is; `nil` if it is part of a stream.
    private mutating func handle(_ item: ParsedItem) throws(VOTableError) -> VOTableEvent? {
        switch item {
        case .event(let event): return event
        case .stream(let encoding, let columns, let hasFlags):
            stream = try StreamRows(
                columns, hasFlags: hasFlags, encoding, expanded: expanded, limits)
        case .streamText(let text): try stream?.add(text)
        case .streamEnd:
            try stream?.finish()
            expanded = stream?.expanded ?? expanded
            stream = nil
        }
        return nil
    }

    /// The event, if it is within the limits and what was promised.
    private mutating func checked(_ event: VOTableEvent) throws(VOTableError) -> VOTableEvent {
        switch event {
        case .table(let table):
            (columnCount, rowCount) = (table.columns.count, 0)
            promisedRows = table.rowCount
        case .row:
            rowCount += 1
            cellCount += columnCount
            guard cellCount <= limits.cells else {
                throw .limit("cells", limits.cells, .row(rowCount), "more cells")
            }
        case .tableEnd:
            if let promisedRows, promisedRows != rowCount {
                throw .read(
                    .content, nil, "a table has \(rowCount) rows, and says nrows \(promisedRows)")
            }
        default: break
        }
        return event
    }
}
