import FITS
import TestSupport

@testable import FitsProv

/// Files as dialects read them, made in the process.
enum ReadFile {
    /// What all dialects together read in a file.
    static func provenance(_ hdus: [UInt8]...) throws -> Provenance? {
        try provenance(bytes: hdus.flatMap(\.self))
    }

    /// What all dialects together read in a file.
    static func provenance(bytes: [UInt8]) throws -> Provenance? {
        try RecordedFile.provenance(bytes, named: "product.fits")
    }

    /// A primary header without data.
    static func primary(_ cards: String...) -> [UInt8] { FITSBytes.primary(cards) }

    /// An image of one byte.
    static func image(_ cards: String...) -> [UInt8] {
        FITSBytes.image(axes: [1], cards, data: [1])
    }

    /// A card; a long value goes on in `CONTINUE`.
    static func card(_ keyword: String, _ value: String) -> [String] {
        let start = keyword.count > 8 || keyword.contains(" ") ? "HIERARCH \(keyword) = " : ""
        let name = start.isEmpty ? FITSBytes.fixed(keyword, "") : start
        let quoted = value.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''")
        let room = 80 - name.count - 3
        guard quoted.count > room else { return ["\(name)'\(quoted)'"] }
        var cards = ["\(name)'\(quoted.prefix(room))&'"]
        var rest = quoted.dropFirst(room)
        while !rest.isEmpty {
            let piece = rest.prefix(66)
            rest = rest.dropFirst(66)
            cards.append("CONTINUE  '\(piece)\(rest.isEmpty ? "" : "&")'")
        }
        return cards
    }

    /// A primary header of keywords with strings.
    static func primary(_ cards: KeyValuePairs<String, String>) -> [UInt8] {
        FITSBytes.primary(cards.flatMap { card($0.key, $0.value) })
    }

    /// A table of characters with these columns, as wide as their longest cells.
    static func table(
        _ name: String, _ columns: [String], _ rows: [[String]], _ cards: [String] = []
    ) -> [UInt8] {
        let widths = columns.indices.map { column in
            max(1, rows.map { $0[column].utf8.count }.max() ?? 1)
        }
        let data = rows.flatMap { row in
            zip(row, widths).flatMap { cell, width in
                Array(cell.utf8) + [UInt8](repeating: 0, count: width - cell.utf8.count)
            }
        }
        let columns = zip(columns, widths).enumerated().flatMap { index, column in
            [
                FITSBytes.fixed("TTYPE\(index + 1)", "'\(column.0)'"),
                FITSBytes.fixed("TFORM\(index + 1)", "'\(column.1)A'"),
            ]
        }
        let start =
            ["XTENSION= 'BINTABLE'"] + FITSBytes.array(8, [widths.reduce(0, +), rows.count])
            + ["PCOUNT  = 0", "GCOUNT  = 1", FITSBytes.fixed("TFIELDS", widths.count)]
        return FITSBytes.hdu(
            start + columns + [FITSBytes.fixed("EXTNAME", "'\(name)'")] + cards, data: data)
    }
}

extension Provenance {
    /// The names of the steps, those of inputs in brackets.
    var names: [String] {
        steps.filter { !$0.isEmpty }.map {
            $0.isAncestor ? "(\($0.activity.name))" : $0.activity.name
        }
    }

    /// The locations of what was used in steps that made no input.
    var inputLocations: [String] { steps.filter { !$0.isAncestor }.flatMap(\.used).map(\.location) }

    /// Names and values of all parameters.
    var settings: [String] { steps.flatMap(\.parameters).map { "\($0.name)=\($0.value)" } }

    /// Names and versions of all software.
    var programs: [String] {
        steps.flatMap(\.software).map { $0.name + ($0.version.map { " " + $0 } ?? "") }
    }
}
