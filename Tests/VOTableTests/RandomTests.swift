import Testing
import VOTable

/// Made-up tables go through each serialisation, and documents with made-up faults end in an error.
struct RandomTests {
    /// A generator that says the same again (SplitMix64).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    private func text(_ datatype: Datatype, _ count: Int, _ generator: inout Generator) -> String {
        let letters = Array(datatype == .char ? "abc <>&\"'\t\n\r" : "abé中<& \u{FFFD}\r")
        return String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
    }

    private func real(_ datatype: Datatype, _ generator: inout Generator) -> Double {
        let bits = generator.next()
        if datatype == .float || datatype == .floatComplex {
            return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        }
        return Double(bitPattern: bits)
    }

    private func cell(_ column: Column, _ generator: inout Generator) -> Cell {
        if Int.random(in: 0..<6, using: &generator) == 0 { return .null }
        let datatype = column.datatype
        let isArray = column.arraysize != nil
        let count =
            column.arraysize == .fixed(3)
            ? 3 : isArray ? Int.random(in: 1...9, using: &generator) : 1
        switch datatype {
        case .char, .unicodeChar:
            // A carriage return with a line feed is one Character.
            let text = text(datatype, count, &generator)
            return .text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(count))))
        case .boolean, .bit:
            guard isArray else { return .boolean(Bool.random(using: &generator)) }
            return .booleans((0..<count).map { _ in Bool.random(using: &generator) })
        case .unsignedByte:
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...254, using: &generator) }
            return isArray ? .bytes(bytes) : .integer(Int64(bytes[0]))
        case .short, .int, .long:
            let range = datatype.integers ?? 0...0
            let lowest = range.lowerBound + 1
            let values = (0..<count).map { _ in
                Int64.random(in: lowest...range.upperBound, using: &generator)
            }
            return isArray ? .integers(values) : .integer(values[0])
        case .float, .double:
            let values = (0..<count).map { _ in real(datatype, &generator) }
            return isArray ? .reals(values) : .real(values[0])
        case .floatComplex, .doubleComplex:
            return .reals((0..<2 * count).map { _ in real(datatype, &generator) })
        }
    }

    private func table(_ seed: UInt64) -> (columns: [Column], rows: [[Cell]]) {
        var generator = Generator(state: seed)
        let columns = (0..<20).map { number in
            let datatype = Datatype.allCases.randomElement(using: &generator) ?? .int
            let size = [nil, ArraySize.fixed(3), .any].randomElement(using: &generator) ?? nil
            return Column("c\(number)", datatype, size).declaringNull()
        }
        let rows = (0..<50).map { _ in columns.map { cell($0, &generator) } }
        return (columns, rows)
    }

    @Test(arguments: 1...20)
    func `all serialisations say the same`(_ seed: Int) throws {
        let (columns, rows) = table(UInt64(seed))
        for serialization in [VOTableWriter.Serialization.tableData, .binary2] {
            let document = try Samples.document(serialization, columns: columns, rows: rows)
            let read = try #require(StoredTable.all(in: document).first)
            #expect(read.table.columns == columns)
            var differences: [String] = []
            for (row, written) in zip(read.rows, rows) {
                for (index, column) in columns.enumerated()
                where !Samples.areSame(row[index], written[index]) {
                    differences.append("\(column.name): \(written[index]) became \(row[index])")
                }
            }
            #expect(differences == [])
            #expect(read.rows.count == rows.count)
        }
    }

    @Test(arguments: 1...10)
    func `documents with made-up faults end in rows or in one line`(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        let (columns, rows) = table(UInt64(seed))
        let serialization: VOTableWriter.Serialization =
            seed.isMultiple(of: 2) ? .tableData : .binary2
        let whole = try Samples.document(
            serialization, columns: columns, rows: Array(rows.prefix(5)))
        for _ in 0..<100 {
            var document = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<document.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: document[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: document.remove(at: place)
                default: document.insert(document[place], at: place)
                }
            }
            let fault = Samples.fault(document)?.description ?? ""
            #expect(!fault.contains("\n") && fault.utf8.count < 2_000)
        }
    }
}
