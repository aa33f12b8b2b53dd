import ObsCore

extension FileRows {
    /// Adds what ObsCore calls the values of a file, only the columns that have some: most are
    /// empty in most archives, and binding sixty values costs more than the row.
    mutating func addObservation(_ observation: ObsCore) {
        let entries = observation.entries
        guard !entries.isEmpty else { return }
        // In the order of the columns, so that the same ones are the same statement.
        var order = [Int?](repeating: nil, count: ObservationColumns.count)
        var columns: UInt64 = 0
        for (index, entry) in entries.enumerated() {
            let place = ObservationColumns.place(entry.column)
            order[place] = index
            columns |= 1 << UInt64(place)
        }
        add(.obscore, columns) { cells in
            for case let index? in order {
                switch entries[index].value {
                case .text(let text): cells.add(text)
                case .integer(let number): cells.add(number)
                case .real(let number): cells.add(number)
                }
            }
            cells.addText { text in
                for (index, entry) in entries.enumerated() {
                    if index > 0 { text.append(UInt8(ascii: " ")) }
                    text += entry.column.rawValue.utf8
                    text.append(UInt8(ascii: "="))
                    text += entry.source.utf8
                }
            }
        }
    }
}

/// The columns of `obscore` that are ObsCore's, and their order.
enum ObservationColumns {
    private static let places = Dictionary(
        uniqueKeysWithValues: ObsCore.Column.allCases.enumerated().map { ($1, $0) })

    /// How many there are.
    static let count = ObsCore.Column.allCases.count

    /// The place of a column.
    static func place(_ column: ObsCore.Column) -> Int {
        places[column] ?? 0
    }

    /// The names of columns, in their order.
    ///
    /// - Parameter columns: a bit for each.
    /// - Returns: their names.
    static func names(_ columns: UInt64) -> [String] {
        ObsCore.Column.allCases.enumerated()
            .filter { columns & (1 << UInt64($0.offset)) != 0 }.map(\.element.rawValue)
    }
}
