/// What is said of documents, resources and tables, while it is being read.
struct Metadata {
    /// Events in the order in which they were found.
    var events: [VOTableEvent] = []
    /// The line of the element that is being looked at.
    var line = 1

    private var header: Header? = Header()
    /// Resources that are open; those of which nothing has been said yet.
    private var resources: [(resource: Resource, isTold: Bool)] = []
    private var table: Table?
    private var isInData = false
    private var isAfterData = false
    private var infosAfter: [Info] = []
    private var tableCount = 0
    /// The FIELD or PARAM that is open, and the value of a PARAM.
    private var column: Column?
    private var value = ""
    private var info: Info?
    private var groups: [Group] = []
    private var domainID: String?
    /// Domains by their identifiers.
    private var domains: [String: Domain] = [:]
    /// Columns of tables by the tables' identifiers.
    private var tables: [String: [Column]] = [:]

    /// Begins an element that is no data.
    mutating func start(
        _ element: Element, _ attributes: Attributes, _ limits: Limits
    ) throws(VOTableError) {
        switch element {
        case .votable: header?.version = attributes.token("version")
        case .resource:
            tellContainer()
            resources.append((Resource(attributes), false))
        case .table:
            tableCount += 1
            guard tableCount <= limits.tables else {
                throw .limit("tables", limits.tables, .line(line), "more tables")
            }
            tellContainer()
            table = Table(attributes)
        case .field:
            let count = (table?.columns.count ?? 0) + 1
            guard count <= limits.columns else {
                throw .limit("columns", limits.columns, .line(line), "more columns")
            }
            column = try Column(attributes, number: count, line, limits)
        case .param:
            column = try Column(attributes, number: 0, line, limits)
            value = attributes["value"] ?? ""
        case .group: groups.append(Group(attributes))
        case .fieldReference: add(attributes.token("ref").map { .column(ref: $0) })
        case .paramReference: add(attributes.token("ref").map { .parameterReference(ref: $0) })
        case .info: info = Info(attributes)
        case .values: startDomain(attributes)
        case .minimum: column?.domain?.minimum = Domain.Bound(attributes)
        case .maximum: column?.domain?.maximum = Domain.Bound(attributes)
        case .option:
            if let value = attributes["value"] {
                column?.domain?.options.append(
                    Domain.Option(value, name: attributes.token("name")))
            }
        case .coosys: add(CoordinateSystem(attributes))
        case .timesys: add(TimeSystem(attributes))
        default: break
        }
    }

    /// Ends an element that is no data, with the text in it, if it is an INFO or DESCRIPTION.
    mutating func end(_ element: Element, _ text: [UInt8]) {
        switch element {
        case .votable: tellHeader()
        case .resource:
            tellContainer()
            resources.removeLast()
            events.append(.resourceEnd)
        case .table: endTable()
        case .data: (isInData, isAfterData) = (false, true)
        case .field:
            if let column { table?.columns.append(column) }
            column = nil
        case .param:
            if let column { add(Parameter(column, value: value)) }
            column = nil
        case .group: if let group = groups.popLast() { add(group) }
        case .info: endInfo(String(decoding: text.span))
        case .values: endDomain()
        case .description: describe(String(decoding: text.span).trimmed)
        default: break
        }
    }

    /// Begins the data of the table.
    ///
    /// - Returns: its columns.
    mutating func startData() throws(VOTableError) -> [ColumnReader] {
        guard !isInData, !isAfterData else {
            throw .read(.content, .line(line), "a table has two elements DATA")
        }
        isInData = true
        useReferencedColumns()
        let columns = table?.columns ?? []
        guard !columns.isEmpty else {
            throw .read(
                .content, .line(line), "a table has data but no columns",
                hint: "each column needs a FIELD before DATA")
        }
        if let table { events.append(.table(table)) }
        return columns.map(ColumnReader.init)
    }

    private mutating func endTable() {
        if !isInData, !isAfterData {
            useReferencedColumns()
            if let table { events.append(.table(table)) }
        }
        if let id = table?.id, let columns = table?.columns { tables[id] = columns }
        events.append(.tableEnd(infosAfter))
        infosAfter = []
        table = nil
        isAfterData = false
    }

    /// A table that refers to another one has its columns.
    private mutating func useReferencedColumns() {
        if let table, table.columns.isEmpty, let ref = table.ref, let columns = tables[ref] {
            self.table?.columns = columns
        }
    }

    private mutating func tellHeader() {
        if let header { events.append(.document(header)) }
        header = nil
    }

    /// Tells of the document and the innermost resource, since something else begins or they end.
    private mutating func tellContainer() {
        tellHeader()
        guard let last = resources.indices.last, !resources[last].isTold else { return }
        events.append(.resource(resources[last].resource))
        resources[last].isTold = true
    }

    private mutating func startDomain(_ attributes: Attributes) {
        let reference = attributes.token("ref").flatMap { domains[$0] }
        // A second VALUES of the same column adds to the first.
        var domain = column?.domain ?? reference ?? Domain()
        if let null = attributes["null"] { domain.null = null }
        domain.isActual = attributes.token("type") == "actual"
        column?.domain = domain
        domainID = attributes.token("ID")
    }

    private mutating func endDomain() {
        if let domainID { domains[domainID] = column?.domain }
        domainID = nil
    }

    private mutating func endInfo(_ text: String) {
        guard var info else { return }
        self.info = nil
        info.text = text
        if table != nil {
            if isInData || isAfterData {
                infosAfter.append(info)
            } else {
                table?.infos.append(info)
            }
        } else if let last = resources.indices.last {
            if resources[last].isTold {
                events.append(.info(info))
            } else {
                resources[last].resource.infos.append(info)
            }
        } else if header != nil {
            header?.infos.append(info)
        } else {
            events.append(.info(info))
        }
    }

    private mutating func describe(_ text: String) {
        if column != nil {
            column?.description = text
        } else if let last = groups.indices.last {
            groups[last].description = text
        } else if table != nil {
            table?.description = text
        } else if let last = resources.indices.last {
            resources[last].resource.description = text
        } else {
            header?.description = text
        }
    }

    private mutating func add(_ member: Group.Member?) {
        if let member, let last = groups.indices.last { groups[last].members.append(member) }
    }

    private mutating func add(_ parameter: Parameter) {
        if !groups.isEmpty {
            add(.parameter(parameter))
        } else if table != nil {
            table?.parameters.append(parameter)
        } else if let last = resources.indices.last {
            resources[last].resource.parameters.append(parameter)
        } else {
            header?.parameters.append(parameter)
        }
    }

    private mutating func add(_ group: Group) {
        if !groups.isEmpty {
            add(.group(group))
        } else if table != nil {
            table?.groups.append(group)
        } else if let last = resources.indices.last {
            resources[last].resource.groups.append(group)
        } else {
            header?.groups.append(group)
        }
    }

    private mutating func add(_ system: CoordinateSystem) {
        if let last = resources.indices.last {
            resources[last].resource.coordinateSystems.append(system)
        } else {
            header?.coordinateSystems.append(system)
        }
    }

    private mutating func add(_ system: TimeSystem) {
        if let last = resources.indices.last {
            resources[last].resource.timeSystems.append(system)
        } else {
            header?.timeSystems.append(system)
        }
    }
}
