/// The records of one key of a document, and the one that is being read.
struct JSONSection {
    let form: JSONForm
    /// Whether keys such as `_:id1` may be there only because PROV-JSON must give every relation one.
    let hasUnnamed: Bool
    var draft = RecordDraft()
    /// What the keys of the records are that were met before.
    var keys = ByteTable<JSONKey>()
}

/// What a key of a record is: the name of an attribute, or an argument.
struct JSONKey {
    let name: QualifiedName
    let argument: Record.Argument?
    /// The place of the argument in its kind.
    let place: Int
}

extension JSONReader {
    /// The records that the members of a document or bundle are.
    mutating func records(_ members: [JSONMember]) throws(PROVError) -> [Record] {
        var records: [Record] = []
        records.reserveCapacity(members.reduce(0) { $0 + $1.count })
        var unnamed: [Unnamed] = []
        for member in members {
            let key = try key(of: member)
            if parser.is(key, "prefix") || parser.is(key, "bundle") { continue }
            guard let form = JSONForm(parser.string(key)) else {
                throw parser.fault(
                    "'\(parser.string(key))' is not a kind of record in PROV", at: parser.index,
                    code: .content)
            }
            try enter("the records of '\(parser.string(key))'")
            var section = JSONSection(
                form: form,
                hasUnnamed: !form.kind.isElement && scope.uri("_") == Namespace.blank.uri)
            while let key = try parser.nextKey() {
                try each(try parser.value()) { (reader, node) throws(PROVError) in
                    let first = records.count
                    try reader.append(key, node, &section, to: &records)
                    guard section.hasUnnamed, reader.isBlank(key) else { return }
                    for index in first..<records.count {
                        unnamed.append(Unnamed(record: index, key: key.range))
                    }
                }
            }
        }
        recordCount += records.count
        nameReferenced(unnamed, in: &records)
        return records.droppingUnreferencedBlanks()
    }

    /// Reads one record, or several where it is a membership of several.
    private mutating func append(
        _ key: JSONText, _ node: JSONNode, _ section: inout JSONSection,
        to records: inout [Record]
    ) throws(PROVError) {
        let isUnnamed = section.hasUnnamed && isBlank(key)
        let identifier = isUnnamed ? nil : try name(key, at: node.offset)
        let members = try read(&section, key, node)
        let record = section.draft.finish(section.form.kind, identifier)
        if members.isEmpty { records.append(record) }
        for member in members {
            var record = record
            record[.entity] = .name(member)
            records.append(record)
        }
        guard recordCount + records.count <= limits.records else {
            throw fault("more records than \(limits.records)", node, .limit)
        }
    }

    /// Reads the arguments and attributes of a record; gives the members of a collection.
    private mutating func read(
        _ section: inout JSONSection, _ identifier: JSONText, _ node: JSONNode
    ) throws(PROVError) -> [QualifiedName] {
        guard case .object = node.value else {
            throw fault(
                "expected the record '\(parser.string(identifier))' as an object", node)
        }
        if let type = section.form.type {
            section.draft.add(Attribute(.type, .name(type)))
        }
        var members: [QualifiedName] = []
        while let text = try parser.nextKey() {
            let key = try key(text, &section)
            let value = try parser.value()
            guard let argument = key.argument else {
                try each(value) { (reader, element) throws(PROVError) in
                    let literal = try reader.literal(element)
                    section.draft.add(Attribute(key.name, literal))
                }
                guard section.draft.attributes.count <= limits.attributes else {
                    throw fault("more attributes than \(limits.attributes)", value, .limit)
                }
                continue
            }
            guard !section.draft.hasTerm(key.place) else {
                throw fault("'\(parser.string(text))' is given twice", value)
            }
            if section.form.kind == .hadMember, argument == .entity {
                try each(value) { (reader, element) throws(PROVError) in
                    members.append(try reader.reference(element))
                }
            } else {
                section.draft.set(key.place, try term(argument, value))
            }
        }
        return members
    }

    /// What a key of a record is, before its value.
    private mutating func key(
        _ text: JSONText, _ section: inout JSONSection
    ) throws(PROVError) -> JSONKey {
        let bytes = parser.bytes
        if let key = section.keys.element(bytes.span.extracting(text.range)) { return key }
        let name = section.form.rename(try name(text, at: parser.index))
        let kind = section.form.kind
        let argument = JSONNames.argument(name, of: kind)
        let place = argument.flatMap { kind.arguments.firstIndex(of: $0) }
        let key = JSONKey(name: name, argument: argument, place: place ?? 0)
        section.keys.insert(key, bytes.span.extracting(text.range))
        return key
    }
}

/// A relation whose key says that it has no name, unless something refers to it.
private struct Unnamed {
    let record: Int
    let key: Range<Int>
}

extension JSONReader {
    /// Whether a key is written as a blank name.
    private func isBlank(_ key: JSONText) -> Bool {
        let bytes = parser.bytes.span
        return !key.hasEscapes && key.range.count > 2
            && bytes[key.range.lowerBound] == UInt8(ascii: "_")
            && bytes[key.range.lowerBound + 1] == UInt8(ascii: ":")
    }

    /// Gives relations the blank names by which something may refer to them.
    private mutating func nameReferenced(_ unnamed: [Unnamed], in records: inout [Record]) {
        guard scope.hasBlanks else { return }
        let bytes = parser.bytes
        for relation in unnamed {
            records[relation.record].identifier =
                scope.known(bytes.span.extracting(relation.key))
        }
    }
}
