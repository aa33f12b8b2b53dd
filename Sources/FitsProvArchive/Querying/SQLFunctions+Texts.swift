import GRDB
import Glibc
import ObsCore

extension SQLFunctions {
    /// The functions of texts and times.
    static let texts = [
        text(like, 2) { values in
            matches(Array(values[1].utf8), pattern: Array(values[0].utf8)) ? 1 : 0
        },
        text("fitsprov_matches", 2) { Pattern($0[1]).matches($0[0]) ? 1 : 0 },
        text("fitsprov_number", 1) { number($0[0]) },
        text(escape, 1) { $0[0].percentEncoded },
        text("fitsprov_version_key", 1) { SortKey.version($0[0]) },
        // What an identifier of the publication was made of: of a product's, and of a path.
        text("fitsprov_identifier", 1) { Publication.named(by: $0[0]).name },
        text("fitsprov_folder", 1) { Publication.place(of: $0[0]).folder },
        text("fitsprov_name", 1) { Publication.place(of: $0[0]).name },
        text("ivo_nocasematch", 2) { values in
            matches(Array(values[0].lowercased().utf8), pattern: Array(values[1].lowercased().utf8))
                ? 1 : 0
        },
        text("ivo_hasword", 2) { hasWords($0[0], $0[1]) ? 1 : 0 },
        text("ivo_hashlist_has", 2) { values in
            let item = values[1].lowercased()
            return values[0].lowercased().split(separator: "#").contains { $0 == item } ? 1 : 0
        },
        numeric("ivo_interval_overlaps", 4) { $0[0] <= $0[3] && $0[2] <= $0[1] ? 1 : 0 },
        text("ivo_to_mjd", 1) { Calendar.modifiedJulianDate($0[0]) },
        text("ivo_to_jd", 1) { Calendar.modifiedJulianDate($0[0]).map { $0 + 2_400_000.5 } },
    ]

    private static func text(
        _ name: String, _ count: Int,
        _ body: @escaping @Sendable ([String]) -> (any DatabaseValueConvertible)?
    ) -> DatabaseFunction {
        DatabaseFunction(name, argumentCount: count, pure: true) { values in
            let texts = values.compactMap { String.fromDatabaseValue($0) }
            return texts.count == values.count ? body(texts) : nil
        }
    }

    /// Whether a text is as a pattern says, in which `%` is any text and `_` any character.
    ///
    /// The last `%` alone is gone back to, so that the time is at most the product of the lengths.
    static func matches(_ text: [UInt8], pattern: [UInt8]) -> Bool {
        matches(
            text,
            pattern.map { byte in
                switch byte {
                case UInt8(ascii: "%"): .any
                case UInt8(ascii: "_"): .one
                default: .byte(byte)
                }
            })
    }

    /// A part of a pattern.
    enum PatternPart: Equatable {
        case any, one
        case byte(UInt8)
    }

    /// Whether a text is as a pattern says.
    static func matches(_ text: [UInt8], _ pattern: [PatternPart]) -> Bool {
        var (place, wanted) = (0, 0)
        var retry: (place: Int, wanted: Int)?
        while place < text.count {
            if wanted < pattern.count, pattern[wanted] == .any {
                retry = (place, wanted + 1)
                wanted += 1
            } else if wanted < pattern.count,
                pattern[wanted] == .one || pattern[wanted] == .byte(text[place])
            {
                // One character may be several bytes.
                let isOne = pattern[wanted] == .one
                place += 1
                while isOne, place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
                wanted += 1
            } else if let (from, after) = retry {
                retry = (from + 1, after)
                (place, wanted) = (from + 1, after)
            } else {
                return false
            }
        }
        return pattern[wanted...].allSatisfy { $0 == .any }
    }

    /// The number that a text of digits and signs begins with, as SQLite casts it; nil for other texts.
    private static func number(_ text: String) -> Double? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard text.utf8.contains(where: digits.contains),
            text.utf8.allSatisfy({ digits.contains($0) || ".eE+-".utf8.contains($0) })
        else { return nil }
        return unsafe strtod(text, nil)
    }

    /// Whether all words of one text are words of another, in any case.
    private static func hasWords(_ text: String, _ words: String) -> Bool {
        func split(_ text: String) -> [Substring] {
            text.lowercased().split { !$0.isLetter && !$0.isNumber }
        }
        let found = split(text)
        return split(words).allSatisfy(found.contains)
    }
}

extension Pattern {
    /// Whether a text has its shape; the case of letters counts.
    func matches(_ text: String) -> Bool { SQLFunctions.matches(Array(text.utf8), parts) }
}
