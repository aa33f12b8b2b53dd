import FITS
import Files

/// The words of a command, as a shell reads them where nothing in it is expanded or redirected.
package struct CommandWords: Hashable, Sendable {
    /// The words, without quotes.
    package let words: [String]
    /// How many of the first words give variables of the environment their values.
    let assignments: Int

    /// Words that a shell takes for its own where a command should be.
    private static let reserved: Set = [
        "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in", "select",
        "then", "time", "until", "while",
    ]
    /// Words by which a shell would leave the script, or do with the rest of it what is not recorded.
    private static let ofShell: Set = [
        "!", ".", "{", "}", "[[", "]]", ":", "alias", "break", "cd", "command", "continue",
        "eval", "exec", "exit", "export", "pushd", "popd", "readonly", "return", "set", "shift",
        "source", "trap", "umask", "unalias", "unset",
    ]
    private static let special = Set("|&;<>()$`*?{}\n\r".unicodeScalars)

    /// Takes words as they are.
    ///
    /// - Parameter words: the command and its arguments.
    package init(_ words: [String]) {
        self.words = words
        assignments = 0
    }

    /// Reads a line; nil if it is more than one plain command: a pipe, a redirection, an expansion.
    init?(_ line: String) {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var isInWord = false
        var quote: Unicode.Scalar?
        /// Whether the word so far is without quotes, as a name of a variable must be.
        var isBare = true
        var assignments = 0
        // A shell knows bytes and no characters: a quote with an accent above it is a quote.
        var rest = Substring(line).unicodeScalars
        while let scalar = rest.popFirst() {
            switch (quote, scalar) {
            case ("'", "'"), ("\"", "\""):
                quote = nil
            case (nil, "'"), (nil, "\""):
                quote = scalar
                isInWord = true
                isBare = false
            case (nil, " "), (nil, "\t"):
                if isInWord { words.append(String(word)) }
                word.removeAll()
                isInWord = false
                isBare = true
            case (nil, "\\"), ("\"", "\\"):
                guard let next = rest.popFirst(), next != "\n" else { return nil }
                if quote != nil, !["\"", "\\", "$", "`"].contains(next) {
                    word.append("\\")
                }
                word.append(next)
                isInWord = true
                isBare = false
            case (nil, _) where CommandWords.special.contains(scalar): return nil
            case ("\"", "$"), ("\"", "`"): return nil
            case (nil, "#") where !isInWord, (nil, "~") where !isInWord: return nil
            default:
                if scalar == "=", isBare, words.count == assignments,
                    CommandWords.isName(String(word))
                {
                    assignments += 1
                    isBare = false
                }
                word.append(scalar)
                isInWord = true
            }
        }
        guard quote == nil else { return nil }
        if isInWord { words.append(String(word)) }
        guard words.count > assignments else { return nil }
        self.words = words
        self.assignments = assignments
    }

    /// Whether a terminal would show every word as it is.
    var isPlain: Bool { words.allSatisfy { $0.escapingControls == $0 && !$0.utf8.contains(0) } }

    /// Whether the command is a word of the shell's own, and no program.
    var isOfShell: Bool {
        let command = words[assignments]
        return CommandWords.reserved.contains(command) || CommandWords.ofShell.contains(command)
    }

    /// The words as a line that a shell reads as exactly these words.
    package var text: String {
        words.enumerated().map { index, word in
            let scalars = word.unicodeScalars
            guard index < assignments, let equals = scalars.firstIndex(of: "=") else {
                let isReserved = index == assignments && CommandWords.reserved.contains(word)
                // A word like A=b is a command here, however odd, and no assignment.
                let looksAssigned = index <= assignments && scalars.contains("=")
                return CommandWords.quoted(word, always: isReserved || looksAssigned)
            }
            let value = String(scalars[scalars.index(after: equals)...])
            return String(scalars[...equals]) + CommandWords.quoted(value, always: false)
        }.joined(separator: " ")
    }

    private static func quoted(_ word: String, always: Bool) -> String {
        guard always || word.isEmpty || !word.utf8.allSatisfy(isSafe) else { return word }
        let pieces = word.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + pieces.map { String($0) }.joined(separator: #"'\''"#) + "'"
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        isNameByte(byte) || "./=:,+@%-".utf8.contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.allSatisfy(isNameByte) else { return false }
        return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }
}
