/// Writes a VOTable as a stream (VOTable 1.4).
///
/// Begin the document, a resource, a table; append rows; end all three. What has been written is
/// taken from the writer whenever there is enough of it, so that memory does not grow:
///
/// ```swift
/// var writer = VOTableWriter(.binary2)
/// writer.begin()
/// writer.begin(Resource(.results))
/// try writer.begin(Table([Column("flux", .double, unit: "Jy")]))
/// for flux in fluxes {
///     try writer.append([.real(flux)])
///     if writer.pendingCount >= 65_536 { send(writer.take()) }
/// }
/// writer.endTable()
/// writer.endResource()
/// writer.end()
/// send(writer.take())
/// ```
///
/// To begin or end in another order is a mistake of the caller, and stops the program.
public struct VOTableWriter: Sendable {
    /// How the rows of tables are written.
    public enum Serialization: String, Hashable, Sendable {
        /// As elements of XML.
        case tableData = "TABLEDATA"
        /// As bytes, in base64, with a flag for each cell that is null.
        case binary2 = "BINARY2"
        /// As bytes, in base64. Integers are null by the null value of their column only.
        case binary = "BINARY"
    }

    /// How the rows are written.
    public let serialization: Serialization
    var output = ByteOutput()
    private var base64 = Base64Encoder()
    private var row = ByteOutput()
    private var columns: [Column] = []
    private var shapes: [ColumnShape] = []
    private var rowCount = 0
    private var isInTable = false
    private var depth = 0

    /// The namespace of what is written.
    public static let namespace = "http://www.ivoa.net/xml/VOTable/v1.3"
    /// The version of what is written.
    ///
    /// VOTable 1.5 added nothing that is written here, and many readers do not know it.
    public static let version = "1.4"

    /// Makes a writer.
    ///
    /// - Parameter serialization: how the rows are written.
    public init(_ serialization: Serialization = .tableData) { self.serialization = serialization }

    /// How many bytes wait to be taken.
    public var pendingCount: Int { output.count }

    /// Hands out the bytes that were written since this was last called.
    ///
    /// - Returns: the bytes.
    public mutating func take() -> [UInt8] { output.take() }

    /// Begins the document.
    ///
    /// - Parameter header: what it says of itself.
    public mutating func begin(_ header: Header = Header()) {
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<VOTABLE")
        output.append(attribute: "version", Self.version)
        output.append(attribute: "xmlns", Self.namespace)
        output.append(">\n")
        output.append(header)
    }

    /// Begins a resource, perhaps within another one, whose tables are ended.
    ///
    /// - Parameter resource: what it says of itself.
    public mutating func begin(_ resource: Resource) {
        precondition(!isInTable, "a resource begins within a table")
        depth += 1
        output.append(resource)
    }

    /// Begins a table.
    ///
    /// - Parameter table: what it says of itself.
    /// - Throws: ``VOTableError`` `unwritable` for a table without columns, or one whose rows
    ///   the serialization cannot hold.
    public mutating func begin(_ table: Table) throws(VOTableError) {
        precondition(depth > 0 && !isInTable, "a table begins within a table or beside a resource")
        guard !table.columns.isEmpty else {
            throw VOTableError(
                .unwritable, operation: "write VOTable", "a table has no columns")
        }
        isInTable = true
        columns = table.columns
        shapes = columns.map(ColumnShape.init)
        rowCount = 0
        output.append(table)
        output.append("<DATA><\(serialization.rawValue)>")
        output.append(serialization == .tableData ? "\n" : "<STREAM encoding=\"base64\">\n")
    }

    /// Writes a row.
    ///
    /// - Parameter cells: one for each column, in their order.
    /// - Throws: ``VOTableError`` `unwritable` with the row and column whose cell the column
    ///   cannot hold; nothing of the row is written then.
    public mutating func append(_ cells: [Cell]) throws(VOTableError) {
        precondition(isInTable, "a row outside of a table")
        rowCount += 1
        guard cells.count == shapes.count else {
            throw VOTableError(
                .unwritable, operation: "write VOTable", place: .row(rowCount),
                "\(cells.count) cells, where there are \(shapes.count) columns")
        }
        switch serialization {
        case .tableData: try appendElements(cells)
        case .binary, .binary2: try appendBytes(cells)
        }
    }

    private mutating func appendElements(_ cells: [Cell]) throws(VOTableError) {
        let before = output.count
        output.append("<TR>")
        for index in cells.indices {
            do throws(CellFault) {
                output.append(td: try shapes[index].checked(cells[index]), shapes[index])
            } catch {
                output.truncate(to: before)
                throw unwritable(error, index)
            }
        }
        output.append("</TR>\n")
    }

    private mutating func appendBytes(_ cells: [Cell]) throws(VOTableError) {
        row.removeAll()
        if serialization == .binary2 { appendFlags(cells) }
        for index in cells.indices {
            do throws(CellFault) {
                let cell = try shapes[index].checked(cells[index])
                if serialization == .binary, cell.isNull, !shapes[index].hasBinaryNull {
                    throw CellFault("null, which BINARY cannot say without a null value")
                }
                row.append(binary: cell, shapes[index])
            } catch {
                throw unwritable(error, index)
            }
        }
        base64.append(row.bytes, to: &output)
    }

    /// A bit for each cell, the first one the most significant; one is null.
    private mutating func appendFlags(_ cells: [Cell]) {
        var flags: UInt8 = 0
        for index in cells.indices {
            if cells[index].isNull { flags |= 0x80 >> UInt8(index & 7) }
            if index & 7 == 7 || index == cells.count - 1 {
                row.append(flags)
                flags = 0
            }
        }
    }

    private func unwritable(_ fault: CellFault, _ index: Int) -> VOTableError {
        VOTableError(
            .unwritable, operation: "write VOTable",
            place: .cell(row: rowCount, column: columns[index].name), fault.reason)
    }

    /// Ends the table.
    ///
    /// - Parameter infos: remarks at the end of the table itself; those on how a query ended
    ///   belong behind it (``write(_:)``).
    public mutating func endTable(_ infos: [Info] = []) {
        precondition(isInTable, "a table ends that has not begun")
        isInTable = false
        base64.finish(&output)
        if serialization != .tableData { output.append("</STREAM>") }
        output.append("</\(serialization.rawValue)></DATA>\n")
        for info in infos { output.append(info) }
        output.append("</TABLE>\n")
    }

    /// Writes a remark behind a table, resource, or all of them.
    ///
    /// - Parameter info: the remark.
    public mutating func write(_ info: Info) {
        precondition(!isInTable, "a remark within a table")
        output.append(info)
    }

    /// Ends the resource.
    public mutating func endResource() {
        precondition(depth > 0 && !isInTable, "a resource ends that has not begun")
        depth -= 1
        output.append("</RESOURCE>\n")
    }

    /// Ends the document.
    public mutating func end() {
        precondition(depth == 0, "the document ends within a resource")
        output.append("</VOTABLE>\n")
    }
}
