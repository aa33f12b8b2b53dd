import VOTable

/// Feeds VOTables.
enum VOTableTarget {
    /// What is read is written in each serialization, and what is written is read and written as the same
    /// bytes; pieces make no difference. The first time, characters may be replaced that there cannot be.
    static func document(_ bytes: [UInt8]) {
        let whole = try? StoredTable.all(in: bytes)
        precondition(tables(bytes, piece: 7) == whole?.count, "pieces read otherwise than the whole")
        for table in whole ?? [] where !table.table.columns.isEmpty {
            for serialization in [VOTableWriter.Serialization.tableData, .binary2] {
                guard let written = write(table, serialization) else { continue }
                guard let again = try? StoredTable.all(in: written, limits: .large).first else {
                    preconditionFailure("does not read what it wrote")
                }
                precondition(
                    write(again, serialization) == written, "reads otherwise than it was written")
            }
        }
    }

    /// How many tables there are, read by pieces; nil if it is no document.
    private static func tables(_ bytes: [UInt8], piece: Int) -> Int? {
        var reader = VOTableReader()
        var count = 0
        do {
            for start in stride(from: 0, to: bytes.count, by: piece) {
                reader.append(Array(bytes[start..<min(bytes.count, start + piece)]))
                while let event = try reader.next() { if case .table = event { count += 1 } }
            }
            reader.finish()
            while let event = try reader.next() { if case .table = event { count += 1 } }
            return count
        } catch {
            return nil
        }
    }

    /// The table as a document; nil if a row cannot be written, as a value that is null elsewhere.
    private static func write(
        _ table: StoredTable, _ serialization: VOTableWriter.Serialization
    ) -> [UInt8]? {
        var writer = VOTableWriter(serialization)
        do {
            writer.begin()
            writer.begin(Resource(.results))
            try writer.begin(Table(table.table.columns))
            for row in table.rows { try writer.append(row) }
            writer.endTable()
            writer.endResource()
            writer.end()
            return writer.take()
        } catch {
            return nil
        }
    }
}
