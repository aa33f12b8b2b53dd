extension PROVNParser {
    /// A record, of which the keyword has been read.
    mutating func record(_ kind: Record.Kind) throws(PROVError) -> Record {
        try scanner.expect("(")
        var record = Record(kind)
        var position = 0
        if kind.isElement {
            record.identifier = try name()
        } else {
            record.identifier = try optionalIdentifier()
            try argument(&record, &position)
        }
        while scanner.take(",") {
            if scanner.peek() == UInt8(ascii: "[") {
                try attributes(of: &record)
                break
            }
            try argument(&record, &position)
        }
        guard position >= kind.requiredArguments else {
            throw scanner.expected("',' and \(kind.arguments[position].rawValue)")
        }
        guard scanner.take(")") else {
            let isFull = position == kind.arguments.count
            throw scanner.expected(isFull ? "')' or attributes in '['" : "',' or ')'")
        }
        return record
    }

    /// The identifier or marker before `;`, where one is there.
    mutating func optionalIdentifier() throws(PROVError) -> QualifiedName? {
        let start = scanner.index
        if scanner.takeMarker() {
            if scanner.take(";") { return nil }
        } else if let next = scanner.peek(), next.isNameByte || next == UInt8(ascii: "\\") {
            let nameStart = scanner.index
            _ = try scanner.name()
            if scanner.take(";") {
                let end = scanner.index
                scanner.rewind(to: nameStart)
                let identifier = try name()
                scanner.rewind(to: end)
                return identifier
            }
        }
        scanner.rewind(to: start)
        return nil
    }

    private mutating func argument(
        _ record: inout Record, _ position: inout Int
    ) throws(PROVError) {
        guard position < record.kind.arguments.count else {
            throw scanner.expected("attributes in '['")
        }
        // A member of a dictionary is given as entity and key, though it is one argument here.
        if scanner.takeMarker() {
            // It is absent.
        } else if record.kind == .hadDictionaryMember, position == 1,
            scanner.peek() != UInt8(ascii: "{")
        {
            let entity = try name()
            try scanner.expect(",")
            record[.keyEntityPairs] = .pairs([.init(key: try literal(), entity: entity)])
        } else {
            let argument = record.kind.arguments[position]
            record[argument] = try term(argument.sort)
        }
        position += 1
    }

    private mutating func term(_ sort: Record.Argument.Sort) throws(PROVError) -> Record.Term {
        switch sort {
        case .name: return .name(try name())
        case .time: return .time(try time())
        case .pairs:
            var pairs: [Record.KeyEntityPair] = []
            try set { (parser: inout PROVNParser) throws(PROVError) in
                try parser.scanner.expect("(")
                let key = try parser.literal()
                try parser.scanner.expect(",")
                pairs.append(.init(key: key, entity: try parser.name()))
                try parser.scanner.expect(")")
            }
            return .pairs(pairs)
        case .keys:
            var keys: [Value] = []
            try set { (parser: inout PROVNParser) throws(PROVError) in
                keys.append(try parser.literal())
            }
            return .keys(keys)
        }
    }

    private mutating func set(
        _ element: (inout PROVNParser) throws(PROVError) -> Void
    ) throws(PROVError) {
        try scanner.expect("{")
        if scanner.take("}") { return }
        var count = 0
        repeat {
            try element(&self)
            count += 1
            try check(count)
        } while scanner.take(",")
        guard scanner.take("}") else { throw scanner.expected("',' or '}'") }
    }

    private mutating func attributes(of record: inout Record) throws(PROVError) {
        let start = scanner.index
        for attribute in try attributes() {
            guard let argument = record.kind.argument(named: attribute.name) else {
                record.attributes.append(attribute)
                continue
            }
            // Some tools write a time as an attribute.
            guard argument.sort == .time, record[argument] == nil else {
                throw scanner.fault(
                    "prov:\(argument.rawValue) is an argument of \(record.kind.rawValue), "
                        + "not an attribute", at: start, code: .content)
            }
            guard DateTime.isValid(attribute.value.text) else {
                throw scanner.fault(
                    DateTime.fault(attribute.value.text, argument.rawValue), at: start,
                    code: .content)
            }
            record[argument] = .time(attribute.value.text)
        }
    }
}
