import Foundation
import TestSupport
import Testing
import ProcessTracing

/// What words and folders tell where the kernel does not.
struct FallbackTests: ~Copyable {
    private let folder: ScratchFolder
    private let looks = LastLooks()

    init() throws {
        let scratch = try ScratchFolder()
        try scratch.write("old".utf8, to: "a")
        try scratch.write("other".utf8, to: "b")
        folder = scratch
    }

    /// Runs a script whose further words are given.
    private func run(
        _ script: String, _ words: [String], watched: [String] = []
    ) throws -> Trace {
        var options = looks.options
        options.asksKernel = false
        options.watched = watched
        return try Traced.run(["sh", "-c", script, "sh"] + words, options)
    }

    @Test func `what a word names is read, and what is new is written`() throws {
        let trace = try run(
            "cat \"$1\" > \"${2#--out=}\"", [folder.file("a"), "--out=\(folder.file("c"))"])
        let a = try trace.file(folder.file("a"))
        #expect(a.isRead && !a.isWritten && a.evidence == .words && a.mention == Mention(word: 4))
        let c = try trace.file(folder.file("c"))
        #expect(c.isChanged && !c.isRead && c.mention == Mention(word: 5, parameter: "out"))
        // What is in the folder and not named is nothing of the run's.
        #expect(trace.names(in: folder.path) { _ in true } == ["a", "c"])
    }

    @Test func `what is edited in place is both, and was looked at`() throws {
        let trace = try run("printf 1 >> \"$1\"", [folder.file("a")])
        let a = try trace.file(folder.file("a"))
        #expect(a.isRead && a.isEdited && a.isChanged && a.before?.size == 3)
        #expect(looks[folder.file("a")] == ["old"])
    }

    @Test func `what is replaced is written`() throws {
        let trace = try run("rm \"$1\"; sleep 0.02; echo new > \"$1\"", [folder.file("a")])
        let a = try trace.file(folder.file("a"))
        #expect(a.isChanged && !a.isEdited)
    }

    @Test func `the lines of a list name files`() throws {
        try folder.write(
            "\(folder.file("a")) RAW\nb FLAT # relative to the list\nnone X\n".utf8, to: "set")
        let trace = try run(":", ["@" + folder.file("set")])
        #expect(trace.names(in: folder.path, \.isRead) == ["a", "b", "set"])
        #expect(
            try trace.file(folder.file("b")).mention == Mention(word: 4, list: folder.file("set")))
        #expect(try trace.file(folder.file("set")).mention == Mention(word: 4))
    }

    @Test func `a FITS file is no list`() throws {
        try folder.write("SIMPLE  =                    T\na\n".utf8, to: "x.fits")
        let trace = try run(":", [folder.file("x.fits")])
        #expect(trace.names(in: folder.path, \.isRead) == ["x.fits"])
    }

    @Test func `folders of names are compared, and what is told to be watched`() throws {
        let other = try ScratchFolder()
        try other.write([], to: "gone")
        let script = "echo 1 > \(folder.path)/log; echo 2 > \(other.path)/x; rm \(other.path)/gone"
        #expect(try run(script, []).names(in: folder.path) { _ in true } == [])
        let trace = try run(script, [folder.file("a")], watched: [other.path])
        let log = try trace.file(folder.file("log"))
        #expect(log.isChanged && log.evidence == .folders && log.mention == nil)
        #expect(trace.names(in: other.path, \.isChanged) == ["x"])
    }

    @Test func `a name that is nowhere is nothing`() throws {
        let trace = try run(":", [folder.file("none"), "", "-", "--", "=", "a\u{301}", "/"])
        #expect(trace.names(in: folder.path) { _ in true } == [])
    }

    @Test(.enabled(if: Traced.isPossible, Traced.notice))
    func `where the kernel tells, words add where a file is named, and no more`() throws {
        let trace = try Traced.run([
            "sh", "-c", "cat \"$1\"; echo 1 > \"$3\"", "sh", folder.file("a"), folder.file("b"),
            folder.file("c"),
        ])
        #expect(trace.names(in: folder.path) { _ in true } == ["a", "c"])
        #expect(try trace.file(folder.file("a")).mention == Mention(word: 4))
        #expect(try trace.file(folder.file("c")).mention == Mention(word: 6))
        #expect(try trace.file(folder.file("c")).evidence == .kernel)
    }
}
