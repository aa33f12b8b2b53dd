import FitsProv

/// The rows of one file in the tables of an index.
///
/// They are made by the thread that read the file: the one that writes has enough to do.
struct FileRows: Sendable {
    /// A table whose first column is the number of the file; the raw value is its place.
    enum Table: Int, CaseIterable, Sendable {
        case files, hdus, products, aliases, activities, software, agents, used, parameters, fields,
            origins
        case problems, obscore
    }

    /// A row: its table, and where its values are, those of its keys left out.
    struct Row: Hashable, Sendable {
        let table: Table
        let cells: Range<Int>
        /// For `obscore` the columns that have a value, bit by bit; else 0.
        var columns: UInt64 = 0
    }

    /// The last part of the file's path.
    let name: String
    /// What the file is.
    let state: FileRecord.State
    /// The rows, that of `files` first.
    private(set) var rows: [Row] = []
    /// Their values.
    private(set) var values = CellList()

    /// Lays out a record.
    ///
    /// - Parameter record: what a file says.
    init(_ record: FileRecord) {
        name = record.name
        state = record.state
        add(.files) { cells in
            cells.add(record.name)
            cells.add(NormalName(record.name).text)
            cells.add(record.stamp.size)
            cells.add(record.stamp.modified)
            cells.add(record.stamp.inode)
            cells.add(record.stamp.device)
            cells.add(record.state.rawValue)
            cells.add(record.error)
            cells.add(record.digest)
        }
        for fact in record.hdus {
            add(.hdus) { cells in
                cells.add(fact.number)
                cells.add(fact.kind)
                cells.add(fact.name)
                cells.add(fact.dataSize)
            }
        }
        for (index, fact) in record.problems.enumerated() {
            add(.problems) { cells in
                cells.add(index + 1)
                cells.add(fact.check)
                cells.add(fact.summary)
            }
        }
        if record.state == .product { addProduct(record) }
    }

    private mutating func addProduct(_ record: FileRecord) {
        let digest = record.provenance?.product.digest ?? ""
        add(.products) { cells in
            cells.add(record.identifier)
            cells.add(digest.isEmpty ? nil : digest)
            cells.add(record.weakDigest)
            cells.add(record.isStamped)
            cells.add(record.readsDocument)
        }
        for name in record.names { add(.aliases) { $0.add(name.text) } }
        for (index, fact) in record.fields.enumerated() {
            add(.fields) { cells in
                cells.add(fact.name)
                cells.add(fact.value)
                cells.add(fact.keywordOfDialect)
                cells.add(Double(fact.value))
                cells.add(FileRows.versionKey(fact.name, fact.value))
            }
            add(fact.origin, of: .field, index + 1)
        }
        if let provenance = record.provenance { addSteps(provenance) }
        addObservation(record.observation)
    }

    /// Adds a row.
    mutating func add(_ table: Table, _ columns: UInt64 = 0, _ fill: (inout CellList) -> Void) {
        let first = values.cells.count
        fill(&values)
        rows.append(Row(table: table, cells: first..<values.cells.count, columns: columns))
    }

    /// The key by which values are in the order of versions, if they are some.
    static func versionKey(_ name: String, _ value: String) -> String? {
        name.hasSuffix("version") ? SortKey.version(value) : nil
    }
}

extension Field {
    /// The keyword of a dialect that holds the field; nil for a stamp's own.
    fileprivate var keywordOfDialect: String? {
        guard let origin, origin.dialect != Origin.convention else { return nil }
        return origin.card
    }
}
