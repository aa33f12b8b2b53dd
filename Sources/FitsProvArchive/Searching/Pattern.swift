/// A value with `*` for any characters and `?` for any one; behind a backslash they are themselves.
struct Pattern: Hashable {
    private enum Piece: Hashable {
        case character(Character)
        case anyOne
        case anyMany
    }

    private let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var isEscaped = false
        for character in text {
            if isEscaped {
                if !"*?\\".contains(character) { pieces.append(.character("\\")) }
                pieces.append(.character(character))
                isEscaped = false
                continue
            }
            switch character {
            case "\\": isEscaped = true
            case "*": if pieces.last != .anyMany { pieces.append(.anyMany) }
            case "?": pieces.append(.anyOne)
            default: pieces.append(.character(character))
            }
        }
        if isEscaped { pieces.append(.character("\\")) }
        self.pieces = pieces
    }

    /// Whether anything in it stands for other than itself.
    var hasWildcards: Bool {
        pieces.contains { $0 == .anyOne || $0 == .anyMany }
    }

    /// The text, without backslashes.
    var literal: String { text(anyOne: "?", anyMany: "*") { "\($0)" } }

    /// The value again, with a backslash before what stands for itself.
    var written: String {
        text(anyOne: "?", anyMany: "*") {
            "*?\\".contains($0) ? "\\\($0)" : "\($0)"
        }
    }

    /// What comes before the first wildcard.
    var prefix: String {
        var prefix = ""
        for case .character(let character) in pieces.prefix(while: {
            if case .character = $0 { true } else { false }
        }) { prefix.append(character) }
        return prefix
    }

    /// As a pattern of `LIKE … ESCAPE '\'`, which ignores the case of ASCII letters.
    var like: String {
        text(anyOne: "_", anyMany: "%") {
            "%_\\".contains($0) ? "\\\($0)" : "\($0)"
        }
    }

    /// As a pattern of `GLOB`, which is exact.
    var glob: String {
        text(anyOne: "?", anyMany: "*") { "*?[".contains($0) ? "[\($0)]" : "\($0)" }
    }

    /// The pieces as a text, in the words of one language of patterns.
    private func text(
        anyOne: String, anyMany: String, _ escaped: (Character) -> String
    ) -> String {
        pieces.map { piece in
            switch piece {
            case .character(let character): escaped(character)
            case .anyOne: anyOne
            case .anyMany: anyMany
            }
        }.joined()
    }

    /// Its bytes and wildcards.
    var parts: [SQLFunctions.PatternPart] {
        pieces.flatMap { piece -> [SQLFunctions.PatternPart] in
            switch piece {
            case .character(let character): character.utf8.map { .byte($0) }
            case .anyOne: [.one]
            case .anyMany: [.any]
            }
        }
    }

    /// Its two parts before and behind the last blank or slash, as in `ctools 2.*`.
    var halves: (Pattern, Pattern)? {
        guard
            let cut = pieces.lastIndex(where: { $0 == .character(" ") || $0 == .character("/") }),
            cut > 0, cut < pieces.count - 1
        else { return nil }
        return (
            Pattern(pieces: Array(pieces[..<cut])), Pattern(pieces: Array(pieces[(cut + 1)...]))
        )
    }

    private init(pieces: [Piece]) {
        self.pieces = pieces
    }
}
