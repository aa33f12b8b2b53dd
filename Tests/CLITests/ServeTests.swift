import TestSupport
import Testing

@Suite struct ServeTests {
    /// A folder with the program alone, as it stands where nothing else is installed.
    private static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try make("fitsprov", from: Fitsprov.path, in: folder)
        return folder
    }

    /// Makes a program, in a process of its own: no file that this one writes, and whose descriptor another
    /// test's child has for a moment, can be run.
    private static func make(
        _ name: String, from path: String, in folder: borrowing ScratchFolder
    ) throws {
        let copied = try Tool("sh").run(
            ["-c", "cp \"$0\" \"$1\" && chmod 755 \"$1\"", path, folder.file(name)])
        #expect(copied.status == 0, "\(copied.complaints)")
    }

    @Test func `without the other program it is said what is missing, and what to do`() throws {
        let folder = try ServeTests.folder()
        let outcome = try Tool(folder.file("fitsprov")).run(["serve", "archive.sqlite"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let words = "fitsprov-serve: is not installed (scripts/install-serve installs it)\n"
        #expect(outcome.complaints.hasSuffix(words))
    }

    @Test(arguments: [
        ["archive.sqlite", "--listen", "127.0.0.1:0"], ["--help"], [], ["-x", "--", "a b", ""],
    ])
    func `the other program gets all words as they are, and its status counts`(
        words: [String]
    ) throws {
        let folder = try ServeTests.folder()
        let script = "#!/bin/sh\nfor word; do echo \"<$word>\"; done\nexit 7\n"
        try ServeTests.make(
            "fitsprov-serve", from: try folder.write(script.utf8, to: "script"), in: folder)
        let outcome = try Tool(folder.file("fitsprov")).run(["serve"] + words)
        #expect(outcome.status == 7)
        #expect(outcome.output == words.map { "<\($0)>\n" }.joined())
    }

    @Test func `the other program must be one that can run`() throws {
        let folder = try ServeTests.folder()
        try folder.write("".utf8, to: "fitsprov-serve")
        let outcome = try Tool(folder.file("fitsprov")).run(["serve", "archive.sqlite"])
        #expect(outcome.status == 2)
        #expect(outcome.complaints.hasSuffix("fitsprov-serve: cannot be run: Permission denied\n"))
    }
}
