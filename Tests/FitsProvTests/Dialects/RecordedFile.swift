import FITS
import TestSupport

@testable import FitsProv

/// What files made byte by byte say in the words of observatories.
enum RecordedFile {
    /// The provenance that a file of these HDUs records; nil if it records none.
    static func provenance(
        _ hdus: [UInt8]..., named name: String = "a.fits"
    ) throws -> Provenance? {
        let folder = try ScratchFolder()
        let path = try folder.write(hdus.flatMap(\.self), to: name)
        let file = try FITSFile(reading: path, keep: Dialect.wantsData)
        return Provenance(recordedIn: file)
    }

    /// The provenance of a primary header and image extensions with these cards.
    static func provenance(cards headers: [String]...) throws -> Provenance? {
        var bytes = FITSBytes.primary(headers[0])
        for cards in headers.dropFirst() { bytes += FITSBytes.image(axes: [1], cards, data: [1]) }
        return try provenance(bytes)
    }

    /// A card with a string.
    static func card(_ keyword: String, _ value: String) -> String {
        FITSBytes.fixed(keyword, "'" + value.replacing("'", with: "''") + "'")
    }

    /// The cards of a string that is too long for one.
    static func long(_ keyword: String, _ value: String) -> [String] {
        var pieces = chunks(value, of: 30)
        guard let first = pieces.first else { return [card(keyword, "")] }
        pieces.removeFirst()
        let name = keyword + String(repeating: " ", count: 8 - keyword.utf8.count)
        let quote = { (text: String) in text.replacing("'", with: "''") }
        return [name + "= '" + quote(first) + (pieces.isEmpty ? "'" : "&'")]
            + pieces.enumerated().map { index, piece in
                "CONTINUE  '" + quote(piece) + (index + 1 < pieces.count ? "&'" : "'")
            }
    }

    /// `HISTORY` cards of these lines, each broken after 72 characters.
    static func history(_ lines: String...) -> [String] {
        lines.flatMap { line in
            line.isEmpty ? ["HISTORY"] : chunks(line, of: 72).map { "HISTORY " + $0 }
        }
    }

    /// The `HISTORY` cards of a line of Chandra's data model, with numbers that repeat.
    static func chandra(_ lines: (kind: String, text: String)...) -> [String] {
        lines.flatMap { line in
            chunks(line.text.isEmpty ? " " : line.text, of: 56).enumerated().map { index, text in
                "HISTORY  \(index == 0 ? line.kind : "CONT")  :" + text
                    + String(repeating: " ", count: 56 - text.utf8.count) + "ASC00001"
            }
        }
    }

    static func chunks(_ text: String, of size: Int) -> [String] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: size).map {
            String(decoding: bytes[$0..<min($0 + size, bytes.count)], as: UTF8.self)
        }
    }
}

extension Provenance {
    /// The steps as `name version`, without blanks where there is none.
    var stepNames: [String] {
        namedSteps.map {
            [$0.activity.name, $0.activity.version ?? ""].joined(separator: " ").trimmed
        }
    }
    /// The steps of which anything is known.
    var namedSteps: [Step] { steps.filter { !$0.isEmpty } }
    /// What was used, as `role=location`, of all steps.
    var uses: [String] { steps.flatMap(\.uses) }
    /// The links as `role=location`.
    var linkWords: [String] { links.map { "\($0.role ?? "")=\($0.location)" } }
    /// The value of a field.
    func field(_ name: String) -> String? { making.fields.first { $0.name == name }?.value }
    /// Whether each statement says where it stands.
    var hasOrigins: Bool {
        namedSteps.allSatisfy { step in
            (step.activity.name.isEmpty || step.origin != nil)
                && step.used.allSatisfy { $0.origin != nil }
                && step.parameters.allSatisfy { $0.origin != nil }
                && step.software.allSatisfy { $0.origin != nil }
                && step.agents.allSatisfy { $0.origin != nil }
        } && links.allSatisfy { $0.origin != nil } && making.fields.allSatisfy { $0.origin != nil }
    }
}

extension Step {
    /// What was used that no earlier step made, as `role=location`.
    var uses: [String] {
        used.filter { $0.isIntermediate != true }.map { "\($0.role ?? "")=\($0.location)" }
    }
    /// The parameters, as `name=value`.
    var settings: [String] { parameters.map { "\($0.name)=\($0.value)" } }
}
