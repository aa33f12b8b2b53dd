/// Finds what somebody may have meant.
package enum Spelling {
    /// The longest word that is compared, in bytes: the cost grows with the square.
    private static let longest = 64

    /// The word that is nearest to another, if one is near enough to be meant; case does not count.
    static func nearest(to word: String, among words: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard wanted.count > 1, wanted.count <= longest else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in words {
            let other = Array(candidate.lowercased().utf8)
            let most = mostFaults(min(wanted.count, other.count))
            guard other.count <= longest, abs(other.count - wanted.count) <= most else { continue }
            let distance = distance(wanted, other)
            guard distance <= most, distance < best?.distance ?? .max else { continue }
            best = (candidate, distance)
        }
        return best?.word
    }

    /// How many faults a word of a length may have and still be meant.
    private static func mostFaults(_ length: Int) -> Int {
        length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3
    }

    /// How many letters must be put in, taken out, replaced, or exchanged with their neighbour.
    package static func distance<Letter: Equatable>(
        _ first: [Letter], _ second: [Letter]
    ) -> Int {
        var older: [Int] = []
        var previous = Array(0...second.count)
        for i in first.indices {
            var row = [i + 1]
            for j in second.indices {
                var cost = min(previous[j + 1] + 1, row[j] + 1)
                cost = min(cost, previous[j] + (first[i] == second[j] ? 0 : 1))
                if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                    cost = min(cost, older[j - 1] + 1)
                }
                row.append(cost)
            }
            older = previous
            previous = row
        }
        return previous[second.count]
    }
}

extension String {
    /// The text as it may be in a message: short, in one line, without control characters.
    var shown: String {
        let limit = 40
        var shown = ""
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return unicodeScalars.count > limit ? shown + "…" : shown
    }
}
