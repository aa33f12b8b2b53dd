extension XMLWriter {
    /// Writes a record in the order that the schema prescribes.
    mutating func write(_ record: Record) throws(PROVError) {
        guard record.kind.allowsAttributes else {
            try writeBare(record)
            return
        }
        let (element, attributes) = record.xmlForm
        let sorted = XMLAttributes(attributes, of: record.kind)
        let tag = XMLTag.prov(element)
        begin(tag)
        if let identifier = record.identifier { attribute(.id, identifier) }
        let times = record.unschematicTimes
        guard
            record.kind.requiredArguments > 0 || !record.terms.isEmpty
                || !sorted.inPlace.isEmpty || !sorted.beside.isEmpty
        else {
            endEmpty()
            return
        }
        open()
        for (place, argument) in record.kind.arguments.enumerated()
        where times.isEmpty || !times.contains(argument) {
            try write(argument, place, of: record)
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
                leaf(.literal("key"), literal(key))
            }
        }
        close(tag)
    }

    /// Writes a record of a kind that has no identifier and attributes in PROV-DM; where it has
    /// them nonetheless, they follow it.
    private mutating func writeBare(_ record: Record) throws(PROVError) {
        let tag = XMLTag.prov(record.kind.rawValue)
        begin(tag)
        open()
        for (place, argument) in record.kind.arguments.enumerated() {
            try write(argument, place, of: record)
        }
        close(tag)
        guard record.identifier != nil || !record.attributes.isEmpty else { return }
        usesLiteral = true
        begin(.prov("other"))
        open()
        begin(.literal("annotation"))
        if let identifier = record.identifier { attribute(.id, identifier) }
        open()
        for attribute in record.attributes { writeBeside(attribute) }
        close(.literal("annotation"))
        close(.prov("other"))
    }

    private mutating func write(
        _ argument: Record.Argument, _ place: Int, of record: Record
    ) throws(PROVError) {
        switch place < record.terms.count ? record.terms[place] : nil {
        case .name(let name):
            writeReference(argument.rawValue, name)
        case .time(let time):
            leaf(.prov(argument.rawValue), time)
        case .pairs(let pairs) where !pairs.isEmpty:
            for pair in pairs { write(pair) }
        case .keys(let keys) where keys.contains { form(of: $0) != nil }:
            for key in keys {
                if let form = simpleForm(of: key) { leaf(.prov("key"), form) }
            }
        default:
            writeAbsent(argument, of: record)
        }
    }

    private mutating func writeAbsent(_ argument: Record.Argument, of record: Record) {
        guard record.kind.requires(argument) else { return }
        usesLiteral = true
        switch argument.sort {
        case .name: writeReference(argument.rawValue, XMLForm.absent)
        case .time: break
        case .pairs: write(Record.KeyEntityPair(key: .string(""), entity: XMLForm.absent))
        case .keys:
            let absent = lexical(XMLForm.absent)
            leaf(.prov("key"), XMLValueForm(type: .datatype("QName"), text: absent))
        }
    }

    private mutating func writeReference(_ element: String, _ name: QualifiedName) {
        begin(.prov(element))
        attribute(.reference, name)
        endEmpty()
    }

    private mutating func write(_ pair: Record.KeyEntityPair) {
        begin(.prov("keyEntityPair"))
        open()
        // Prefixes are given in the order in which names come here.
        let entity = lexical(pair.entity)
        let form = simpleForm(of: pair.key)
        leaf(.prov("key"), form ?? XMLValueForm(type: nil, text: ""))
        begin(.prov("entity"))
        attribute(.reference, entity)
        if form == nil {
            // A key has no place for what it is more than a text; the reference next to it has.
            usesLiteral = true
            attribute(.key, literal(pair.key))
        }
        endEmpty()
        close(.prov("keyEntityPair"))
    }

    /// Writes an attribute for which the schema has an element of PROV.
    private mutating func write(_ attribute: Attribute) {
        let isLabel = attribute.name == .label
        guard let form = isLabel ? form(of: attribute.value) : simpleForm(of: attribute.value)
        else {
            writeBeside(attribute)
            return
        }
        leaf(.prov(attribute.name.localPart), form)
    }

    /// Writes an attribute as an element of another namespace than PROV's.
    private mutating func writeBeside(_ attribute: Attribute) {
        let form = XMLForm.isOwn(attribute.name) ? nil : form(of: attribute.value)
        if let form, attribute.name.isIn(.prov) {
            usesLiteral = true
            leaf(.literal(XMLNames.hexadecimal.escape(attribute.name.localPart)), form)
        } else if let form, let tag = tag(attribute.name) {
            leaf(tag, form)
        } else {
            usesLiteral = true
            leaf(
                .literal("attribute"), "\(provN(attribute.name)) = \(literal(attribute.value))")
        }
    }
}

extension Record {
    /// The name of the element in PROV-XML, and the attributes that it does not say already.
    fileprivate var xmlForm: (element: String, attributes: [Attribute]) {
        let hasSpecialType = attributes.contains { attribute in
            guard attribute.name == .type, let type = attribute.value.name else { return false }
            return XMLForm.specialTypes.contains(type)
        }
        guard hasSpecialType else { return (kind.rawValue, attributes) }
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
