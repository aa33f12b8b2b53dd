import FITS
import Files

/// A file as it is without a stamp: what a new stamp is put on, and what `strip` writes.
struct UnstampedFile {
    let file: FITSFile
    /// The primary header without a stamp, exactly as `strip` restores it.
    private(set) var header: Header
    /// What the user should know.
    private(set) var warnings: [String] = []
    /// The stamp that the file has now.
    let formerStamp: StampBlock?
    /// The document that the file has now, which is replaced or dropped.
    let formerDocument: HDU?

    private let checksumIsRight: Bool
    private let dataSum: UInt32

    /// Cards that hold byte offsets into their own file, as lsst-images writes them.
    private static let offsetKeywords = ["INDXADDR", "JSONADDR"]

    /// Takes a measured file apart.
    ///
    /// - Throws: ``FitsProvError`` if the file is too broken to be written again.
    init(_ file: FITSFile) throws(FitsProvError) {
        func refused(_ why: String, _ hint: String? = nil) -> FitsProvError {
            FitsProvError(.refused, path: file.path, why, hint: hint)
        }
        self.file = file
        formerStamp = file.hdus.first.flatMap { StampBlock(in: $0.header) }
        formerDocument = file.documentHDU ?? file.damagedDocument(of: formerStamp)
        let dropped = formerDocument?.number
        let problems = file.problems + file.fillProblems.filter { $0.hdu != dropped }
        if let problem = problems.first(where: { $0.severity == .error }) {
            throw refused("not a valid FITS file: \(problem)", "it is left as it is")
        }
        guard let primary = file.hdus.first else { throw refused("the file has no HDU") }
        let sums = file.measurements.first?.checksums ?? Checksums(trusting: primary.header)
        if let version = formerStamp?.string(.version),
            version != Keyword.convention
        {
            throw refused("its stamp follows '\(version)', which is not supported")
        }
        dataSum = sums.dataSum
        checksumIsRight = sums.checksum == .right
        header =
            formerStamp?.restored(dataSum: dataSum, checksumIsRight: checksumIsRight)
            ?? primary.header
        if sums.checksum != .right, sums.checksum != .absent {
            warnings.append("CHECKSUM of HDU 1 is wrong; it is left as it is")
        }
        if case .fill = file.tail.kind {
            warnings.append("\(file.tail.size) bytes of fill after the last HDU are kept")
        } else if case .records = file.tail.kind {
            warnings.append(
                "\(file.tail.size) bytes of special records are kept after the document")
        }
    }

    /// The file without those of the blank cards at the end of its header that are in the way of a stamp.
    ///
    /// - Parameter stamped: the header with the stamp behind them.
    /// - Returns: the file of which the stamped header is no longer than it is now, if there are blanks enough;
    ///   nil if there are none, or none is in the way.
    func makingRoom(for stamped: Header) -> UnstampedFile? {
        let blanks = header.reversed().prefix(while: \.isBlank).count
        let present = Header.cardsPerBlock * (file.hdus[0].header.blocks - 1)
        let taken = min(blanks, stamped.count - present)
        guard taken > 0 else { return nil }
        let shorter = Header(cards: Array(header.cardBytes.dropLast(taken * Card.size)))
        var made = self
        made.header =
            checksumIsRight ? shorter.updatingChecksum(dataSum: dataSum) ?? shorter : shorter
        return made
    }

    /// The primary header with a stamp at its end, and what the document should remember of it.
    func stampedHeader(
        _ block: StampCards, shiftUnit: Int? = nil
    ) throws(FITSError) -> (Header, FormerHeader) {
        var others = block.others
        var former = FormerHeader(blocks: header.blocks)
        var last: [Card] = try block.savedCards()
        if let index = others.index(of: "EXTEND"), others[index].value?.logical == false {
            others = others.replacingLogical(at: index, with: true) ?? others
            former.extend = false
            last += try Card.make(
                Keyword.extend.rawValue, .logical(false), comment: Keyword.extend.comment)
        }
        // A CHECKSUM may be right and still not be what the standard's algorithm gives.
        if checksumIsRight, let text = header.string("CHECKSUM"),
            header.updatingChecksum(dataSum: dataSum) != header
        {
            former.checksum = text
            last += try Card.make(
                Keyword.checksum.rawValue, .string(text), comment: Keyword.checksum.comment)
        }
        last += try Card.make(
            Keyword.document.rawValue, .string(DocumentHDU.extensionName),
            comment: Keyword.document.comment)
        last += try Card.make(
            Keyword.last.rawValue, .integer(header.blocks), comment: Keyword.last.comment)
        var cards = block.cards + last
        if cards.contains(where: \.isContinuation), others.value("LONGSTRN") == nil {
            cards.insert(
                contentsOf: try Card.make(
                    Keyword.longStrings.rawValue, .string(Keyword.longStringConvention),
                    comment: Keyword.longStrings.comment), at: 1)
        }
        let fill = try HeaderFill(
            others.count + cards.count, in: file.hdus[0].header.blocks, shiftUnit: shiftUnit)
        cards.insert(contentsOf: fill.cards, at: cards.count - 1)
        let stamped = Header(Array(others) + cards)
        guard checksumIsRight else { return (stamped, former) }
        return (stamped.updatingChecksum(dataSum: dataSum) ?? stamped, former)
    }

    /// Fails if the stamp would not be read as it was meant, or not come off again.
    func checkStamp(_ stamped: Header, _ provenance: Provenance) throws(FitsProvError) {
        func refused(_ why: String) -> FitsProvError {
            FitsProvError(
                .refused, path: file.path, "the stamp would not verify: \(why)",
                hint: "the file is left as it is")
        }
        guard let block = StampBlock(in: stamped) else { throw refused("it would not be found") }
        if let problem = block.formProblems(isUnchanged: true).first { throw refused(problem) }
        if let difference = CardAgreement(block, provenance, .cta).differences.first {
            throw refused(difference)
        }
        guard block.restored(dataSum: dataSum, checksumIsRight: checksumIsRight) == header else {
            throw refused("the header would not be restored")
        }
    }

    /// Fails if a new header would not describe the data as the present one does.
    func checkDescription(_ new: Header) throws(FitsProvError) {
        guard file.hdus[0].isDescribed(by: new) else {
            throw FitsProvError(
                .refused, path: file.path, "the new header would not describe the data",
                hint: "the file is left as it is")
        }
    }

    /// Fails if the header would grow in a file that names its own byte offsets.
    func checkOffsets(_ stamped: Header) throws(FitsProvError) {
        guard stamped.blocks != file.hdus[0].header.blocks,
            let keyword = UnstampedFile.offsetKeywords.first(where: { header.value($0) != nil })
        else { return }
        throw FitsProvError(
            .refused, path: file.path,
            "\(keyword) holds a byte offset, which would be wrong when the header grows",
            hint: "stamp before the index is written")
    }

    /// The new file: the header, the HDUs as they are without the former document, the document,
    /// the tail.
    func segments(
        header: Header, dropping former: HDU?, appending document: [UInt8]
    ) -> [Segment] {
        var segments: [Segment] = [.bytes(header.bytes)]
        var start = file.hdus[0].dataOffset
        if let former {
            if start < former.headerOffset {
                segments.append(.original(start..<former.headerOffset))
            }
            start = former.end
        }
        let end = file.hdus.last?.end ?? start
        if start < end { segments.append(.original(start..<end)) }
        if !document.isEmpty { segments.append(.bytes(document)) }
        if file.tail.size > 0 { segments.append(.original(end..<end + file.tail.size)) }
        return segments
    }
}

extension Card {
    /// Whether the card carries on the string of the one before.
    fileprivate var isContinuation: Bool { bytes.starts(with: "CONTINUE  ".utf8) }
}
