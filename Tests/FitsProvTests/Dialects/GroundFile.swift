import FITS
import TestSupport

@testable import FitsProv

/// Small files with the cards of observatories, as the dialects read them.
enum GroundFile {
    /// What the dialects say of a file of these headers: a primary one, then images of one byte.
    static func read(_ primary: [String], _ extensions: [String]...) throws -> Provenance? {
        try read(
            bytes: FITSBytes.primary(primary)
                + extensions.flatMap { FITSBytes.image(axes: [1], $0, data: [1]) })
    }

    /// What the dialects say of a file.
    static func read(bytes: [UInt8]) throws -> Provenance? {
        try RecordedFile.provenance(bytes)
    }

    /// A card with a string.
    static func card(_ keyword: String, _ value: String) -> String {
        let text =
            "'"
            + value.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''") + "'"
        return keyword.contains(" ") || keyword.utf8.count > 8
            ? "HIERARCH \(keyword) = \(text)" : FITSBytes.fixed(keyword, text)
    }

    /// Cards with strings.
    static func cards(_ values: KeyValuePairs<String, String>) -> [String] {
        values.map { card($0.key, $0.value) }
    }

    /// A table of one column of characters of a width.
    static func table(_ name: String, column: String, width: Int, _ rows: [String]) -> [UInt8] {
        let data = rows.flatMap { row in
            Array((row + String(repeating: " ", count: width)).utf8.prefix(width))
        }
        let bytes = FITSBytes.table(
            forms: ["\(width)A"], rowSize: width, rows: rows.count, [card("EXTNAME", name)],
            data: data)
        return replacing(bytes, "'C1'", with: column)
    }

    /// A table as ASDF has it: one row of bytes.
    static func tree(_ yaml: String) -> [UInt8] {
        let data = Array(yaml.utf8)
        return FITSBytes.table(
            forms: ["\(data.count)B"], rowSize: data.count, rows: 1, [card("EXTNAME", "ASDF")],
            data: data)
    }

    /// The table with another name of its first column.
    private static func replacing(_ bytes: [UInt8], _ old: String, with name: String) -> [UInt8] {
        guard let place = bytes.firstRange(of: Array(old.utf8)) else { return bytes }
        let card = place.lowerBound / 80 * 80
        return Array(bytes[..<card]) + FITSBytes.card(self.card("TTYPE1", name))
            + bytes[(card + 80)...]
    }
}

extension Provenance {
    /// The steps as `name version`, those that made inputs with a `<` before them.
    var stepWords: [String] {
        steps.filter { !$0.isEmpty }.map { step in
            let words = [step.activity.name, step.activity.version].compactMap(\.self)
            return (step.isAncestor ? "< " : "") + words.joined(separator: " ")
        }
    }
    /// What was used by steps that made the product, as `role: location`.
    var inputWords: [String] { GroundFile.words(steps.filter { !$0.isAncestor }) }
    /// What was used by steps that made inputs.
    var ancestorWords: [String] { GroundFile.words(steps.filter(\.isAncestor)) }
    /// The companions, as `role: location`.
    var companionWords: [String] { links.map { "\($0.role ?? "-"): \($0.location)" } }
    /// The parameters of all steps, as `name=value`.
    var parameterWords: [String] {
        steps.flatMap { $0.parameters.map { "\($0.name)=\($0.value)" } }
    }
    /// The software of all steps, as `name version`.
    var softwareWords: [String] {
        steps.flatMap(\.software).map { "\($0.name) \($0.version ?? "-")" }
    }
}

extension GroundFile {
    /// What was used by steps, as `role: location`.
    static func words(_ steps: [Step]) -> [String] {
        steps.flatMap(\.used).map { "\($0.role ?? "-"): \($0.location)" }
    }
}
