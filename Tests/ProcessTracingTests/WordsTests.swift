import TestSupport
import Testing
import ProcessTracing

/// What the words of a command may name.
struct WordsTests {
    private static func paths(_ words: String...) -> [[String]] {
        NameCandidates(["prog"] + words).all.map(\.paths)
    }

    @Test func `a word is a path, and the program's name is not`() {
        #expect(Self.paths("a.fits", "-", "3") == [["a.fits"], ["-"], ["3"]])
        #expect(Self.paths() == [])
    }

    @Test(arguments: [
        ("!out.fits", ["!out.fits", "out.fits"]),
        ("@list", ["@list", "list"]),
        ("a.fits[1][col x]", ["a.fits[1][col x]", "a.fits"]),
        (
            "file:///d/a.fits[EVENTS]",
            ["file:///d/a.fits[EVENTS]", "/d/a.fits[EVENTS]", "/d/a.fits"]
        ),
        ("a.fits+2", ["a.fits+2", "a.fits"]),
        ("a+b", ["a+b"]),
    ])
    func `what is around a name is taken off`(word: String, paths: [String]) {
        #expect(Self.paths(word) == [paths])
    }

    @Test func `lists between commas are taken apart`() {
        #expect(Self.paths("a,b") == [["a,b"], ["a"], ["b"]])
        #expect(Self.paths("a.fits[1:2,3:4]").count == 1)
    }

    @Test(arguments: [
        (["inobs=a.fits"], "inobs", "a.fits", 1), (["--output=a.fits"], "output", "a.fits", 1),
        (["-IMAGEOUT_NAME", "a.fits"], "IMAGEOUT_NAME", "a.fits", 2),
        (["--in", "a.fits"], "in", "a.fits", 2), (["-oa.fits"], "o", "a.fits", 1),
        (["-o", "a.fits"], "o", "a.fits", 2),
    ])
    func `a value is told with the name of its parameter`(
        words: [String], name: String, path: String, place: Int
    ) throws {
        let candidates = NameCandidates(["prog"] + words).all
        let found = try #require(candidates.first { $0.paths == [path] })
        #expect(found.parameter == name && found.word == place)
    }

    @Test func `a name with an equals sign may be a file, too`() {
        #expect(Self.paths("x=1.fits") == [["1.fits"], ["x=1.fits"]])
        #expect(Self.paths("2=3") == [["2=3"]])
    }
}
