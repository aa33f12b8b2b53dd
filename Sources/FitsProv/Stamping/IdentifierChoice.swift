import FITS
import Files
import PROV

/// Decides by which identifier a product is known (docs/convention.md, "Identifiers").
struct IdentifierChoice {
    let identifier: String
    let source: IdentifierSource
    let warnings: [String]

    /// The identifier asked for, else the file's own, else a new one.
    ///
    /// Pipelines copy the header of an input into their product, identifier included, so a stamp that
    /// is there already must be about this very file.
    init(
        _ request: StampRequest, _ base: UnstampedFile, _ used: [UsedEntity], name: String,
        digest: String?
    ) throws(FitsProvError) {
        if let wanted = request.product {
            try ProvenanceBuilder.checkURI(wanted, of: "product", path: base.file.path)
            self.init(wanted, .given)
            return
        }
        guard !request.isNewProduct else {
            self.init(ProductIdentifier.make(), .new)
            return
        }
        let stamped = base.formerStamp?.identifier
        let source: IdentifierSource = stamped == nil ? .header : .kept
        guard let own = stamped ?? ProductIdentifier.find(in: base.header) else {
            let unusable = ProductIdentifier.unusable(in: base.header).map {
                "\($0) does not hold a URI in ASCII; a new identifier was made"
            }
            self.init(ProductIdentifier.make(), .new, unusable)
            return
        }
        guard ProductIdentifier.isURI(own) else {
            self.init(
                ProductIdentifier.make(), .new,
                "the identifier in the header is not a URI; a new one was made")
            return
        }
        if used.contains(where: { $0.identifier == own && $0.location != name }) {
            self.init(
                ProductIdentifier.make(), .new,
                "the identifier in the header is that of an input; a new one was made")
            return
        }
        if source == .kept, !base.isAboutThisFile(own, name: name, digest: digest) {
            self.init(
                ProductIdentifier.make(), .new,
                "the stamp in the header is about another product; a new identifier was made "
                    + "(--id \(own) keeps it)")
            return
        }
        self.init(own, source)
    }

    private init(_ identifier: String, _ source: IdentifierSource, _ warning: String? = nil) {
        self.identifier = identifier
        self.source = source
        warnings = warning.map { [$0] } ?? []
    }
}

extension UnstampedFile {
    /// Whether the former stamp is about this file, and was not copied with a header.
    ///
    /// It is if the content is what was stamped; or if the document is in the file and names it:
    /// then the file was edited in its place.
    fileprivate func isAboutThisFile(_ identifier: String, name: String, digest: String?) -> Bool {
        if let digest, formerStamp?.digest == digest { return true }
        guard let hdu = formerDocument, let data = file.keptData[hdu.number],
            let stored = try? StoredDocument.all(in: hdu, data: data),
            let own = stored.first(where: { $0.isProvenance && $0.subject == identifier }),
            let document = try? Document(provXML: own.bytes),
            let provenance = Provenance(document, of: identifier)
        else { return false }
        return [name, Paths.name(of: file.path)].contains(provenance.product.name)
    }
}
