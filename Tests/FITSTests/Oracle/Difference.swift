import FITS
import TestSupport

/// A way in which cfitsio reads something else than we do.
///
/// Each has a section with its name in docs/cfitsio-differences.md, which says who is right.
enum Difference: String, CaseIterable {
    case blankCards = "Blank cards before END"
    case loneContinue = "CONTINUE cards taken alone"
    case equalsInColumn10 = "An equals sign in column 10"
    case hierarchBlanks = "Several blanks in a HIERARCH name"
    case emptyContinue = "An empty last CONTINUE card"
    case heapGap = "A gap before the heap that PCOUNT leaves out"
    case keywordOrder = "Mandatory keywords in another order"
    case unexplained = "Unexplained"

    /// Compares one card; nil if both read the same.
    init?(_ card: Card, _ theirs: ReferenceFile.Record) {
        let same =
            card.keyword == theirs.keyword && Difference.agrees(card, theirs.value)
            && card.comment == theirs.comment
        if same { return nil }
        let text = card.text
        if text.hasPrefix("CONTINUE  "), theirs.value.isEmpty {
            self = .loneContinue
        } else if text.dropFirst(8).hasPrefix(" ="), card.value == nil {
            self = .equalsInColumn10
        } else if card.keyword == Difference.joined(theirs.keyword), text.hasPrefix("HIERARCH ") {
            self = .hierarchBlanks
        } else {
            self = .unexplained
        }
    }

    /// The words of a name with one blank between them.
    private static func joined(_ name: String) -> String {
        name.split(separator: " ").joined(separator: " ")
    }

    /// Compares the number of cards before `END`; nil if both count the same.
    init?(_ header: Header, theirCount: Int) {
        if header.count == theirCount { return nil }
        let onlyOurs = header.dropFirst(theirCount)
        self =
            theirCount < header.count && onlyOurs.allSatisfy(\.isBlank) ? .blankCards : .unexplained
    }

    /// Compares a string of several cards; nil if both join the same.
    init?(_ entry: Header.Entry, _ theirs: String) {
        guard let ours = entry.value?.string, ours != theirs else { return nil }
        let isContinued = entry.cards.count > 1 && theirs.hasSuffix("&")
        self = isContinued && theirs.hasPrefix(ours) ? .emptyContinue : .unexplained
    }

    private static func agrees(_ card: Card, _ text: String) -> Bool {
        switch card.value {
        case nil, .undefined: text.isEmpty
        case .string(let string): unquoted(text) == string
        case .logical(let truth): text == (truth ? "T" : "F")
        case .integer(let number): Int(text) == number
        case .real(let number):
            Double(text.replacing("D", with: "E").replacing("d", with: "e")) == number
        case .bigInteger, .complex, .invalid: card.valueText == text
        }
    }

    private static func unquoted(_ text: String) -> String? {
        guard text.utf8.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
        let inner = text.dropFirst().dropLast().replacing("''", with: "'")
        return inner.lastIndex { $0 != " " }.map { String(inner[...$0]) } ?? ""
    }
}
