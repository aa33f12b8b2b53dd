extension Record {
    /// The record that an element of PROV's namespace is.
    ///
    /// A membership of several entities is as many records.
    static func records(_ element: XMLElement, _ resolver: XMLResolver) throws(PROVError)
        -> [Record]
    {
        guard let form = XMLForm(element: element.name) else {
            throw .content(element.line, "prov:\(element.name) is not an element of PROV")
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
            } else if child.namespace == XMLForm.literal.uri, child.name == "key" {
                keys.append(try child.literal(child.text))
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
        // Some tools write a time as an attribute.
        guard argument.sort == .time, self[argument] == nil else {
            throw .content(child.line, "prov:\(argument.rawValue) is not an attribute")
        }
        guard DateTime.isValid(attribute.value.text) else {
            throw .content(child.line, DateTime.fault(attribute.value.text, argument.rawValue))
        }
        self[argument] = .time(attribute.value.text)
    }

    private mutating func set(
        _ argument: Argument, _ child: XMLElement, _ resolver: XMLResolver
    ) throws(PROVError) {
        guard self[argument] == nil else {
            throw .content(child.line, "prov:\(child.name) appears twice in a record")
        }
        switch argument.sort {
        case .time:
            guard DateTime.isValid(child.text) else {
                throw .content(child.line, DateTime.fault(child.text, argument.rawValue))
            }
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
