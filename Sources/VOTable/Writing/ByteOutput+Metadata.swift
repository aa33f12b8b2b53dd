/// The elements that stand before rows, in the order in which the schema wants them.
extension ByteOutput {
    mutating func append(_ header: Header) {
        append(description: header.description)
        for system in header.coordinateSystems { append(system) }
        for system in header.timeSystems { append(system) }
        for group in header.groups { append(group) }
        for parameter in header.parameters { append(parameter) }
        for info in header.infos { append(info) }
    }

    /// A resource, which is left open.
    mutating func append(_ resource: Resource) {
        append("<RESOURCE")
        append(attribute: "type", resource.kind?.rawValue)
        append(attribute: "name", resource.name)
        append(attribute: "ID", resource.id)
        append(attribute: "utype", resource.utype)
        append(">\n")
        append(description: resource.description)
        for info in resource.infos { append(info) }
        for system in resource.coordinateSystems { append(system) }
        for system in resource.timeSystems { append(system) }
        for parameter in resource.parameters { append(parameter) }
        for group in resource.groups { append(group) }
    }

    /// A table up to its data, which is left open.
    mutating func append(_ table: Table) {
        append("<TABLE")
        append(attribute: "name", table.name)
        append(attribute: "ID", table.id)
        append(attribute: "ref", table.ref)
        append(attribute: "ucd", table.ucd)
        append(attribute: "utype", table.utype)
        append(attribute: "nrows", table.rowCount.map { "\($0)" })
        append(">\n")
        append(description: table.description)
        for info in table.infos { append(info) }
        for parameter in table.parameters { append(parameter) }
        for column in table.columns { append(column) }
        for group in table.groups { append(group) }
    }

    mutating func append(_ info: Info) {
        append("<INFO")
        append(attribute: "name", info.name)
        append(attribute: "value", info.value)
        append(attribute: "ID", info.id)
        end("INFO", info.text)
    }

    private mutating func append(_ system: CoordinateSystem) {
        append("<COOSYS")
        append(attribute: "ID", system.id)
        append(attribute: "system", system.system)
        append(attribute: "equinox", system.equinox)
        append(attribute: "epoch", system.epoch)
        append("/>\n")
    }

    private mutating func append(_ system: TimeSystem) {
        append("<TIMESYS")
        append(attribute: "ID", system.id)
        append(attribute: "timeorigin", system.origin)
        append(attribute: "timescale", system.scale)
        append(attribute: "refposition", system.referencePosition)
        append("/>\n")
    }

    private mutating func append(_ parameter: Parameter) {
        append("<PARAM")
        appendAttributes(parameter.column)
        append(attribute: "value", parameter.value)
        endField("PARAM", parameter.column)
    }

    private mutating func append(_ column: Column) {
        append("<FIELD")
        appendAttributes(column)
        endField("FIELD", column)
    }

    private mutating func appendAttributes(_ column: Column) {
        append(attribute: "name", column.name)
        append(attribute: "ID", column.id)
        append(attribute: "datatype", column.datatype.rawValue)
        append(attribute: "arraysize", column.writtenSize?.description)
        append(attribute: "xtype", column.xtype)
        append(attribute: "unit", column.unit)
        append(attribute: "ucd", column.ucd)
        append(attribute: "utype", column.utype)
        append(attribute: "width", column.width.map { "\($0)" })
        append(attribute: "precision", column.precision)
        append(attribute: "ref", column.ref)
    }

    private mutating func endField(_ element: String, _ column: Column) {
        guard column.description != nil || column.domain != nil else {
            append("/>\n")
            return
        }
        append(">\n")
        append(description: column.description)
        if let domain = column.domain { append(domain) }
        append("</\(element)>\n")
    }

    private mutating func append(_ domain: Domain) {
        append("<VALUES")
        if domain.isActual { append(attribute: "type", "actual") }
        append(attribute: "null", domain.null)
        guard domain.minimum != nil || domain.maximum != nil || !domain.options.isEmpty else {
            append("/>\n")
            return
        }
        append(">\n")
        append(bound: "MIN", domain.minimum)
        append(bound: "MAX", domain.maximum)
        for option in domain.options {
            append("<OPTION")
            append(attribute: "name", option.name)
            append(attribute: "value", option.value)
            append("/>\n")
        }
        append("</VALUES>\n")
    }

    private mutating func append(bound element: String, _ bound: Domain.Bound?) {
        guard let bound else { return }
        append("<\(element)")
        append(attribute: "value", bound.value)
        if !bound.isInclusive { append(attribute: "inclusive", "no") }
        append("/>\n")
    }

    // Groups are made by the program, or were read within `Limits.depth`.
    private mutating func append(_ group: Group) {
        append("<GROUP")
        append(attribute: "name", group.name)
        append(attribute: "ID", group.id)
        append(attribute: "ref", group.ref)
        append(attribute: "ucd", group.ucd)
        append(attribute: "utype", group.utype)
        append(">\n")
        append(description: group.description)
        for member in group.members {
            switch member {
            case .column(let ref):
                append("<FIELDref")
                append(attribute: "ref", ref)
                append("/>\n")
            case .parameterReference(let ref):
                append("<PARAMref")
                append(attribute: "ref", ref)
                append("/>\n")
            case .parameter(let parameter): append(parameter)
            case .group(let group): append(group)
            }
        }
        append("</GROUP>\n")
    }

    private mutating func append(description: String?) {
        guard let description else { return }
        append("<DESCRIPTION>")
        append(xml: description)
        append("</DESCRIPTION>\n")
    }

    private mutating func end(_ element: String, _ text: String) {
        guard !text.isEmpty else {
            append("/>\n")
            return
        }
        append(">")
        append(xml: text)
        append("</\(element)>\n")
    }
}
