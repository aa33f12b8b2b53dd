package import FITS
import Files

/// A document as it appears in a row of the document HDU.
package struct StoredDocument: Hashable, Sendable {
    /// The identifier of the product that the document is about.
    package let subject: String
    /// The media type.
    package let contentType: String
    /// The recorded SHA-256 digest of the bytes, in hexadecimal.
    package let recordedDigest: String
    /// The bytes.
    package let bytes: [UInt8]

    /// Makes a document to be stored.
    init(subject: String, bytes: [UInt8]) {
        self.subject = subject
        contentType = DocumentHDU.contentType
        recordedDigest = Digest(of: bytes).hexadecimal
        self.bytes = bytes
    }

    /// Whether it is a document of PROV; rows of another type are kept and passed over.
    package var isProvenance: Bool { contentType == DocumentHDU.contentType }

    /// Whether the bytes are those that were stored.
    package var isIntact: Bool {
        Digest(of: bytes).hexadecimal == recordedDigest.lowercased()
    }
}

extension StoredDocument {
    /// The most documents that are read from one file.
    private static let mostRows = 10_000

    /// Reads the documents of a document HDU.
    ///
    /// - Parameters:
    ///   - hdu: a document HDU.
    ///   - data: its data unit.
    /// - Returns: the documents in row order, with rows of other types; the product's own is the first.
    /// - Throws: ``FITSError`` if the table is not what the convention says, `limit` if its rows are
    ///   together longer than its data unit.
    package static func all(in hdu: HDU, data: [UInt8]) throws(FITSError) -> [StoredDocument] {
        let table = try BinaryTable(hdu, data: data)
        var columns: [DocumentHDU.Column: Int] = [:]
        for column in DocumentHDU.Column.allCases {
            guard let index = table.column(column.rawValue) else {
                throw FITSError(
                    .badTable, path: "", hdu: hdu.number, "there is no column \(column.rawValue)")
            }
            columns[column] = index
        }
        guard table.rows <= mostRows else {
            throw FITSError(
                .limit, path: "", hdu: hdu.number, "there are more than \(mostRows) documents")
        }
        var documents: [StoredDocument] = []
        var size = 0
        for row in 0..<table.rows {
            func cell(_ column: DocumentHDU.Column) throws(FITSError) -> [UInt8] {
                do throws(FITSError) {
                    return try table.cell(columns[column] ?? 0, row: row)
                } catch {
                    // One cell that is too long is a fault of the table; only the sum is a limit.
                    throw FITSError(.badTable, path: "", hdu: hdu.number, error.reason)
                }
            }
            let bytes = try cell(.document)
            // Rows that share a stretch of the heap would grow without bound as they are read.
            size += bytes.count
            guard size <= hdu.dataSize else {
                throw FITSError(
                    .limit, path: "", hdu: hdu.number,
                    "the documents are together longer than the \(hdu.dataSize) bytes of the data "
                        + "unit (limit documents)")
            }
            documents.append(
                StoredDocument(
                    subject: String(decoding: try cell(.subject), as: UTF8.self),
                    contentType: String(decoding: try cell(.contentType), as: UTF8.self),
                    recordedDigest: String(decoding: try cell(.digest), as: UTF8.self),
                    bytes: bytes))
        }
        return documents
    }

    /// The bytes of a document HDU that holds these documents.
    ///
    /// - Parameters:
    ///   - documents: the product's own document first.
    ///   - version: `EXTVER`, written if it is not 1.
    /// - Returns: header and data unit, whole blocks.
    /// - Throws: ``FITSError`` if they are too large.
    static func hduBytes(
        _ documents: [StoredDocument], version: Int
    ) throws(FITSError) -> [UInt8] {
        let columns = DocumentHDU.Column.allCases.map { column in
            column == .document
                ? ByteTable.Column.heapBytes(column.rawValue)
                : ByteTable.Column.characters(column.rawValue)
        }
        let rows = documents.map { document in
            [
                Array(document.subject.onCard.utf8), Array(document.contentType.utf8),
                Array(document.recordedDigest.utf8), document.bytes,
            ]
        }
        var cards = try Card.make(
            "EXTNAME", .string(DocumentHDU.extensionName), comment: "W3C PROV-XML documents")
        if version > 1 {
            cards += try Card.make(
                "EXTVER", .integer(version), comment: "another HDU has this name")
        }
        cards += try Card.make(
            "HDUCLASS", .string(DocumentHDU.hduClass), comment: "provenance in FITS")
        cards += try Card.make(
            "HDUCLAS1", .string(DocumentHDU.hduClass1), comment: "provenance documents")
        cards += try Card.make(
            "HDUVERS", .string(DocumentHDU.version), comment: "version of the convention")
        return try ByteTable(columns, rows: rows).bytes(with: cards)
    }

    private init(subject: String, contentType: String, recordedDigest: String, bytes: [UInt8]) {
        self.subject = subject
        self.contentType = contentType
        self.recordedDigest = recordedDigest
        self.bytes = bytes
    }
}

extension String {
    /// The text as a card holds it: ASCII, each other character replaced by `?`.
    var onCard: String {
        String(map { $0.isASCII && $0 >= " " && $0 <= "~" ? $0 : "?" })
    }
}
