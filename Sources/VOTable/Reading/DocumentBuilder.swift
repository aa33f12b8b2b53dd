/// What the parser hands to the reader.
enum ParsedItem {
    case event(VOTableEvent)
    /// A STREAM begins.
    case stream(encoding: StreamRows.Encoding, columns: [ColumnReader], hasFlags: Bool)
    /// Text of the STREAM.
    case streamText([UInt8])
    case streamEnd
}

/// Puts events together from the elements of a document.
struct DocumentBuilder {
    let limits: Limits
    /// What was found and not taken yet.
    private(set) var items: [ParsedItem] = []

    /// The elements that are open, outermost first.
    private var open: [Element] = []
    private var elementCount = 0
    /// The text of the element that is open, if it is of interest.
    private var text: [UInt8] = []
    var metadata = Metadata()
    private var rows = RowBuilder([])

    init(_ limits: Limits) { self.limits = limits }

    /// Hands out what was found.
    mutating func take() -> [ParsedItem] {
        if open.last == .stream { flushStream() }
        let taken = items
        items.removeAll(keepingCapacity: true)
        return taken
    }

    /// Begins an element.
    mutating func start(
        _ element: Element, _ name: () -> String, _ attributes: Attributes, line: Int
    ) throws(VOTableError) {
        guard open.count < limits.depth else {
            throw .limit("depth", limits.depth, .line(line), "elements are nested deeper")
        }
        var element = element
        if open.last == .other { element = .other }
        if !element.isData {
            elementCount += 1
            guard elementCount <= limits.elements else {
                throw .limit("elements", limits.elements, .line(line), "more elements")
            }
        }
        guard element.belongs(in: open.last) else {
            let place = open.last.map { "in \($0.rawValue)" } ?? "as the root"
            throw .read(
                .content, .line(line), "the element \(name()) is not expected \(place)",
                hint: open.isEmpty ? "a VOTable begins with the element VOTABLE" : nil)
        }
        guard open.last != .cell, open.last != .stream else {
            throw .read(
                .content, .line(line), "the element \(name()) stands within the data")
        }
        open.append(element)
        if element == .other { return }
        text.removeAll(keepingCapacity: true)
        switch element {
        case .row: rows.startRow()
        case .cell: try rows.startCell(attributes)
        case .data: try startData(line)
        case .fits:
            throw .read(
                .forbidden, .line(line), "FITS streams are not supported",
                hint: "use TABLEDATA, BINARY or BINARY2")
        case .stream: try startStream(attributes, line)
        default:
            metadata.line = line
            try metadata.start(element, attributes, limits)
            moveEvents()
        }
    }

    /// Takes text of the element that is open.
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws(VOTableError) {
        guard let element = open.last, element.hasText else { return }
        unsafe text.append(contentsOf: bytes)
        if element == .cell {
            guard text.count <= limits.cellBytes else {
                throw .limit("cellBytes", limits.cellBytes, rows.place, "more bytes")
            }
        } else if element != .stream, text.count > limits.textBytes {
            throw .limit("textBytes", limits.textBytes, .line(line), "more bytes of text")
        }
    }

    /// Ends the element that is open.
    mutating func end(line: Int) throws(VOTableError) {
        guard let element = open.popLast() else { return }
        switch element {
        // What is said in other words, as in a description, goes on behind it.
        case .other: return
        case .cell: try rows.endCell(text)
        case .row: items.append(.event(.row(rows.endRow())))
        case .stream:
            flushStream()
            items.append(.streamEnd)
        default:
            metadata.line = line
            metadata.end(element, text)
            moveEvents()
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func moveEvents() {
        for event in metadata.events { items.append(.event(event)) }
        metadata.events.removeAll(keepingCapacity: true)
    }

    private mutating func startData(_ line: Int) throws(VOTableError) {
        metadata.line = line
        let columns = try metadata.startData()
        moveEvents()
        rows = RowBuilder(columns)
    }

    private mutating func startStream(_ attributes: Attributes, _ line: Int) throws(VOTableError) {
        guard attributes.token("href") == nil else {
            throw .read(
                .forbidden, .line(line), "data in another place (STREAM href) is refused",
                hint: "put them into the document")
        }
        let encoding: StreamRows.Encoding
        switch attributes.token("encoding") {
        case "base64": encoding = .base64
        case "gzip": encoding = .gzip
        case let other:
            throw .read(
                .forbidden, .line(line),
                "the encoding \(other ?? "none") of a STREAM is not supported",
                hint: "use base64 or gzip")
        }
        let hasFlags = open.dropLast().last == .binary2
        items.append(.stream(encoding: encoding, columns: rows.columns, hasFlags: hasFlags))
    }

    private mutating func flushStream() {
        if !text.isEmpty { items.append(.streamText(text)) }
        text.removeAll(keepingCapacity: true)
    }
}
