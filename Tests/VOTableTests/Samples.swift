import VOTable

/// Tables that several tests write and read.
enum Samples {
    /// A column of each type: one element, a fixed number, and any number.
    static let columns: [Column] = {
        var columns: [Column] = []
        for datatype in Datatype.allCases {
            let name = datatype.rawValue
            columns.append(
                Column(name, datatype, description: "one \(name) & <more>").declaringNull())
            columns.append(Column("\(name)_3", datatype, .fixed(3), unit: "m/s", ucd: "meta.code"))
            columns.append(
                Column("\(name)_any", datatype, .any, utype: "x:\(name)", id: "i_\(name)"))
        }
        columns.append(Column("upto", .double, ArraySize(.upTo(4)), xtype: "interval"))
        columns.append(Column("matrix", .short, ArraySize(.any, fixed: [2])))
        columns.append(Column("circle", .double, .fixed(3), xtype: "circle", unit: "deg"))
        return columns
    }()

    /// Cells for `columns`: plain ones, extreme ones, and all null.
    static let rows: [[Cell]] = [
        [
            .boolean(true), .booleans([true, false, nil]), .booleans([true]),
            .boolean(true), .booleans([true, false, true]),
            .booleans([true, false, false, false, true, false, false, true, true]),
            .integer(7), .bytes([0, 128, 255]), .bytes([1, 2, 3, 4]),
            .integer(-12), .integers([1, -2, 3]), .integers([32767]),
            .integer(123_456), .integers([4, 5, 6]), .integers([-1, 0]),
            .integer(1_234_567_890_123), .integers([7, 8, 9]), .integers([10]),
            .text("a"), .text("abc"), .text("some text, \"quoted\" & <tagged>"),
            .text("é"), .text("äöü"), .text("Ångström Ω\u{FFFD}"),
            .real(0.5), .reals([0.25, 1.5, -2]), .reals([1, 2]),
            .real(0.1), .reals([0.1, 0.2, 0.3]), .reals([3.14159]),
            .reals([1, 2]), .reals([1, 2, 3, 4, 5, 6]), .reals([0.5, -0.5]),
            .reals([0.1, 0.2]), .reals([1, 2, 3, 4, 5, 6.7]), .reals([1e300, -1e-300]),
            .reals([1, 2]), .integers([1, 2, 3, 4]), .reals([83.63, 22.01, 0.5]),
        ],
        [
            .boolean(false), .booleans([nil, nil, nil]), .booleans([false, nil]),
            .boolean(false), .booleans([false, false, false]), .booleans([false]),
            .integer(0), .bytes([0, 0, 0]), .bytes([255]),
            .integer(32767), .integers([-32768, 32767, 0]), .integers([1, 2, 3, 4, 5]),
            .integer(2_147_483_647), .integers([-2_147_483_648, 0, 1]), .integers([0]),
            .integer(.max), .integers([.min, .max, 0]), .integers([.min]),
            .text(">"), .text("x"), .text(" blanks \r\n\t around "),
            .text("\u{FFFD}"), .text("z"), .text(" \u{4e2d}\u{6587} "),
            .real(.nan), .reals([.nan, .infinity, -.infinity]),
            .reals([Double(Float.leastNonzeroMagnitude), Double(Float.greatestFiniteMagnitude)]),
            .real(-.infinity), .reals([.nan, .infinity, -0.0]),
            .reals([.leastNonzeroMagnitude, .greatestFiniteMagnitude, 1 / 3]),
            .reals([.nan, .infinity]), .reals([0, 0, 0, 0, 0, 0]), .reals([Double(Float(0.1)), 1]),
            .reals([.nan, 1]), .reals([0, 0, 0, 0, 0, 0]), .reals([1, 2, 3, 4]),
            .reals([1, 2, 3, 4]), .integers([-1, -2]), .reals([0, -90, 180]),
        ],
        Array(repeating: .null, count: columns.count),
    ]

    /// The document with a table of `columns` and `rows`.
    static func document(
        _ serialization: VOTableWriter.Serialization, columns: [Column] = columns,
        rows: [[Cell]] = rows
    ) throws -> [UInt8] {
        var writer = VOTableWriter(serialization)
        writer.begin()
        writer.begin(Resource(.results))
        try writer.begin(Table(columns))
        for row in rows { try writer.append(row) }
        writer.endTable()
        writer.endResource()
        writer.end()
        return writer.take()
    }

    /// A document with what is given as the rows of one table, in TABLEDATA.
    static func document(fields: String, rows: String) -> [UInt8] {
        Array(
            """
            <VOTABLE><RESOURCE><TABLE>
            \(fields)
            <DATA><TABLEDATA>\(rows)</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
            """.utf8)
    }

    /// Whether cells are the same, where NaN is the same as NaN.
    static func areSame(_ first: Cell, _ second: Cell) -> Bool {
        switch (first, second) {
        case (.real(let a), .real(let b)): areSame([a], [b])
        case (.reals(let a), .reals(let b)): areSame(a, b)
        default: first == second
        }
    }

    private static func areSame(_ first: [Double], _ second: [Double]) -> Bool {
        first.count == second.count
            && zip(first, second).allSatisfy { a, b in
                (a.isNaN && b.isNaN) || (a == b && a.sign == b.sign)
            }
    }

    /// What reading the document says is wrong with it; `nil` if nothing is.
    static func fault(_ document: [UInt8], limits: Limits = .upload) -> VOTableError? {
        do throws(VOTableError) {
            _ = try StoredTable.all(in: document, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
