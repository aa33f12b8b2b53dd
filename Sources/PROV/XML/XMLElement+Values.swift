extension Record.KeyEntityPair {
    /// The pair that an element `prov:keyEntityPair` is; `nil` where it stands for no pair.
    init?(_ element: XMLElement, _ resolver: XMLResolver) throws(PROVError) {
        guard let key = element.children.first(where: { $0.isPROV("key") }),
            let entity = element.children.first(where: { $0.isPROV("entity") })
        else {
            throw .content(element.line, "a prov:keyEntityPair needs prov:key and prov:entity")
        }
        guard let name = try entity.reference(resolver) else { return nil }
        if let literal = entity.attribute(XMLForm.literal.uri, "key") {
            self.init(key: try entity.literal(literal), entity: name)
        } else {
            self.init(key: try key.value(resolver), entity: name)
        }
    }
}

extension XMLElement {
    /// The annotation of a record that this `prov:other` has, or `nil`.
    var annotation: XMLElement? {
        guard isPROV("other"), let first = children.first, children.count == 1,
            first.namespace == XMLForm.literal.uri, first.name == "annotation"
        else { return nil }
        return first
    }

    /// The name that a `prov:id` or `prov:ref` of this element stands for.
    func identifier(_ lexical: String, _ resolver: XMLResolver) throws(PROVError) -> QualifiedName {
        guard let name = resolver.resolve(lexical, in: scope) else {
            throw PROVError(
                .undeclaredPrefix, operation: PROVError.readXML, place: .line(line),
                reason: "the prefix of '\(lexical)' is not declared")
        }
        return name
    }

    /// The record to which an argument's element refers; `nil` where it says that there is none.
    func reference(_ resolver: XMLResolver) throws(PROVError) -> QualifiedName? {
        guard let reference = attribute(Namespace.prov.uri, "ref") else {
            throw .content(line, "prov:\(name) has no prov:ref")
        }
        let target = try identifier(reference, resolver)
        return target == XMLForm.absent ? nil : target
    }

    /// The attribute of a record that this element is.
    func provAttribute(_ resolver: XMLResolver) throws(PROVError) -> Attribute {
        guard namespace == XMLForm.literal.uri else {
            return Attribute(
                resolver.name(namespace, name), try value(resolver))
        }
        guard name == "attribute" else {
            return Attribute(resolver.name(Namespace.prov.uri, name), try value(resolver))
        }
        return try parse(text) { (parser) throws(PROVError) in try parser.attribute() }
    }

    /// A literal of PROV-N that is in this element.
    func literal(_ text: String) throws(PROVError) -> Value {
        try parse(text) { (parser) throws(PROVError) in try parser.literal() }
    }

    private func parse<Result>(
        _ text: String, _ read: (inout PROVNParser) throws(PROVError) -> Result
    ) throws(PROVError) -> Result {
        var parser = PROVNParser(Array(text.utf8), limits: .default)
        parser.scope = NameScope(scope.uris)
        do {
            return try read(&parser)
        } catch {
            throw .content(line, error.reason)
        }
    }

    /// The value that this element holds.
    func value(_ resolver: XMLResolver) throws(PROVError) -> Value {
        if let language = attribute(XMLElement.xmlNamespace, "lang") {
            return .localized(text, language: language)
        }
        guard let type = attribute(Namespace.xsi.uri, "type") else {
            return isSimple
                ? .string(text) : .typed(serializedContent, datatype: Value.xmlLiteral)
        }
        guard let datatype = resolver.resolve(type, in: scope) else {
            throw PROVError(
                .undeclaredPrefix, operation: PROVError.readXML, place: .line(line),
                reason: "the prefix of the type '\(type)' is not declared")
        }
        if datatype == Value.qualifiedName || datatype == Value.xsdQName {
            let name = resolver.resolve(text, in: scope) ?? NameScope.fullName(text)
            return name.map(Value.name) ?? .typed(text, datatype: Value.xsdQName)
        }
        if datatype == Value.xsdString || datatype == JSONNames.internationalizedString {
            return .string(text)
        }
        return .typed(isSimple ? text : serializedContent, datatype: datatype)
    }
}
