import FITS
import FitsProv
import TestSupport
import Testing

/// A FITS file taken apart, to be changed at will and put together with right sums and digests.
struct ForgedFile {
    struct Part {
        var cards: [Card]
        /// The data with their fill.
        var data: [UInt8]
        /// What comes after `END` in the header's last block.
        var behindEnd = ""
    }

    var parts: [Part]
    var tail: [UInt8] = []

    init(_ path: String, _ bytes: [UInt8]) throws {
        parts = try FITSFile(reading: path).hdus.map { hdu in
            Part(cards: Array(hdu.header), data: Array(bytes[hdu.dataOffset..<hdu.end]))
        }
    }

    /// The whole file; each `CHECKSUM` and `DATASUM` that is there is right.
    var bytes: [UInt8] {
        get throws { try parts.flatMap(whole) + tail }
    }

    private func whole(_ part: Part) throws -> [UInt8] {
        var sum: UInt64 = 0
        for index in stride(from: 0, to: part.data.count, by: 4) {
            sum += part.data[index..<index + 4].reduce(0) { $0 << 8 | UInt64($1) }
        }
        while sum >> 32 > 0 { sum = sum & 0xFFFF_FFFF + sum >> 32 }
        let datasum = try Card.make("DATASUM", .string(String(sum)))[0]
        var header = Header(part.cards.map { $0.keyword == "DATASUM" ? datasum : $0 })
        if !part.behindEnd.isEmpty {
            var bytes = header.bytes
            let place = header.count * Card.size + Card.size
            bytes.replaceSubrange(
                place..<place + part.behindEnd.utf8.count, with: part.behindEnd.utf8)
            header = Header(bytes: bytes) ?? header
        }
        return (header.updatingChecksum(dataSum: UInt32(sum)) ?? header).bytes + part.data
    }
}

/// The edits of a forger.
extension ForgedFile {
    /// The place of the first card of a keyword in the primary header.
    func place(_ keyword: String) throws -> Int {
        guard let index = parts[0].cards.firstIndex(where: { $0.keyword == keyword }) else {
            throw NoSuchCard(keyword: keyword)
        }
        return index
    }

    struct NoSuchCard: Error {
        let keyword: String
    }

    mutating func replace(
        _ keyword: String, _ value: CardValue, as other: String? = nil, comment: String? = nil
    ) throws {
        let index = try place(keyword)
        let old = parts[0].cards[index]
        parts[0].cards[index] = try Card.make(
            other ?? keyword, value, comment: comment ?? old.comment)[0]
    }

    mutating func insert(_ text: String, before keyword: String) throws {
        parts[0].cards.insert(Card(bytes: text.utf8), at: try place(keyword))
    }

    mutating func remove(_ keyword: String) throws {
        parts[0].cards.remove(at: try place(keyword))
    }

    mutating func move(_ keyword: String, before other: String) throws {
        let card = parts[0].cards.remove(at: try place(keyword))
        parts[0].cards.insert(card, at: try place(other))
    }

    /// Changes one card of the document HDU, or adds one if there is none of the keyword.
    mutating func setDocumentCard(_ keyword: String, _ value: CardValue) throws {
        let card = try Card.make(keyword, value)[0]
        let last = parts.count - 1
        if let index = parts[last].cards.firstIndex(where: { $0.keyword == keyword }) {
            parts[last].cards[index] = card
        } else {
            parts[last].cards.append(card)
        }
    }

    /// Makes the document HDU anew of other rows.
    ///
    /// - Parameter edit: changes the rows: subject, type, digest, document.
    /// - Throws: what keeps the rows from being read or written.
    mutating func rewriteRows(_ edit: (inout [[[UInt8]]]) -> Void) throws {
        let path = try ScratchFolder()
        let file = try path.write(try bytes, to: "a.fits")
        var rows: [[[UInt8]]] = []
        let read = try FITSFile(reading: file) { $0.isProvenanceDocument }
        let hdu = try #require(read.hdus.last)
        for row in try StoredDocument.all(in: hdu, data: read.keptData[hdu.number] ?? []) {
            rows.append(
                [row.subject, row.contentType, row.recordedDigest].map { Array($0.utf8) }
                    + [row.bytes])
        }
        edit(&rows)
        for index in rows.indices {
            rows[index][2] = Array(Digest(of: rows[index][3]).hexadecimal.utf8)
        }
        let last = parts.count - 1
        let cards = parts[last].cards.filter {
            ["EXTNAME", "EXTVER", "HDUCLASS", "HDUCLAS1", "HDUVERS"].contains($0.keyword)
        }
        let table = ByteTable(
            [
                .characters("SUBJECT"), .characters("CONTENT_TYPE"), .characters("SHA256"),
                .heapBytes("DOCUMENT"),
            ], rows: rows)
        let whole = try table.bytes(with: cards)
        let made = try FITSFile(
            reading: try path.write(FITSBytes.primary() + whole, to: "b.fits"))
        parts[last] = Part(
            cards: Array(made.hdus[1].header),
            data: Array(whole[made.hdus[1].header.bytes.count...]))
    }
}
