package import FITS
import Files
import PROV

/// The document of a product that is no FITS file, for a file beside it.
package struct SidecarPlan: Sendable {
    /// The path of the new file.
    package let path: String
    /// The provenance, with identifiers and digests.
    package let provenance: Provenance
    /// The document, PROV-XML.
    package let document: [UInt8]
    /// What the user should know, one line each.
    package let warnings: [String]

    /// What is put behind the name of the product.
    private static let suffix = ".prov.xml"

    /// Works out the document.
    ///
    /// - Parameters:
    ///   - product: the file.
    ///   - digest: the digest of all its bytes.
    ///   - request: how it was made.
    ///   - profile: the fields.
    ///   - inputs: finds what was used.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`.
    package init(
        of product: String, digest: Digest, _ request: StampRequest, profile: Profile,
        inputs: inout InputReader
    ) throws {
        let built = try ProvenanceBuilder.build(
            request, forFile: product, digest: digest, profile: profile, inputs: &inputs)
        path = product + SidecarPlan.suffix
        provenance = built.provenance
        warnings = built.warnings
        let made = provenance.document()
        document = try made.checkedXML(path: product)
    }
}

extension Document {
    /// The document as PROV-XML, checked: it is valid, and not longer than readers take.
    ///
    /// - Parameter path: the product, for messages.
    /// - Returns: the bytes.
    /// - Throws: ``FitsProvError`` or `PROVError`.
    func checkedXML(path: String) throws -> [UInt8] {
        try checkSize(path: path)
        if let violation = validate().violations.first {
            throw FitsProvError(
                .refused, path: path, "the document would not be valid: \(violation.sentence)")
        }
        let bytes = try provXML()
        let longest = PROV.Limits.default.bytes
        guard bytes.count <= longest else {
            throw FitsProvError(
                .refused, path: path,
                "the document would be \(bytes.count) bytes long, and readers take \(longest)")
        }
        return bytes
    }
}
