import FITS
import PROV

extension Dialect {
    /// A PROV-XML document that somebody else put into an HDU: a column of bytes or characters, an image
    /// of bytes, a foreign file, or the primary array.
    ///
    /// It does not say that it is about this file, so that all of it is inferred.
    static let embeddedPROV = Dialect(
        "embedded-prov-xml",
        signature: [
            .hdu("PROVXML"), .hdu("PROV"), .hdu("PROV-XML"), .hdu("PROVENANCE"), .hdu("prov.xml"),
            .keyword("FG_FNAME"), .keyword("VOTMETA"),
        ],
        wantsData: { EmbeddedText.mayHold($0) },
        read: { file, draft in
            for header in file.headers where EmbeddedText.mayHold(header.hdu) {
                for text in EmbeddedText.documents(file, header) {
                    guard let document = try? Document(provXML: text.bytes) else { continue }
                    let origin =
                        text.row.map { draft.origin(header, row: $0, .inferred) }
                        ?? draft.origin(header, "EXTNAME", .inferred)
                    draft.steps += ForeignDocument(document).steps(origin)
                }
            }
        })
}

/// A text that may be a document, with the row of the table that it is in.
private struct EmbeddedText {
    let bytes: [UInt8]
    let row: Int?

    /// The most bytes of a data unit, and rows of a table, in which documents are looked for.
    private static let most = (bytes: 4 << 20, rows: 10_000)

    /// Whether an HDU looks as if it held a document: by its name, or as a file of another kind.
    static func mayHold(_ hdu: HDU) -> Bool {
        guard hdu.dataSize > 0, hdu.dataSize <= most.bytes else { return false }
        let name = hdu.name?.trimmed.uppercased() ?? ""
        let isNamed = name.hasPrefix("PROV") || name.hasSuffix(".XML")
        switch hdu.kind {
        case .binaryTable: return isNamed
        case .image: return isNamed && hdu.header.value("BITPIX")?.integer == 8
        case .primary: return hdu.header.value("VOTMETA")?.logical == true
        case .other(let kind):
            let file = hdu.header.string("FG_FNAME")?.lowercased() ?? ""
            return isNamed || kind.trimmed.uppercased() == "FOREIGN" && file.hasSuffix(".xml")
        default: return false
        }
    }

    /// What an HDU holds that begins like a document.
    static func documents(_ file: FileHeaders, _ header: HeaderView) -> [EmbeddedText] {
        guard header.hdu.kind == .binaryTable else {
            return [EmbeddedText(bytes: trimmed(file.bytes(header) ?? []), row: nil)]
                .filter(\.isDocument)
        }
        guard let table = file.table(header) else { return [] }
        let rows = min(table.rows, most.rows)
        var found: [EmbeddedText] = []
        // Cells in the heap may all be the same bytes.
        var room = 2 * most.bytes
        for (column, shape) in table.columns.enumerated() {
            if case .other = shape.form { continue }
            var joined: [UInt8] = []
            for row in 0..<rows {
                guard let cell = try? table.cell(column, row: row, limit: room) else { break }
                room -= cell.count + 1
                guard room > 0 else { return found }
                if joined.isEmpty, !trimmed(cell).starts(with: "<".utf8) { break }
                joined += cell + [0x0A]
                // A document a cell; else a line of it a row.
                guard EmbeddedText(bytes: trimmed(cell), row: nil).ends else { continue }
                let text = EmbeddedText(bytes: trimmed(joined), row: row + 1)
                if text.isDocument { found.append(text) }
                joined = []
            }
        }
        return found
    }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.prefix(1024).firstIndex { $0 == UInt8(ascii: "<") } ?? bytes.count
        let end = bytes.lastIndex { $0 == UInt8(ascii: ">") } ?? -1
        return start <= end ? Array(bytes[start...end]) : []
    }

    /// Whether the root element ends here.
    private var ends: Bool {
        let tail = String(decoding: bytes.suffix(64), as: UTF8.self)
        return tail.hasSuffix("document>") || tail.hasSuffix("VOTABLE>")
    }

    /// Whether it has the namespace of PROV, and its root.
    private var isDocument: Bool {
        guard ends else { return false }
        let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
        return head.contains("http://www.w3.org/ns/prov#") && head.contains("document")
    }
}
