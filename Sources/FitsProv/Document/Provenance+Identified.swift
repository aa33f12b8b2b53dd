import FITS

extension Provenance {
    /// The provenance with a URI for the product and each step, so that a document can be made of it.
    ///
    /// - Parameter identifier: the URI of the product, if it has none of its own.
    /// - Returns: the same with what was missing; the same each time.
    func identified(as identifier: String) -> Provenance {
        var known = self
        if known.product.identifier.isEmpty { known.product.identifier = identifier }
        let product = known.product.identifier
        if known.making.activity.identifier.isEmpty {
            known.making.activity.identifier = product + "#activity"
        }
        for (index, step) in earlierSteps.enumerated() where step.activity.identifier.isEmpty {
            known.earlierSteps[index].activity.identifier = "\(product)#step-\(index + 1)"
        }
        return known
    }
}

extension Inspection {
    /// What the file says of itself with a URI for the product and each step.
    ///
    /// A product without an identifier is known by its primary header: a copy under another name is the
    /// same product.
    package var identifiedProvenance: Provenance? {
        provenance.map { provenance in
            if provenance.isIdentified { return provenance }
            var known = provenance
            if known.product.identifier.isEmpty { known.product.identifier = identifier ?? "" }
            let header = Digest(of: file.hdus.first?.header.bytes ?? [])
            return known.identified(as: "urn:fitsprov:header:" + header.base64URL)
        }
    }
}

extension Provenance {
    /// Whether the product and each step have a URI.
    fileprivate var isIdentified: Bool {
        !product.identifier.isEmpty && steps.allSatisfy { !$0.activity.identifier.isEmpty }
    }
}
