import FITS
import Files

/// Everything that `show` says of a file, in one value that can be written as JSON.
package struct Report: Sendable, Codable {
    /// The version of this layout; it grows when a key changes its meaning or goes.
    package static let schemaVersion = 3
    /// The version of the layout that the report was made in.
    package let schemaVersion: Int
    /// The file, as the user named it.
    package let file: String
    /// What the file holds.
    package let kind: String
    /// The size in bytes, expanded if the file is gzipped.
    package let size: Int
    /// The number of HDUs.
    package let hduCount: Int
    /// Whether the file has a stamp.
    package let stamped: Bool
    /// In whose words the file says how it was made: `document` or `cards` of a stamp, or the name
    /// of a dialect; nil if nothing is recorded.
    package let source: String?
    /// The HDU that holds the document, if there is one.
    package let documentHDU: Int?
    /// How many rows of another type the document HDU has; nil without a document.
    package let otherRows: Int?
    /// How many blank cards the stamp has for its fill; nil without a stamp.
    package let fillCards: Int?
    /// How the product was made, as far as the stamp says.
    package let provenance: Provenance?
    /// The fields of the stamp and those under keywords of dialects, each with its origin.
    package let fields: [Field]
    /// The checks that were made; nil if none were.
    package let verification: Verification?
    /// What became of the inputs, in the order of ``Provenance/inputs``; no part of the verdict.
    package let inputs: [InputState]
    /// What the standard cards say.
    package let header: StandardFacts

    /// Gathers what is known of a file.
    ///
    /// - Parameters:
    ///   - inspection: the file.
    ///   - verification: the checks that were made.
    ///   - inputs: what became of the inputs; none if they are not looked at.
    ///   - profile: the fields and their keywords.
    package init(
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
        provenance = Report.provenance(inspection, fields)
        self.verification = verification
        self.inputs = inputs
        header = StandardFacts(inspection.file)
    }

    /// What the file says, with the fields under keywords of dialects where there is no stamp.
    private static func provenance(_ inspection: Inspection, _ fields: [Field]) -> Provenance? {
        guard inspection.block == nil, !inspection.readsDocument else {
            return inspection.provenance
        }
        guard inspection.provenance != nil || !fields.isEmpty else { return nil }
        var all =
            inspection.provenance
            ?? Provenance(
                product: Product(
                    identifier: "", name: Paths.name(of: inspection.file.path), digest: ""),
                making: Step.unknown)
        all.product.identifier = inspection.identifier ?? ""
        all.making.fields = fields
        return all
    }
}
