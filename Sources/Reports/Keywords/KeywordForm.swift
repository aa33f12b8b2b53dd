package import FITS
import Files

/// How a value is written in a row, so that no terminal and no spreadsheet obeys it.
package enum KeywordForm: Sendable {
    /// Comma-separated values (RFC 4180).
    case csv
    /// Tab-separated values; also what a table is made of.
    case tsv
    /// A JSON object on a line.
    case json

    /// What ends a row.
    package static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")
    private static let null = Array("null".utf8)

    /// Digits that every reader of JSON keeps.
    private static let mostDigits = 15

    /// What is between two values.
    package var separator: UInt8 {
        self == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    }

    /// Writes the value of a hit; nothing, or null, where there is none.
    ///
    /// - Parameters:
    ///   - hit: the card; nil if the file has none.
    ///   - scan: the scan that found it.
    ///   - bytes: where the value goes.
    package func append(
        _ hit: HeaderScan.Hit?, of scan: borrowing HeaderScan, to bytes: inout [UInt8]
    ) {
        guard let hit else {
            if self == .json { bytes += KeywordForm.null }
            return
        }
        let start = bytes.count
        let (form, isPlain) = scan.appendText(of: hit, to: &bytes)
        switch self {
        case .tsv:
            if !isPlain { rewrite(&bytes, from: start) }
        case .csv:
            let needsCare = form != .number || !isPlain
            if needsCare, !isPlain || KeywordForm.isDelicate(bytes[start...]) {
                rewrite(&bytes, from: start)
            }
        case .json:
            switch form {
            case .logical:
                let isTrue = bytes[start] == UInt8(ascii: "T")
                bytes.replaceSubrange(start..., with: (isTrue ? "true" : "false").utf8)
            case .undefined: bytes.replaceSubrange(start..., with: KeywordForm.null)
            case .number:
                guard !KeywordForm.isJSONNumber(bytes[start...]) else { return }
                let written = String(decoding: bytes[start...], as: UTF8.self)
                let text = KeywordForm.number(scan.value(hit), written)
                bytes.replaceSubrange(start..., with: text.utf8)
            case .string, .other: rewrite(&bytes, from: start)
            }
        }
    }

    /// Writes any text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - bytes: where it goes.
    package func append(text: String, to bytes: inout [UInt8]) {
        let start = bytes.count
        bytes += text.utf8
        switch self {
        case .json: rewrite(&bytes, from: start)
        case .tsv:
            if !bytes[start...].allSatisfy({ (0x20...0x7E).contains($0) }) {
                rewrite(&bytes, from: start)
            }
        case .csv:
            let isPlain = bytes[start...].allSatisfy { (0x20...0x7E).contains($0) }
            if !isPlain || KeywordForm.isDelicate(bytes[start...]) {
                rewrite(&bytes, from: start)
            }
        }
    }

    /// Puts what was written last into a form that is safe.
    private func rewrite(_ bytes: inout [UInt8], from start: Int) {
        let written = bytes[start...]
        if self == .json, KeywordForm.isPlainJSON(written) {
            bytes.insert(KeywordForm.quote, at: start)
            bytes.append(KeywordForm.quote)
            return
        }
        let text = String(decoding: written, as: UTF8.self)
        bytes.removeSubrange(start...)
        switch self {
        case .tsv: bytes += text.escapingControls.utf8
        case .csv: bytes += CSV.field(text).utf8
        case .json: bytes += ((try? JSON.text(text)) ?? "null").utf8
        }
    }

    /// Whether text needs quotes in CSV, or is a formula to a spreadsheet.
    private static func isDelicate(_ text: ArraySlice<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
        default: text.contains { $0 == quote || $0 == UInt8(ascii: ",") }
        }
    }

    private static func isPlainJSON(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { (0x20...0x7E).contains($0) && $0 != quote && $0 != UInt8(ascii: "\\") }
    }

    /// Whether a number of FITS, as it is written, is one of JSON too (RFC 8259 §6).
    private static func isJSONNumber(_ text: ArraySlice<UInt8>) -> Bool {
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
        let zero = UInt8(ascii: "0")
        guard let first = digits.first, (zero...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        // A leading zero, a lonely dot, a plus sign or an exponent: written anew.
        if first == zero, digits.count > 1, digits.dropFirst().first != UInt8(ascii: ".") {
            return false
        }
        let dot = UInt8(ascii: ".")
        return digits.count <= mostDigits && digits.last != dot
            && digits.allSatisfy { ($0 >= zero && $0 <= UInt8(ascii: "9")) || $0 == dot }
    }

    private static func number(_ value: CardValue?, _ written: String) -> String {
        switch value {
        case .integer(let number): String(number)
        case .real(let number) where number.isFinite: String(number)
        default: (try? JSON.text(written)) ?? "null"
        }
    }
}
