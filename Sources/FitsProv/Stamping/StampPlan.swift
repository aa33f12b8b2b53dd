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

    /// Works out the stamp of a file.
    ///
    /// - Parameters:
    ///   - file: the file, read with everything measured.
    ///   - request: how the product was made.
    ///   - profile: the fields and their keywords.
    ///   - target: the path that the stamped file will have.
    ///   - inputs: finds what was used.
    ///   - shiftUnit: of how many bytes the header may grow by multiples, so that the data need not be
    ///     copied; nil where that makes no difference.
    /// - Throws: ``FITSError``, ``FitsProvError`` or ``PROVError``.
    package init(
        _ file: FITSFile, _ request: StampRequest, profile: Profile, target: String,
        inputs: inout InputReader, shiftUnit: Int? = nil
    ) throws {
        let base = try UnstampedFile(file)
        try base.checkDocuments()
        let built = try ProvenanceBuilder.build(
            request, base: base, profile: profile, target: target, inputs: &inputs)
        var provenance = built.provenance
        let block = try StampCards(
            provenance, original: base.header, path: file.path, replaces: request.replacesCards)
        var (header, remembered) = try base.stampedHeader(block, shiftUnit: shiftUnit)
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
        segments = base.segments(header: header, dropping: former, appending: hdu)
    }
}
