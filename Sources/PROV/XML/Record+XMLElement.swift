extension RecordDraft {
    /// Reads the record that an element of PROV's namespace is.
    ///
    /// A membership of several entities is as many records.
    mutating func append(
        _ element: XMLElement, _ resolver: inout XMLResolver, to records: inout [Record]
    ) throws(PROVError) {
        guard let form = element.name.form else {
            throw .content(
                element.line, "prov:\(element.name.local) is not an element of PROV")
        }
        var identifier: QualifiedName?
        if let id = element.attribute(.id) {
            identifier = try element.identifier(id, &resolver)
        } else if form.kind.isElement {
            throw .content(element.line, "prov:\(element.name.local) has no prov:id")
        }
        var special = XMLSpecialTerms(form.kind)
        for child in element.children {
            if try special.take(child, &resolver) { continue }
            if let argument = child.name.argument,
                let place = form.kind.arguments.firstIndex(of: argument)
            {
                try set(place, argument, child, &resolver)
            } else {
                try add(try child.provAttribute(&resolver), form.kind, child)
            }
        }
        for (place, argument) in form.kind.arguments.enumerated() {
            if argument == .keyEntityPairs { set(place, .pairs(special.pairs)) }
            if argument == .keys { set(place, .keys(special.keys)) }
        }
        addForeignAttributes(of: element)
        if let type = form.type { addFirst(Attribute(.type, .name(type))) }
        let record = finish(form.kind, identifier)
        if special.members.isEmpty { records.append(record) }
        for member in special.members {
            var record = record
            record[.entity] = .name(member)
            records.append(record)
        }
    }

    private mutating func add(
        _ attribute: Attribute, _ kind: Record.Kind, _ child: XMLElement
    ) throws(PROVError) {
        guard let argument = kind.argument(named: attribute.name) else {
            add(attribute)
            return
        }
        // Some tools write a time as an attribute.
        guard argument.sort == .time, let place = kind.arguments.firstIndex(of: argument),
            !hasTerm(place)
        else { throw .content(child.line, "prov:\(argument.rawValue) is not an attribute") }
        try set(place, time: attribute.value.text, argument, child)
    }

    private mutating func set(
        _ place: Int, time: String, _ argument: Record.Argument, _ child: XMLElement
    ) throws(PROVError) {
        guard DateTime.isValid(time) else {
            throw .content(child.line, DateTime.fault(time, argument.rawValue))
        }
        set(place, .time(time))
    }

    private mutating func set(
        _ place: Int, _ argument: Record.Argument, _ child: XMLElement,
        _ resolver: inout XMLResolver
    ) throws(PROVError) {
        guard !hasTerm(place) else {
            throw .content(child.line, "prov:\(child.name.local) appears twice in a record")
        }
        switch argument.sort {
        case .time: try set(place, time: child.text(&resolver), argument, child)
        case .name:
            if let name = try child.reference(&resolver) { set(place, .name(name)) }
        case .pairs, .keys: break
        }
    }

    private mutating func addForeignAttributes(of element: XMLElement) {
        for attribute in element.attributes where attribute.name.isForeignAttribute {
            add(
                Attribute(
                    attribute.name.qualified, .string(element.tree.text(attribute.value))))
        }
    }
}

/// What an element of PROV-XML says of members of collections and dictionaries.
private struct XMLSpecialTerms {
    var members: [QualifiedName] = []
    var pairs: [Record.KeyEntityPair] = []
    var keys: [Value] = []
    private let hasMembers: Bool
    private let hasPairs: Bool
    private let hasKeys: Bool

    init(_ kind: Record.Kind) {
        hasMembers = kind == .hadMember
        hasPairs = kind.arguments.contains(.keyEntityPairs)
        hasKeys = kind.arguments.contains(.keys)
    }

    /// Takes what a child element says, if it says something of this sort.
    mutating func take(
        _ child: XMLElement, _ resolver: inout XMLResolver
    ) throws(PROVError) -> Bool {
        if hasMembers, child.isPROV("entity") {
            if let member = try child.reference(&resolver) { members.append(member) }
        } else if hasPairs, child.isPROV("keyEntityPair") {
            if let pair = try Record.KeyEntityPair(child, &resolver) { pairs.append(pair) }
        } else if hasKeys, child.isPROV("key") {
            let key = try child.value(&resolver)
            if key.name != XMLForm.absent { keys.append(key) }
        } else if child.name.role == .key {
            keys.append(try child.literal(child.text))
        } else {
            return false
        }
        return true
    }
}

extension Record {
    /// Adds the identifier and attributes that an element of ``XMLForm/literal`` has for the
    /// record.
    mutating func annotate(_ element: XMLElement, _ resolver: inout XMLResolver) throws(PROVError) {
        if let id = element.attribute(.id) {
            identifier = try element.identifier(id, &resolver)
        }
        for child in element.children { attributes.append(try child.provAttribute(&resolver)) }
    }
}
