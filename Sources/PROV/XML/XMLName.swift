/// A name of elements or attributes, made once for each that a document has.
final class XMLName {
    let namespace: String
    let local: String
    /// The name of the attribute of a record that such an element is.
    let qualified: QualifiedName
    /// Whether it is in PROV's namespace.
    let isPROV: Bool
    /// The record that an element of the name is.
    let form: XMLForm?
    /// The argument that an element of the name may be.
    let argument: Record.Argument?
    /// What an attribute of the name says of its element.
    let role: Role?

    /// The attributes of elements that PROV-XML knows.
    enum Role {
        /// `prov:id`, the identifier of a record.
        case id
        /// `prov:ref`, the identifier of another record.
        case reference
        /// `xsi:type`, the datatype of the element's text.
        case type
        /// `xml:lang`, the language of the element's text.
        case language
        /// `key` of ``XMLForm/literal``, what the key of a pair is.
        case key
    }

    init(_ namespace: String, _ local: String, _ names: XMLNames) {
        self.namespace = namespace
        self.local = local
        qualified = names.name(namespace, local)
        isPROV = namespace == Namespace.prov.uri
        form = isPROV ? XMLForm(element: local) : nil
        argument = isPROV ? Record.Argument(rawValue: local) : nil
        role =
            switch (namespace, local) {
            case (Namespace.prov.uri, "id"): .id
            case (Namespace.prov.uri, "ref"): .reference
            case (Namespace.xsi.uri, "type"): .type
            case (XMLElement.xmlNamespace, "lang"): .language
            case (XMLForm.literal.uri, "key"): .key
            default: nil
            }
    }

    /// Whether an attribute of the name says something of the record that its element is.
    var isForeignAttribute: Bool {
        role == .key
            || role == nil && !isPROV && namespace != Namespace.xsi.uri
                && namespace != XMLElement.xmlNamespace
    }
}
