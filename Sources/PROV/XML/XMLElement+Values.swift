extension Record.KeyEntityPair {
    /// The pair that an element `prov:keyEntityPair` is; `nil` where it stands for no pair.
    init?(_ element: XMLElement, _ resolver: inout XMLResolver) throws(PROVError) {
        guard let key = element.children.first(where: { $0.isPROV("key") }),
            let entity = element.children.first(where: { $0.isPROV("entity") })
        else {
            throw .content(element.line, "a prov:keyEntityPair needs prov:key and prov:entity")
        }
        guard let name = try entity.reference(&resolver) else { return nil }
        if let literal = entity.attribute(.key) {
            self.init(key: try entity.literal(entity.tree.text(literal)), entity: name)
        } else {
            self.init(key: try key.value(&resolver), entity: name)
        }
    }
}

extension XMLElement {
    /// The annotation of a record that this `prov:other` has, or `nil`.
    var annotation: XMLElement? {
        guard isPROV("other") else { return nil }
        var children = children
        guard let first = children.next(), children.next() == nil,
            first.name.namespace == XMLForm.literal.uri, first.name.local == "annotation"
        else { return nil }
        return first
    }

    /// The name for which the value of a `prov:id` or `prov:ref` of this element stands.
    func identifier(_ value: Range<Int>, _ resolver: inout XMLResolver) throws(PROVError)
        -> QualifiedName
    {
        guard let name = resolve(value, &resolver) else {
            throw undeclared("'\(tree.text(value))'")
        }
        return name
    }

    /// The name for which a part of the bytes stands; `nil` where its prefix is not bound.
    private func resolve(_ part: Range<Int>, _ resolver: inout XMLResolver) -> QualifiedName? {
        let bytes = tree.bytes
        return resolver.resolve(bytes.span.extracting(part), in: scope)
    }

    private func undeclared(_ what: String) -> PROVError {
        PROVError(
            .undeclaredPrefix, operation: PROVError.readXML, place: .line(line),
            reason: "the prefix of \(what) is not declared")
    }

    /// The record to which an argument's element refers; `nil` where it says that there is none.
    func reference(_ resolver: inout XMLResolver) throws(PROVError) -> QualifiedName? {
        guard let reference = attribute(.reference) else {
            throw .content(line, "prov:\(name.local) has no prov:ref")
        }
        let target = try identifier(reference, &resolver)
        return target == XMLForm.absent ? nil : target
    }

    /// The attribute of a record that this element is.
    func provAttribute(_ resolver: inout XMLResolver) throws(PROVError) -> Attribute {
        guard name.namespace == XMLForm.literal.uri else {
            return Attribute(name.qualified, try value(&resolver))
        }
        guard name.local == "attribute" else {
            return Attribute(
                resolver.names.name(Namespace.prov.uri, name.local), try value(&resolver))
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
    func value(_ resolver: inout XMLResolver) throws(PROVError) -> Value {
        if let language = attribute(.language) {
            return .localized(text(&resolver), language: tree.text(language))
        }
        guard let type = attribute(.type) else {
            return isSimple
                ? .string(text(&resolver)) : .typed(serializedContent, datatype: Value.xmlLiteral)
        }
        guard let datatype = resolve(type, &resolver) else {
            throw undeclared("the type '\(tree.text(type))'")
        }
        if datatype == Value.qualifiedName || datatype == Value.xsdQName {
            let known: QualifiedName? =
                if let onlyText {
                    resolve(onlyText, &resolver)
                } else {
                    resolver.resolve(text.utf8Span.span, in: scope)
                }
            let name = known ?? NameScope.fullName(text)
            return name.map(Value.name) ?? .typed(text, datatype: Value.xsdQName)
        }
        if datatype == Value.xsdString || datatype == JSONNames.internationalizedString {
            return .string(text(&resolver))
        }
        return .typed(isSimple ? text(&resolver) : serializedContent, datatype: datatype)
    }
}
