extension Resource {
    init(_ attributes: Attributes) {
        self.init(
            attributes.token("type").flatMap(Kind.init), name: attributes.token("name"),
            utype: attributes["utype"], id: attributes.token("ID"))
    }
}

extension Table {
    init(_ attributes: Attributes) {
        self.init(
            [], name: attributes.token("name"), utype: attributes["utype"],
            id: attributes.token("ID"))
        ref = attributes.token("ref")
        ucd = attributes.token("ucd")
        rowCount = attributes.token("nrows").flatMap { Int($0) }
    }
}

extension Group {
    init(_ attributes: Attributes) {
        self.init(attributes.token("name"), utype: attributes["utype"])
        id = attributes.token("ID")
        ref = attributes.token("ref")
        ucd = attributes.token("ucd")
    }
}

extension Info {
    init(_ attributes: Attributes) {
        self.init(
            attributes.token("name") ?? "", attributes["value"] ?? "", id: attributes.token("ID"))
    }
}

extension CoordinateSystem {
    init(_ attributes: Attributes) {
        self.init(
            id: attributes.token("ID") ?? "", system: attributes.token("system"),
            equinox: attributes.token("equinox"), epoch: attributes.token("epoch"))
    }
}

extension TimeSystem {
    init(_ attributes: Attributes) {
        self.init(
            id: attributes.token("ID") ?? "", scale: attributes.token("timescale") ?? "",
            referencePosition: attributes.token("refposition") ?? "",
            origin: attributes.token("timeorigin"))
    }
}

extension Domain.Bound {
    init?(_ attributes: Attributes) {
        guard let value = attributes["value"] else { return nil }
        self.init(value, isInclusive: attributes.token("inclusive") != "no")
    }
}

extension Column {
    /// The column of a FIELD or PARAM.
    ///
    /// - Throws: `content` if the type or size is missing or not understood; `limit` if a cell
    ///   of a fixed size would exceed it.
    init(
        _ attributes: Attributes, number: Int, _ line: Int, _ limits: Limits
    ) throws(VOTableError) {
        let name = attributes.token("name") ?? attributes.token("ID") ?? "col_\(number)"
        guard let type = attributes.token("datatype") else {
            throw .read(.content, .line(line), "the column \(name) has no datatype")
        }
        guard let datatype = Datatype(rawValue: type) else {
            throw .read(
                .content, .line(line), "the column \(name) has the unknown datatype \(type)")
        }
        var arraysize: ArraySize?
        if let text = attributes.token("arraysize") {
            arraysize = ArraySize(text)
            guard arraysize != nil else {
                throw .read(.content, .line(line), "the arraysize '\(text)' of \(name) is none")
            }
        }
        self.init(
            name, datatype, arraysize, xtype: attributes.token("xtype"),
            unit: attributes.token("unit"), ucd: attributes.token("ucd"),
            utype: attributes["utype"], id: attributes.token("ID"))
        width = attributes.token("width").flatMap { Int($0) }
        precision = attributes.token("precision")
        ref = attributes.token("ref")
        if let count = arraysize, count.isFixed, let total = count.total,
            total > limits.cellBytes / datatype.size
        {
            throw .limit(
                "cellBytes", limits.cellBytes, .line(line),
                "a cell of \(name), with arraysize \(count), has more bytes")
        }
    }
}
