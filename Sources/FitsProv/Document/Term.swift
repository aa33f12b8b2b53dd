import PROV

/// The attributes and types of the convention's documents that are not those of the IVOA.
enum Term {
    static let identifier = Namespace.dcterms("identifier")

    static let collection = Namespace.prov("Collection")
    static let plan = Namespace.prov("Plan")
    static let softwareAgent = Namespace.prov("SoftwareAgent")

    static let hdu = Namespace.fitsprov("HDU")
    static let product = Namespace.fitsprov("Product")
    static let digest = Namespace.fitsprov("digest")
    static let headerDigest = Namespace.fitsprov("headerDigest")
    static let dataDigest = Namespace.fitsprov("dataDigest")
    static let cardMarks = Namespace.fitsprov("cardMarks")
    static let fieldCard = Namespace.fitsprov("fieldCard")
    static let formerBlocks = Namespace.fitsprov("formerBlocks")
    static let formerExtend = Namespace.fitsprov("formerExtend")
    static let formerChecksum = Namespace.fitsprov("formerChecksum")
    static let carried = Namespace.fitsprov("carried")
    static let number = Namespace.fitsprov("number")
    static let command = Namespace.fitsprov("command")
    static let order = Namespace.fitsprov("order")
    static let environment = Namespace.fitsprov("Environment")
    static let setting = Namespace.fitsprov("setting")
    /// The type of an activity that made an input and not the product.
    static let ancestor = Namespace.fitsprov("Ancestor")
    /// The type of the usage of what an earlier step made.
    static let intermediate = Namespace.fitsprov("Intermediate")
    /// In whose words a statement was found, and how sure it is, where that is not the stamp's own.
    static let dialect = Namespace.fitsprov("dialect")
    static let certainty = Namespace.fitsprov("certainty")
    static let software = Namespace.fitsprov("Software")
}

extension Record {
    /// The text of the first value of an attribute.
    func text(_ name: QualifiedName) -> String? {
        values(name).first?.text
    }
}
