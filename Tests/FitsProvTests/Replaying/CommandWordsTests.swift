import Testing

@testable import FitsProv

@Suite struct CommandWordsTests {
    @Test(arguments: [
        ("a b c", ["a", "b", "c"]), ("  a \t b  ", ["a", "b"]),
        (#"a 'b c' "d e""#, ["a", "b c", "d e"]),
        ("a''b", ["ab"]), ("a '' b", ["a", "", "b"]), (#"a "" "#, ["a", ""]),
        (#"a\ b c"#, ["a b", "c"]), (#"a '\n' "\n""#, ["a", #"\n"#, #"\n"#]),
        (#"a "\"\\\$\`""#, ["a", #""\$`"#]), (#"a '"' "'""#, ["a", "\"", "'"]),
        ("a '|&;<>()$`*?{}'", ["a", "|&;<>()$`*?{}"]), (#"a \| \$x"#, ["a", "|", "$x"]),
        ("a b#c b~c", ["a", "b#c", "b~c"]), ("a '#' '~' \\#", ["a", "#", "~", "#"]),
        (#"a "x|y;z*""#, ["a", "x|y;z*"]), ("a -x=1 [1] !", ["a", "-x=1", "[1]", "!"]),
        ("a 'b\nc'", ["a", "b\nc"]), ("é 'ü ö'", ["é", "ü ö"]), ("a 'b'c\"d\"", ["a", "bcd"]),
    ])
    func `a line is read as a shell reads it`(line: String, words: [String]) {
        #expect(CommandWords(line)?.words == words)
    }

    @Test(arguments: [
        "", "   ", "a | b", "a & b", "a;b", "a > b", "a < b", "(a)", "a $x", "a `b`", "a *", "a ?",
        "a {b,c}", #"a "$x""#, #"a "`b`""#, "a 'b", "a \"b", "a \\", "a\nb", "a \\\nb", "a #b",
        "#a", "a ~", "~/bin/a", "a\rb", #"a "b\"#, "X=1", "X=1 Y=2", "a ''' b",
    ])
    func `what is more than one plain command is not read`(line: String) {
        #expect(CommandWords(line) == nil)
    }

    @Test(arguments: [
        ("X=1 a", 1), ("X=1 Y= a b=c", 2), ("a X=1", 0), ("'X'=1 a", 0), ("X'='1 a", 0),
        ("1X=1 a", 0), ("X-Y=1 a", 0), ("_x9=' ' a", 1), ("=1 a", 0), (#"\X=1 a"#, 0),
        ("X=a=b c", 1), ("Ä=1 a", 0),
    ])
    func `assignments are those before the command`(line: String, count: Int) {
        #expect(CommandWords(line)?.assignments == count)
    }

    @Test(arguments: [
        (["a", "b"], "a b"), (["a", "b c"], "a 'b c'"), (["a", ""], "a ''"),
        (["a", "it's"], #"a 'it'\''s'"#), (["a", "'"], #"a ''\'''"#),
        (["a", "-x=1,b:+@%/."], "a -x=1,b:+@%/."),
        (["a", "$x"], "a '$x'"), (["a", "b\nc"], "a 'b\nc'"), (["a", "~"], "a '~'"),
        (["a", "é"], "a 'é'"), (["A=b"], "'A=b'"), (["a", "A=b"], "a A=b"),
        (["if", "then"], "'if' then"),
        (["a", "#"], "a '#'"), (["a", "!"], "a '!'"),
    ])
    func `words become a line of exactly these words`(words: [String], line: String) {
        let command = CommandWords(words)
        #expect(command.text == line)
        #expect(CommandWords(line)?.words == words)
    }

    @Test(arguments: [
        "X=1 a", "X='b c' a", "X= Y=2 a b=c", "'X=1' a", #"a "b'c" 'd"e'"#, "if x", "_='' a ''",
        "X=a=b c", #"X=\$HOME a"#,
    ])
    func `a line that is written again is read the same`(line: String) throws {
        let first = try #require(CommandWords(line))
        let second = try #require(CommandWords(first.text))
        #expect(second == first)
        #expect(second.text == first.text)
    }

    @Test(arguments: [
        ("cd /", true), ("exec a", true), ("if a", true), (". a", true), ("X=1 exit 3", true),
        ("a cd", false), ("cdx", false), ("./cd", false), ("X=cd a", false), ("'cd' x", true),
        ("! a", true), ("set -x", true),
    ])
    func `words of the shell itself are known`(line: String, isOfShell: Bool) throws {
        #expect(try #require(CommandWords(line)).isOfShell == isOfShell)
    }

    @Test func `a word that a terminal would not show as it is is not plain`() {
        #expect(CommandWords(["a", "b c"]).isPlain)
        #expect(!CommandWords(["a", "\u{1B}[2J"]).isPlain)
        #expect(!CommandWords(["a", "b\nc"]).isPlain)
        #expect(!CommandWords(["a\u{0}"]).isPlain)
    }
}
