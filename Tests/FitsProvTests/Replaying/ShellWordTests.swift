import Testing

@testable import FitsProv

/// Each character and each word that a shell takes for more than itself.
@Suite struct ShellWordTests {
    private static let special = [
        "|", "&", ";", "<", ">", "(", ")", "$", "`", "*", "?", "{", "}", "\n", "\r",
    ]

    @Test(arguments: special)
    func `a character of the shell makes a line more than a plain command`(character: String) {
        for line in ["a \(character)", "a\(character)b", "\(character)a", "X=\(character) a"] {
            #expect(CommandWords(line) == nil, "\(line)")
        }
        #expect(CommandWords("a '\(character)'")?.words == ["a", character])
        if character != "\n" {
            #expect(CommandWords("a \\\(character)")?.words == ["a", character])
        }
    }

    @Test(arguments: special)
    func `in double quotes only a dollar and a backquote are more`(character: String) {
        let words = CommandWords("a \"x\(character)y\"")?.words
        let isMore = character == "$" || character == "`"
        #expect(words == (isMore ? nil : ["a", "x\(character)y"]))
    }

    @Test(arguments: ["~", "#"])
    func `at the beginning of a word a tilde or a hash is more`(character: String) {
        #expect(CommandWords("a \(character)b") == nil)
        #expect(CommandWords("\(character)") == nil)
        #expect(CommandWords("a\tb \(character)") == nil)
        #expect(CommandWords("a b\(character)")?.words == ["a", "b\(character)"])
        #expect(CommandWords("a ''\(character)")?.words == ["a", character])
    }

    @Test(arguments: [
        "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "in", "select",
        "then", "time", "until", "while",
    ])
    func `a reserved word as a command is of the shell, and quoted`(word: String) throws {
        let command = try #require(CommandWords("\(word) x"))
        #expect(command.isOfShell)
        #expect(command.text == "'\(word)' x")
        // It is reserved where a command stands, and nowhere else.
        let later = try #require(CommandWords("a \(word)"))
        #expect(!later.isOfShell && later.text == "a \(word)")
        let assigned = try #require(CommandWords("X=1 \(word)"))
        #expect(assigned.isOfShell && assigned.text == "X=1 '\(word)'")
    }

    @Test(arguments: [
        "!", ".", "[[", "]]", ":", "alias", "break", "cd", "command", "continue", "eval", "exec",
        "exit", "export", "pushd", "popd", "readonly", "return", "set", "shift", "source", "trap",
        "umask", "unalias", "unset",
    ])
    func `a command that changes the shell is of the shell`(word: String) throws {
        #expect(try #require(CommandWords("\(word) x")).isOfShell)
        #expect(try #require(CommandWords("X=1 Y=2 '\(word)'")).isOfShell)
        #expect(try !#require(CommandWords("a \(word)")).isOfShell)
        #expect(try !#require(CommandWords("\(word)x")).isOfShell)
    }

    @Test(arguments: ["test", "echo", "true", "printf", "[", "env", "sh", "kill", "nice"])
    func `other commands are programs`(word: String) throws {
        #expect(try !#require(CommandWords("\(word) x")).isOfShell)
    }

    @Test(arguments: [
        (["X=1"], ["a"], "X=1 a"), (["X=a b"], ["a"], "X='a b' a"), (["X="], ["a"], "X='' a"),
        (["X=it's", "Y=2"], ["a", "Y=3"], #"X='it'\''s' Y=2 a Y=3"#),
    ])
    func `an assignment is written with its value quoted and its name bare`(
        assignments: [String], words: [String], line: String
    ) throws {
        let command = try #require(CommandWords(line))
        #expect(command.words == assignments + words)
        #expect(command.assignments == assignments.count)
        #expect(command.text == line)
    }

    @Test(arguments: [
        ("a", true), ("Z", true), ("0", true), ("9", true), ("_", true), (".", true), ("/", true),
        ("=", true), (":", true), (",", true), ("+", true), ("@", true), ("%", true), ("-", true),
        (" ", false), ("!", false), ("\"", false), ("#", false), ("&", false), ("(", false),
        ("*", false), (";", false), ("<", false), ("?", false), ("[", false), ("\\", false),
        ("]", false), ("^", false), ("`", false), ("{", false), ("|", false), ("}", false),
        ("~", false), ("\t", false), ("$", false), ("\u{7F}", false), ("ä", false),
    ])
    func `a word is written bare if no character in it can mean anything`(
        character: String, isBare: Bool
    ) {
        #expect(
            CommandWords(["a", character]).text == (isBare ? "a \(character)" : "a '\(character)'"))
    }

    @Test func `a quote with an accent above it ends the quotes all the same`() {
        // One character to people, and two to a shell.
        #expect(CommandWords("a 'b'\u{301}")?.words == ["a", "b\u{301}"])
        #expect(CommandWords("a 'b\u{301}' c")?.words == ["a", "b\u{301}", "c"])
        #expect(CommandWords(["a", "'\u{301}"]).text == "a ''\\''\u{301}'")
        #expect(CommandWords("a |\u{301}") == nil)
    }
}
