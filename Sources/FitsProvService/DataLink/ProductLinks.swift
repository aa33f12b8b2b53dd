import Files
import FitsProv
import FitsProvArchive
import VOTable

/// Finds what belongs to products; blocks.
struct ProductLinks {
    /// The archive as it is now.
    let edition: ServedArchive.Edition
    /// What all addresses begin with.
    let base: String
    /// Who may have what is in a product.
    let access: Access
    /// Whether pictures can be drawn.
    let draws: Bool

    /// Goes through the links of what an identifier means.
    ///
    /// - Parameters:
    ///   - id: what was asked for.
    ///   - visit: is given each link; at least one.
    /// - Throws: `FitsProvError` if the index cannot be read, and what the closure throws.
    func links(of id: String, _ visit: (ProductLink) throws -> Void) throws {
        let (index, publication) = (edition.index, edition.publication)
        guard let product = try index.products(named: id, publication).first else {
            let fault = "NotFoundFault: there is no such product in this archive"
            return try visit(ProductLink(id: id, semantics: .this, place: .fault(fault)))
        }
        let now = Paths.resolved(product.path).flatMap { FileSnapshot(of: $0) }
        try visit(itself(id, product, now))
        try index.inputs(of: product.number, publication) { input in
            try visit(progenitor(id, input))
        }
        try index.products(madeFrom: product.number, publication) { derived in
            try visit(
                link(
                    id, .derivation, derived, "made from it: \(derived.name)",
                    local: "derivation"))
        }
        if now != nil {
            for companion in companions(of: product) { try visit(link(id, companion)) }
        }
        for document in documents(id, product, isThere: now != nil) { try visit(document) }
    }

    private func itself(
        _ id: String, _ product: PublishedProduct, _ now: FileSnapshot?
    ) -> ProductLink {
        guard let now else {
            let fault = "NotFoundFault: the product is gone: its file is not there any more"
            return ProductLink(id: id, semantics: .this, place: .fault(fault))
        }
        let note = product.hasChanged(now) ? ", changed since it was indexed" : ""
        var link = link(id, .this, product, "the file \(product.name)\(note)", local: nil)
        link.size = now.size
        return link
    }

    private func progenitor(_ id: String, _ input: PublishedInput) -> ProductLink {
        let role = input.role.map { " (\($0))" } ?? ""
        let local = "progenitor" + (input.role.map { "/\($0)" } ?? "")
        guard let target = input.target else {
            return ProductLink(
                id: id, semantics: .progenitor,
                place: .fault("NotFoundFault: \(input.location)\(role) is not in this archive"),
                description: "made from\(role): \(input.location)", local: local)
        }
        return link(id, .progenitor, target, "made from\(role): \(target.name)", local: local)
    }

    /// A link to the file of a product.
    private func link(
        _ id: String, _ semantics: ProductLink.Semantics, _ product: PublishedProduct,
        _ description: String, local: String?
    ) -> ProductLink {
        ProductLink(
            id: id, semantics: semantics, place: .address("\(base)/files/\(product.number)"),
            description: description, contentType: product.mediaType,
            size: Int(product.stamp.size), qualifier: ProductKind.term(product.type),
            local: local, isRestricted: Access.restriction(of: product) != nil,
            isAuthorized: access.allows(product))
    }

    /// What a product points to, as far as it is in the archive.
    private func companions(
        of product: PublishedProduct
    ) -> [(role: String?, product: PublishedProduct)] {
        let found = try? edition.index.companions(of: product.path, below: edition.roots)
        return (found ?? []).compactMap { companion in
            let named = try? edition.index.products(named: companion.path, edition.publication)
            return named?.first.map { (companion.link.role, $0) }
        }
    }

    private func link(
        _ id: String, _ companion: (role: String?, product: PublishedProduct)
    ) -> ProductLink {
        let response = ProductKind.response(companion.role)
        return link(
            id, response == nil ? .auxiliary : .calibration, companion.product,
            "\(companion.role ?? "companion"): \(companion.product.name)",
            local: response.map { "#\($0)" } ?? companion.role)
    }

    private func documents(
        _ id: String, _ product: PublishedProduct, isThere: Bool
    ) -> [ProductLink] {
        var links: [ProductLink] = []
        if isThere, product.tellsOfMaking {
            let formats: [ProvenanceFormat] = draws ? [.xml, .json, .svg] : [.xml, .json]
            for format in formats {
                let address = ProvenanceLinks(base: base).document(of: product, format)
                links.append(
                    ProductLink(
                        id: id, semantics: .documentation, place: .address(address),
                        description: "how it was made, as \(format.rawValue)",
                        contentType: format.mediaType,
                        local: format.rawValue.lowercased()
                            .replacing("prov-", with: "provenance-")))
            }
        }
        guard isThere else { return links }
        links.append(
            ProductLink(
                id: id, semantics: .header, place: .address("\(base)/header/\(product.number)"),
                description: "the headers of the file, as text", contentType: "text/plain",
                isRestricted: Access.restriction(of: product) != nil,
                isAuthorized: access.allows(product)))
        return links
    }
}
