import FITS
import Files

/// A file as it is without a stamp: what a new stamp is put on, and what `strip` writes.
struct StampBase {
    let file: FITSFile
    /// The primary header without a stamp, exactly as `strip` restores it.
    let header: Header
    /// What the user should know.
    private(set) var warnings: [String] = []
    /// The stamp that the file has now.
    let formerStamp: StampBlock?

    private let checksumIsRight: Bool
    private let dataSum: UInt32

    /// Cards that hold byte offsets into their own file, as lsst-images writes them.
    private static let offsetKeywords = ["INDXADDR", "JSONADDR"]

    /// Takes a measured file apart.
    ///
    /// - Throws: ``FitsProvError`` if the file is too broken to be written again.
    init(_ file: FITSFile) throws {
        func refused(_ why: String, _ hint: String? = nil) -> FitsProvError {
            FitsProvError(.refused, path: file.path, why, hint: hint)
        }
        self.file = file
        if let problem = file.problems.first(where: { $0.severity == .error }) {
            throw refused("not a valid FITS file: \(problem)", "it is left as it is")
        }
        guard let primary = file.hdus.first, let sums = file.measurements.first?.checksums else {
            throw refused("the file has no HDU")
        }
        if let version = StampBlock(in: primary.header)?.string(.version),
            version != Keyword.convention
        {
            throw refused("its stamp is of '\(version)', which is not known here")
        }
        guard primary.header.hasBlankFill else {
            throw refused("HDU 1: there is something else than blanks behind the END card")
        }
        dataSum = sums.dataSum
        checksumIsRight = sums.checksum == .right
        formerStamp = StampBlock(in: primary.header)
        header =
            formerStamp?.restored(dataSum: dataSum, checksumIsRight: checksumIsRight)
            ?? primary.header
        if sums.checksum != .right, sums.checksum != .absent {
            warnings.append("CHECKSUM of HDU 1 is wrong; it is left as it is")
        }
        if case .fill = file.tail.kind {
            warnings.append("\(file.tail.size) bytes of fill behind the last HDU are kept")
        } else if case .records = file.tail.kind {
            warnings.append(
                "\(file.tail.size) bytes of special records are kept behind the document")
        }
    }

    /// The primary header with a stamp at its end.
    func stampedHeader(_ block: inout StampCards) throws -> Header {
        var others = block.others
        var last: [Card] = try block.savedCards()
        if let index = others.index(of: "EXTEND"), others[index].value?.logical == false {
            others = others.replacingLogical(at: index, with: true) ?? others
            last += try Card.make(
                Keyword.extend.rawValue, .logical(false), comment: Keyword.extend.comment)
        }
        // A CHECKSUM may be right and still not be what the standard's algorithm gives.
        if checksumIsRight, let text = header.string("CHECKSUM"),
            header.updatingChecksum(dataSum: dataSum) != header
        {
            last += try Card.make(
                Keyword.checksum.rawValue, .string(text), comment: Keyword.checksum.comment)
        }
        last += try Card.make(
            Keyword.document.rawValue, .string(DocumentHDU.extensionName),
            comment: Keyword.document.comment)
        last += try Card.make(
            Keyword.last.rawValue, .integer(header.blocks), comment: Keyword.last.comment)
        let stamped = Header(Array(others) + block.cards + last)
        guard checksumIsRight else { return stamped }
        return stamped.updatingChecksum(dataSum: dataSum) ?? stamped
    }

    /// Fails if a new header would not describe the data as the present one does.
    func checkDescription(_ new: Header) throws {
        guard file.hdus[0].isDescribed(by: new) else {
            throw FitsProvError(
                .refused, path: file.path, "the new header would not describe the data",
                hint: "the file is left as it is")
        }
    }

    /// Fails if the header would grow in a file that names its own byte offsets.
    func checkOffsets(_ stamped: Header) throws {
        guard stamped.blocks != file.hdus[0].header.blocks,
            let keyword = StampBase.offsetKeywords.first(where: { header.value($0) != nil })
        else { return }
        throw FitsProvError(
            .refused, path: file.path,
            "\(keyword) holds a byte offset, which would be wrong when the header grows",
            hint: "stamp before the index is written")
    }

    /// The former document, of which a file with a stamp has one; it is the last of its kind.
    var formerDocument: HDU? {
        file.hdus.last { $0.isProvenanceDocument }
    }

    /// The `EXTVER` of a document HDU: the first that makes its name unique in the file.
    func documentVersion(replacing former: HDU?) -> Int {
        let others = file.hdus.filter { $0.number != former?.number }
        let versions = others.filter { $0.name == DocumentHDU.extensionName }.map {
            $0.header.value("EXTVER")?.integer ?? 1
        }
        return (versions.max() ?? 0) + 1
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
