import FITS

/// A program as people write it on a card, apart into name and version.
struct ProgramText: Hashable, Sendable {
    /// The name.
    let name: String
    /// The version, if there is one.
    let version: String?

    /// Reads as in `Gammapy 2.1`, `pyV2DL3 v0.1::VEGAS`, or the mark of a version control,
    /// `$Id: polcal.c,v 1.5 2013/12/22 22:54:08 someone Exp $`.
    ///
    /// - Parameter text: the text of a card; a whole text without a version is a name.
    init(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        if words.first == "$Id:", words.count > 2 {
            name = words[1].hasSuffix(",v") ? String(words[1].dropLast(2)) : words[1]
            version = words[2] == "$" ? nil : words[2]
            return
        }
        guard let place = words.dropFirst().firstIndex(where: ProgramText.isVersion) else {
            name = text.trimmed
            version = nil
            return
        }
        name = words[..<place].joined(separator: " ")
        let word = words[place].prefix { $0 != ":" && $0 != "," && $0 != ";" }
        version = String(word.first?.isNumber == true ? word : word.dropFirst())
    }

    /// Whether a word is a version: a digit at its beginning, or behind a `v`.
    private static func isVersion(_ word: String) -> Bool {
        let start = word.lowercased().hasPrefix("v") ? word.dropFirst() : word[...]
        return start.first.map { $0.isASCII && $0.isNumber } ?? false
    }
}
