/// How a key of a PROV-JSON document is a kind of record.
struct JSONForm {
    let kind: Record.Kind
    /// A `prov:type` that the key says.
    let type: QualifiedName?
    private let ivoa: IVOAForm?

    /// The form of a key; `nil` where it is neither the W3C's nor the IVOA's.
    init?(_ key: String) {
        if let kind = Record.Kind.named[key] {
            self.kind = kind
            type = nil
            ivoa = nil
        } else if let form = IVOAForm(key) {
            kind = form.kind
            type = form.type
            ivoa = form
        } else {
            return nil
        }
    }

    /// The name that an attribute has in the record of the W3C.
    func rename(_ name: QualifiedName) -> QualifiedName {
        ivoa?.rename(name) ?? name
    }
}
