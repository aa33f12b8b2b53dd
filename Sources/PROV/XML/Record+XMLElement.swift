extension Record {
    /// The record that an element of PROV's namespace is.
    ///
    /// A membership of several entities is as many records.
    static func records(_ element: XMLElement, _ resolver: XMLResolver) throws(PROVError)
        -> [Record]
    {
        guard let form = XMLForm(element: element.name) else {
            throw .content(element.line, "prov:\(element.name) is no element of PROV")
        }
        var record = Record(form.kind)
        if let id = element.attribute(Namespace.prov.uri, "id") {
            record.identifier = try element.identifier(id, resolver)
        } else if form.kind.isElement {
            throw .content(element.line, "prov:\(element.name) has no prov:id")
        }
        var members: [QualifiedName] = []
        var pairs: [KeyEntityPair] = []
        var keys: [Value] = []
        for case .element(let child) in element.content {
            if form.kind == .hadMember, child.isPROV("entity") {
                if let member = try child.reference(resolver) { members.append(member) }
            } else if form.kind.arguments.contains(.keyEntityPairs), child.isPROV("keyEntityPair") {
                if let pair = try KeyEntityPair(child, resolver) { pairs.append(pair) }
            } else if form.kind.arguments.contains(.keys), child.isPROV("key") {
                let key = try child.value(resolver)
                if key.name != XMLForm.absent { keys.append(key) }
            } else if let argument = record.argument(for: child) {
                try record.set(argument, child, resolver)
            } else {
                try record.add(try child.provAttribute(resolver), child)
            }
        }
        if form.kind.arguments.contains(.keyEntityPairs) { record[.keyEntityPairs] = .pairs(pairs) }
        if form.kind.arguments.contains(.keys) { record[.keys] = .keys(keys) }
        record.addForeignAttributes(of: element, resolver)
        if let type = form.type {
            let attribute = Attribute(.type, .name(type))
            if !record.attributes.contains(attribute) {
                record.attributes.insert(attribute, at: 0)
            }
        }
        return record.split(members)
    }

    /// Adds the identifier and attributes that an element of ``XMLForm/literal`` has for the
    /// record.
    mutating func annotate(_ element: XMLElement, _ resolver: XMLResolver) throws(PROVError) {
        if let id = element.attribute(Namespace.prov.uri, "id") {
            identifier = try element.identifier(id, resolver)
        }
        for child in element.children { attributes.append(try child.provAttribute(resolver)) }
    }

    private func argument(for child: XMLElement) -> Argument? {
        guard child.isPROV() else { return nil }
        return kind.argument(named: child.name)
    }

    private mutating func add(
        _ attribute: Attribute, _ child: XMLElement
    ) throws(PROVError) {
        guard let argument = kind.argument(named: attribute.name) else {
            attributes.append(attribute)
            return
        }
        // A time that is no xsd:dateTime has no other place in PROV-XML.
        guard argument.sort == .time, self[argument] == nil else {
            throw .content(child.line, "prov:\(argument.rawValue) is no attribute")
        }
        self[argument] = .time(attribute.value.text)
    }

    private mutating func set(
        _ argument: Argument, _ child: XMLElement, _ resolver: XMLResolver
    ) throws(PROVError) {
        guard self[argument] == nil else {
            throw .content(child.line, "prov:\(child.name) stands twice in a record")
        }
        switch argument.sort {
        case .time:
            self[argument] = .time(child.text)
        case .name:
            self[argument] = try child.reference(resolver).map(Term.name)
        case .pairs, .keys:
            break
        }
    }

    private mutating func addForeignAttributes(of element: XMLElement, _ resolver: XMLResolver) {
        for attribute in element.attributes {
            switch attribute.namespace {
            case Namespace.prov.uri, Namespace.xsi.uri, XMLElement.xmlNamespace:
                continue
            default:
                let name = resolver.name(attribute.namespace, attribute.name)
                attributes.append(Attribute(name, .string(attribute.value)))
            }
        }
    }

    private func split(_ members: [QualifiedName]) -> [Record] {
        guard !members.isEmpty else { return [self] }
        return members.map { member in
            var record = self
            record[.entity] = .name(member)
            return record
        }
    }
}

extension Record.KeyEntityPair {
    /// The pair that an element `prov:keyEntityPair` is; `nil` where it stands for no pair.
    fileprivate init?(_ element: XMLElement, _ resolver: XMLResolver) throws(PROVError) {
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
                reason: "nothing declares the prefix of '\(lexical)'")
        }
        return name
    }

    /// The record to which an argument's element refers; `nil` where it says that there is none.
    fileprivate func reference(_ resolver: XMLResolver) throws(PROVError) -> QualifiedName? {
        guard let reference = attribute(Namespace.prov.uri, "ref") else {
            throw .content(line, "prov:\(name) has no prov:ref")
        }
        let target = try identifier(reference, resolver)
        return target == XMLForm.absent ? nil : target
    }

    /// The attribute of a record that this element is.
    fileprivate func provAttribute(_ resolver: XMLResolver) throws(PROVError) -> Attribute {
        guard namespace == XMLForm.literal.uri else {
            return Attribute(
                resolver.name(namespace, name), try value(resolver))
        }
        guard name == "attribute" else {
            return Attribute(resolver.name(Namespace.prov.uri, name), try value(resolver))
        }
        return try parse(text) { (parser) throws(PROVError) in try parser.attribute() }
    }

    /// A literal of PROV-N that stands in this element.
    fileprivate func literal(_ text: String) throws(PROVError) -> Value {
        try parse(text) { (parser) throws(PROVError) in try parser.literal() }
    }

    private func parse<Result>(
        _ text: String, _ read: (inout PROVNParser) throws(PROVError) -> Result
    ) throws(PROVError) -> Result {
        var parser = PROVNParser(Array(text.utf8), limits: .default)
        for (prefix, uri) in scope.uris { parser.scope.bind(prefix, to: uri) }
        do {
            return try read(&parser)
        } catch {
            throw .content(line, error.reason)
        }
    }

    /// The value that this element holds.
    fileprivate func value(_ resolver: XMLResolver) throws(PROVError) -> Value {
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
                reason: "nothing declares the prefix of the type '\(type)'")
        }
        if datatype == Value.qualifiedName || datatype == Value.xsdQName {
            return resolver.resolve(text, in: scope).map(Value.name)
                ?? .typed(text, datatype: Value.xsdQName)
        }
        if datatype == Value.xsdString || datatype == JSONNames.internationalizedString {
            return .string(text)
        }
        return .typed(isSimple ? text : serializedContent, datatype: datatype)
    }
}
