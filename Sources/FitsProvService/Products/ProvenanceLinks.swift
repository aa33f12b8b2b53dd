import FitsProvArchive
import HTTPTypes

/// Where the provenance of a product is told, in the header of what is sent of it (PROV-AQ §3.1).
struct ProvenanceLinks: Sendable {
    /// What all addresses begin with.
    let base: String

    private static let terms = "http://www.w3.org/ns/prov#"

    /// Adds the links.
    ///
    /// - Parameters:
    ///   - product: the product.
    ///   - headers: the header.
    func add(of product: PublishedProduct, to headers: inout HTTPFields) {
        guard let name = HTTPField.Name("Link") else { return }
        let anchor = (product.identifier ?? product.publisherDID).safeInLink
        for format in [ProvenanceFormat.xml, .json] {
            let link =
                "<\(document(of: product, format))>; rel=\"\(ProvenanceLinks.terms)has_provenance\"; "
                + "anchor=\"\(anchor)\"; type=\"\(format.mediaType)\""
            headers.append(HTTPField(name: name, value: link))
        }
        let service =
            "<\(base)/provsap>; rel=\"\(ProvenanceLinks.terms)has_query_service\"; "
            + "anchor=\"\(anchor)\""
        headers.append(HTTPField(name: name, value: service))
    }

    /// The address of the whole provenance of a product.
    func document(of product: PublishedProduct, _ format: ProvenanceFormat) -> String {
        "\(base)/provsap?ID=\(product.publisherDID.percentEncoded)&DEPTH=ALL"
            + "&RESPONSEFORMAT=\(format.rawValue)"
    }
}

extension String {
    /// A URI of a stranger with all that no URI has written in hexadecimal digits (RFC 3986 §2).
    fileprivate var safeInLink: String {
        let plain = Array("-._~:/?#[]@!$&'()*+,;=%".utf8)
        return utf8.map { byte in
            let isPlain =
                (0x30...0x39 ~= byte) || (0x41...0x5A ~= byte) || (0x61...0x7A ~= byte)
                || plain.contains(byte)
            guard !isPlain else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return (digits.utf8.count < 2 ? "%0" : "%") + digits
        }.joined()
    }
}
