import Testing

@testable import FitsProv

/// Programs, commands and arguments as people write them on cards.
@Suite struct TextEngineTests {
    @Test(arguments: [
        ("Gammapy 2.1", "Gammapy", "2.1"), ("a b v3.0-rc1, more", "a b", "3.0-rc1"),
        ("tool", "tool", nil),
        ("$Id: x.c,v 1.3 2012/10/23 y Exp $", "x.c", "1.3"), ("$Id: x.c $", "x.c", nil),
        ("", "", nil),
        ("7 zip", "7 zip", nil), ("Version 3", "Version", "3"),
        ("a very long name", "a very long name", nil),
    ])
    func `a program has a name and perhaps a version`(text: String, name: String, version: String?)
    {
        #expect(ProgramText(text).name == name)
        #expect(ProgramText(text).version == version)
    }

    @Test(arguments: [
        ("/a/b.py --x 1 -y=2 z --flag", "b.py", ["--x=1", "-y=2", "--flag="]),
        ("python3 b.py -n -5", "b.py", ["-n=-5"]), ("/opt/tool", "tool", []),
        ("b -v", "b", ["-v="]),
    ])
    func `a command has a program and options`(text: String, program: String, options: [String]) {
        let command = CommandText(text)
        #expect(command?.program == program)
        #expect(command?.options.map { "\($0.name)=\($0.value)" } == options)
    }

    @Test(arguments: ["", "SDP-SPICE", "two words", "-v", "/", "--a --b"])
    func `a name is no command`(text: String) {
        #expect(CommandText(text) == nil)
    }

    @Test(arguments: [
        ("a=1", ["a=1"]), ("a = 1 , b=x, y", ["a=1", "b=x, y"]), ("/Q, a=1", ["Q=1", "a=1"]),
        ("a=[1, 2], /Q", ["a=[1, 2]", "Q=1"]), ("a=", ["a="]), ("a=b=c", ["a=b=c"]),
    ])
    func `arguments are set apart by commas before names`(text: String, members: [String]) {
        #expect(ArgumentList.members(of: text)?.map { "\($0.name)=\($0.value)" } == members)
    }

    @Test(arguments: ["", "word", "2020-05-20", "1=2", ",a=1", "a==b"])
    func `what has no name before an equals sign is no list`(text: String) {
        #expect(ArgumentList.members(of: text) == nil)
    }
}
