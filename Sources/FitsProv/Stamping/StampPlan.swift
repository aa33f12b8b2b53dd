public import FITS
package import Files
import PROV

/// A stamp worked out for one file: what will be written, and nothing written yet.
public struct StampPlan: Sendable {
    /// The file.
    public let path: String
    /// The provenance, with identifiers and digests.
    public let provenance: Provenance
    /// Where the identifier of the product comes from.
    public let identifierSource: IdentifierSource
    /// The cards of the stamp.
    public let cards: [Card]
    /// The document, PROV-XML.
    public let document: [UInt8]
    /// What the user should know, one line each.
    public let warnings: [String]
    /// The content of the new file.
    package let segments: [Segment]
    /// The primary header of the new file.
    package let header: Header
    /// The HDU of the document, header and data.
    package let documentHDU: [UInt8]
    /// The number of the HDU of a former document, which is left out.
    package let dropped: Int?

    /// Works out the stamp of a file.
    ///
    /// - Parameters:
    ///   - file: the file, read with everything measured.
    ///   - request: how the product was made.
    ///   - profile: the fields and their keywords.
    ///   - target: the path that the stamped file will have.
    ///   - inputs: finds what was used.
    ///   - usesRoom: whether the stamp takes the place of blank cards at the end of the primary header, as
    ///     they are kept free for it, so that no data move.
    ///   - shiftUnit: of how many bytes the header may grow by multiples, so that the data need not be
    ///     copied; nil where that makes no difference.
    /// - Throws: ``FITSError``, ``FitsProvError`` or ``PROVError``.
    package init(
        _ file: FITSFile, _ request: StampRequest, profile: Profile, target: String,
        inputs: inout InputReader, usesRoom: Bool = false, shiftUnit: Int? = nil
    ) throws {
        var base = try UnstampedFile(file)
        try base.checkDocuments()
        let built = try ProvenanceBuilder.build(
            request, base: base, profile: profile, target: target, inputs: &inputs)
        var provenance = built.provenance
        func block() throws -> StampCards {
            try StampCards(
                provenance, original: base.header, path: file.path, replaces: request.replacesCards)
        }
        var (header, remembered) = try base.stampedHeader(try block(), shiftUnit: shiftUnit)
        if usesRoom, let shorter = base.makingRoom(for: header) {
            base = shorter
            (header, remembered) = try base.stampedHeader(try block())
        }
        remembered.carried = built.carried.map(\.recordedDigest)
        provenance.product.former = remembered
        try base.checkStamp(header, provenance)
        let document = provenance.document()
        let bytes = try document.checkedXML(path: file.path)
        let own = StoredDocument(subject: provenance.product.identifier, bytes: bytes)
        let former = base.formerStamp == nil ? nil : base.formerDocument
        let hdu = try StoredDocument.hduBytes(
            [own] + built.carried + base.otherRows(),
            version: base.documentVersion(replacing: former))
        try base.checkOffsets(header)
        try base.checkDescription(header)

        path = file.path
        self.provenance = provenance
        identifierSource = built.identifierSource
        cards = StampBlock(in: header).map { block in block.ownCards.map { header[$0] } } ?? []
        self.document = bytes
        warnings = base.warnings + built.warnings + provenance.warnings(profile)
        self.header = header
        documentHDU = hdu
        dropped = former?.number
        segments = base.segments(header: header, dropping: former, appending: hdu)
    }
}
