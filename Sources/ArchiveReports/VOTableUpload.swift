import ADQL
package import FitsProvArchive
package import VOTable

/// A VOTable that is brought along to a query: its columns at once, its rows one by one as they are read.
package final class VOTableUpload {
    /// What all tables of a query may hold together.
    package struct Room: Sendable {
        /// The bytes of each document.
        package var documentBytes = Limits.upload.bytes
        /// The columns of each table.
        package var columns = Limits.upload.columns
        /// The cells of all tables.
        package var cells = Limits.upload.cells
        /// The bytes of all values.
        package var bytes = Limits.upload.expandedBytes

        /// The usual room.
        package init() {}
    }

    /// Why a table cannot be taken, in one line that begins with its name.
    package struct Fault: Error, Hashable, Sendable {
        /// The line.
        package let line: String
    }

    /// Room that several tables share.
    package final class Space {
        fileprivate var room: Room
        fileprivate let whole: Room

        /// - Parameter room: what the tables may hold together.
        package init(_ room: Room = Room()) {
            self.room = room
            whole = room
        }
    }

    /// Its name.
    package let name: String
    /// Its columns.
    package private(set) var columns: [VOTable.Column] = []
    private var reader: VOTableReader
    private let source: () throws -> [UInt8]
    private let space: Space
    private var isEnded = false

    /// Reads all that stands before the rows.
    ///
    /// - Parameters:
    ///   - name: what the query calls it.
    ///   - space: what it shares with the other tables of the query.
    ///   - source: gives the next bytes of the document; none at its end.
    /// - Throws: ``Fault``, and what the source throws.
    package init(_ name: String, in space: Space, source: @escaping () throws -> [UInt8]) throws {
        self.name = name
        self.space = space
        self.source = source
        var limits = Limits.upload
        limits.bytes = space.room.documentBytes
        limits.expandedBytes = space.room.bytes
        limits.columns = space.room.columns
        limits.cells = space.room.cells
        reader = VOTableReader(limits: limits)
        while let event = try next() {
            if case .table(let table) = event {
                columns = table.columns
                break
            }
        }
        guard !columns.isEmpty else {
            throw fault("the document has no table with columns")
        }
    }

    /// The next row; nil behind the last one, and then the whole document was read.
    ///
    /// - Throws: ``Fault``, and what the source throws.
    package func nextRow() throws -> [Cell]? {
        while !isEnded {
            guard let event = try next() else {
                isEnded = true
                break
            }
            switch event {
            case .row(let row):
                try take(row)
                return row
            case .table:
                throw fault(
                    "the document has more than one table; send each as an upload of its own")
            default: break
            }
        }
        return nil
    }

    private func next() throws -> VOTableEvent? {
        do {
            while true {
                if let event = try reader.next() { return event }
                guard !isFinished else { return nil }
                let bytes = try source()
                if bytes.isEmpty {
                    reader.finish()
                    isFinished = true
                } else {
                    reader.append(bytes)
                }
            }
        } catch let error as VOTableError {
            throw fault(error.description)
        }
    }

    private var isFinished = false

    /// Takes room for a row, which all tables of the query share.
    private func take(_ row: [Cell]) throws {
        space.room.cells -= row.count
        guard space.room.cells >= 0 else {
            throw fault("the uploads have more than \(space.whole.cells) cells (limit cells)")
        }
        space.room.bytes -= row.reduce(0) { $0 + $1.size }
        guard space.room.bytes >= 0 else {
            throw fault(
                "the values of the uploads are longer than \(space.whole.bytes) bytes (limit expandedBytes)"
            )
        }
    }

    private func fault(_ reason: String) -> Fault { Fault(line: "upload \(name): \(reason)") }
}

extension Cell {
    /// How many bytes it takes, about.
    fileprivate var size: Int {
        switch self {
        case .null, .boolean: 1
        case .integer, .real: 8
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        case .integers(let numbers): 8 * numbers.count
        case .reals(let numbers): 8 * numbers.count
        case .booleans(let values): values.count
        }
    }
}

extension UploadedTable {
    /// A VOTable as a table of a query.
    ///
    /// - Parameter upload: the VOTable.
    package init(_ upload: VOTableUpload) {
        self.init(
            name: upload.name, columns: upload.columns.map { ADQL.Catalogue.Column(uploaded: $0) }
        ) {
            try upload.nextRow().map { row in row.map { QueryValue(uploaded: $0) } }
        }
    }
}

extension ADQL.Catalogue.Column {
    /// A column of a VOTable, under the name that it has there.
    fileprivate init(uploaded column: VOTable.Column) {
        let type = ValueType(
            ValueType.Datatype(rawValue: column.datatype.rawValue) ?? .char,
            arraysize: column.arraysize?.description, xtype: column.xtype)
        self.init(
            column.name, type, unit: column.unit, ucd: column.ucd, utype: column.utype,
            description: column.description)
    }
}

extension QueryValue {
    /// A cell of a VOTable.
    fileprivate init(uploaded cell: Cell) {
        switch cell {
        case .null: self = .null
        case .boolean(let value): self = .integer(value ? 1 : 0)
        case .integer(let number): self = .integer(number)
        case .real(let number): self = .real(number)
        case .text(let text): self = .text(text)
        case .reals(let numbers): self = .numbers(numbers)
        case .bytes, .integers, .booleans:
            self = PackedCell.bytes(cell).map { .packed($0) } ?? .null
        }
    }
}
