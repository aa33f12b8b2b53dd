extension XMLWriter {
    /// Writes a record in the order that the schema prescribes.
    mutating func write(_ record: Record) throws(PROVError) {
        guard record.kind.allowsAttributes else {
            try writeBare(record)
            return
        }
        let (element, attributes) = record.xmlForm
        let sorted = XMLAttributes(attributes, of: record.kind)
        let tag = "prov:\(element)"
        let identifier = record.identifier.map { [("prov:id", lexical($0))] } ?? []
        let times = record.unschematicTimes
        guard
            record.kind.requiredArguments > 0 || !record.arguments.isEmpty
                || !sorted.inPlace.isEmpty || !sorted.beside.isEmpty
        else {
            leaf(tag, identifier)
            return
        }
        open(tag, identifier)
        for argument in record.kind.arguments where !times.contains(argument) {
            try write(argument, of: record)
        }
        for attribute in sorted.inPlace { write(attribute) }
        for time in times {
            writeBeside(
                Attribute(Namespace.prov(time.rawValue), .string(record.time(time) ?? "")))
        }
        for attribute in sorted.beside { writeBeside(attribute) }
        if case .keys(let keys) = record[.keys] {
            for key in keys where form(of: key) == nil {
                usesLiteral = true
                leaf("lit:key", [], literal(key))
            }
        }
        close(tag)
    }

    /// Writes a record of a kind that has no identifier and attributes in PROV-DM; where it has
    /// them nonetheless, they follow it.
    private mutating func writeBare(_ record: Record) throws(PROVError) {
        open("prov:\(record.kind.rawValue)", [])
        for argument in record.kind.arguments { try write(argument, of: record) }
        close("prov:\(record.kind.rawValue)")
        guard record.identifier != nil || !record.attributes.isEmpty else { return }
        usesLiteral = true
        open("prov:other", [])
        open("lit:annotation", record.identifier.map { [("prov:id", lexical($0))] } ?? [])
        for attribute in record.attributes { writeBeside(attribute) }
        close("lit:annotation")
        close("prov:other")
    }

    private mutating func write(
        _ argument: Record.Argument, of record: Record
    ) throws(PROVError) {
        switch record[argument] {
        case .name(let name):
            leaf(argument, reference: name)
        case .time(let time):
            leaf("prov:\(argument.rawValue)", [], time)
        case .pairs(let pairs) where !pairs.isEmpty:
            for pair in pairs { write(pair) }
        case .keys(let keys) where keys.contains { form(of: $0) != nil }:
            for key in keys {
                if let form = simpleForm(of: key) { leaf("prov:key", form.attributes, form.text) }
            }
        default:
            writeAbsent(argument, of: record)
        }
    }

    private mutating func writeAbsent(_ argument: Record.Argument, of record: Record) {
        guard record.kind.requires(argument) else { return }
        usesLiteral = true
        switch argument.sort {
        case .name: leaf("prov:\(argument.rawValue)", [("prov:ref", lexical(XMLForm.absent))])
        case .time: break
        case .pairs: write(Record.KeyEntityPair(key: .string(""), entity: XMLForm.absent))
        case .keys:
            leaf("prov:key", [("xsi:type", "xsd:QName")], lexical(XMLForm.absent))
        }
    }

    private mutating func write(_ pair: Record.KeyEntityPair) {
        open("prov:keyEntityPair", [])
        var reference = [("prov:ref", lexical(pair.entity))]
        if let form = simpleForm(of: pair.key) {
            leaf("prov:key", form.attributes, form.text)
        } else {
            // A key has no place for what it is more than a text; the reference next to it has.
            usesLiteral = true
            leaf("prov:key", [], "")
            reference.append(("lit:key", literal(pair.key)))
        }
        leaf("prov:entity", reference)
        close("prov:keyEntityPair")
    }

    /// Writes an attribute for which the schema has an element of PROV.
    private mutating func write(_ attribute: Attribute) {
        let isLabel = attribute.name == .label
        guard let form = isLabel ? form(of: attribute.value) : simpleForm(of: attribute.value)
        else {
            writeBeside(attribute)
            return
        }
        leaf("prov:\(attribute.name.localPart)", form.attributes, form.text)
    }

    /// Writes an attribute as an element of another namespace than PROV's.
    private mutating func writeBeside(_ attribute: Attribute) {
        let form = XMLForm.isOwn(attribute.name) ? nil : form(of: attribute.value)
        if let form, attribute.name.isIn(.prov) {
            usesLiteral = true
            let local = XMLNames.hexadecimal.escape(attribute.name.localPart)
            leaf("lit:\(local)", form.attributes, form.text)
        } else if let form, let tag = qualified(attribute.name) {
            leaf(tag, form.attributes, form.text)
        } else {
            usesLiteral = true
            leaf("lit:attribute", [], "\(provN(attribute.name)) = \(literal(attribute.value))")
        }
    }
}

extension Record {
    /// The name of the element in PROV-XML, and the attributes that it does not say already.
    fileprivate var xmlForm: (element: String, attributes: [Attribute]) {
        guard attributes.contains(where: { $0.name == .type }) else {
            return (kind.rawValue, attributes)
        }
        for special in XMLForm.special where special.kind == kind {
            let type = Attribute(.type, .name(special.type))
            guard attributes.contains(type) else { continue }
            return (special.element, attributes.filter { $0 != type })
        }
        return (kind.rawValue, attributes)
    }
}

extension Record {
    /// The arguments that are times, but no `xsd:dateTime`.
    fileprivate var unschematicTimes: [Argument] {
        var times: [Argument] = []
        for (argument, term) in zip(kind.arguments, terms) {
            if case .time(let time) = term, !DateTime.isValid(time) { times.append(argument) }
        }
        return times
    }
}

extension Record.Kind {
    /// Whether the schema of PROV-XML requires an argument.
    fileprivate func requires(_ argument: Record.Argument) -> Bool {
        arguments.prefix(requiredArguments).contains(argument)
    }
}
