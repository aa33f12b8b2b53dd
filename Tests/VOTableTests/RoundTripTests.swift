import Testing
import VOTable

struct RoundTripTests {
    @Test(arguments: [VOTableWriter.Serialization.tableData, .binary2])
    func `what is written is read back, with columns and nulls`(
        _ serialization: VOTableWriter.Serialization
    ) throws {
        let document = try Samples.document(serialization)
        let tables = try StoredTable.all(in: document)
        #expect(tables.count == 1)
        let table = try #require(tables.first)
        #expect(table.table.columns == Samples.columns)
        #expect(table.rows.count == Samples.rows.count)
        for (row, written) in zip(table.rows, Samples.rows) {
            for (index, column) in Samples.columns.enumerated() {
                let isSame = Samples.areSame(row[index], written[index])
                #expect(isSame, "\(column.name): \(written[index]) became \(row[index])")
            }
        }
    }
}
