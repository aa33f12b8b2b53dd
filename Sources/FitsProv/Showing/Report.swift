import FITS

/// Everything that `show` says of a file, in one value that can be written as JSON.
public struct Report: Sendable, Codable {
    /// The version of this layout; it grows when a key changes its meaning or goes.
    public static let schemaVersion = 3
    /// The version of the layout that the report was made in.
    public let schemaVersion: Int
    /// The file, as the user named it.
    public let file: String
    /// What the file holds.
    public let kind: String
    /// The size in bytes, expanded if the file is gzipped.
    public let size: Int
    /// The number of HDUs.
    public let hduCount: Int
    /// Whether the file has a stamp.
    public let stamped: Bool
    /// In whose words the file says how it was made: `document` or `cards` of a stamp, or the name
    /// of a dialect; nil if nothing is recorded.
    public let source: String?
    /// The HDU that holds the document, if there is one.
    public let documentHDU: Int?
    /// How many rows of another type the document HDU has; nil without a document.
    public let otherRows: Int?
    /// How many blank cards the stamp has for its fill; nil without a stamp.
    public let fillCards: Int?
    /// How the product was made, as far as the stamp says.
    public let provenance: Provenance?
    /// The fields of the stamp and those under keywords of dialects, each with its origin.
    public let fields: [Field]
    /// The checks that were made; nil if none were.
    public let verification: Verification?
    /// What became of the inputs, in the order of `provenance.used`; no part of the verdict.
    public let inputs: [InputState]
    /// What the standard cards say.
    public let header: StandardFacts

    /// Gathers what is known of a file.
    ///
    /// - Parameters:
    ///   - inspection: the file.
    ///   - verification: the checks that were made.
    ///   - inputs: what became of the inputs; none if they are not looked at.
    ///   - profile: the fields and their keywords.
    public init(
        _ inspection: Inspection, verification: Verification?, inputs: [InputState] = [],
        profile: Profile = .cta
    ) {
        schemaVersion = Report.schemaVersion
        let dialects = DialectTable(profile)
        fields = inspection.fields(dialects)
        source = inspection.source(dialects)?.description
        file = inspection.file.path
        kind = FileKind(inspection.file, fields: fields).words
        size = inspection.file.size
        hduCount = inspection.file.hdus.count
        stamped = inspection.block != nil
        documentHDU = inspection.documentHDU
        otherRows = inspection.documentHDU.map { _ in inspection.otherRows.count }
        fillCards = inspection.block?.fillCards
        provenance = inspection.provenance
        self.verification = verification
        self.inputs = inputs
        header = StandardFacts(inspection.file)
    }
}
