import FITS

/// The table of the headers of what was combined, one row for each file (`HDRTAB`).
enum HeaderTable {
    /// The name of its HDU.
    static let name = "HDRTAB"

    /// The files in the rows of the table of a file.
    ///
    /// - Parameter file: the headers of a file; the data of the table must be wanted.
    /// - Returns: the names, or else the root names, with the header of the table and the row.
    static func files(of file: FileHeaders) -> [(name: String, header: HeaderView, row: Int)] {
        guard let header = file.hdu(named: name), let table = file.table(header) else { return [] }
        var found: [(name: String, header: HeaderView, row: Int)] = []
        for label in ["FILENAME", "ROOTNAME"] where found.isEmpty {
            guard let column = table.column(label) else { continue }
            for row in 0..<table.rows {
                guard let bytes = try? table.cell(column, row: row) else { break }
                let name = String(decoding: bytes, as: UTF8.self)
                guard let reference = ReferenceName(name) else { continue }
                found.append((reference.location, header, row + 1))
            }
        }
        return found
    }
}
