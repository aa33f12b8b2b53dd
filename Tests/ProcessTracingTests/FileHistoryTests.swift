import Files
import TestSupport
import Testing

@testable import ProcessTracing

/// What becomes of files, event by event, with files of which the events are made up.
struct FileHistoryTests {
    private let folder = "/no-such-folder-anywhere"

    private func event(
        _ action: FileEvent.Action, _ name: String, _ state: FileState? = nil,
        by program: String = "/bin/p"
    ) -> FileEvent {
        FileEvent(action: action, path: path(name), state: state, program: program)
    }

    private func path(_ name: String) -> FilePath {
        FilePath(key: "\(folder)/\(name)", text: "\(folder)/\(name)")
    }

    private func state() throws -> FileState {
        try #require(FileState(of: #filePath))
    }

    private func file(_ name: String, _ events: [FileEvent]) throws -> TracedFile {
        var history = FileHistory()
        for event in events { history.note(event) }
        return try #require(history.files().first { $0.path == path(name) }?.file)
    }

    @Test func `a second write is not the first, and what was before stays known`() throws {
        let before = try state()
        let a = try file(
            "a",
            [
                event(.read, "a", before), event(.remove, "a", before),
                event(.write(isEmptied: false), "a"), event(.read, "a", before, by: "/bin/q"),
            ])
        #expect(a.isRead && a.isWritten && !a.isEdited && a.isReread && a.before == before)
        #expect(a.readers == ["/bin/p", "/bin/q"] && a.writers == ["/bin/p"])
    }

    @Test func `the last look is at the name under which a file is told of`() throws {
        let before = try state()
        var history = FileHistory()
        let linked = FilePath(key: path("a").key, text: "/by-a-link/a")
        history.note(FileEvent(action: .read, path: linked, state: before, program: "/bin/p"))
        #expect(history.lastLook(event(.write(isEmptied: false), "a", before)) == "/by-a-link/a")
        #expect(history.lastLook(event(.write(isEmptied: false), "b", before)) == path("b").text)
    }

    @Test func `what a file is, is told as everywhere else`() throws {
        #expect(try state().identity == OpenFolder.Identity(of: #filePath))
    }

    @Test func `a name may be used again for another temporary`() throws {
        let round = [
            event(.write(isEmptied: false), "t"),
            event(.arrive(from: path("t"), nil, isLink: false), "a"),
        ]
        #expect(try file("a", round + round).isWritten)
        #expect(try !file("t", round + round).isWritten)
        #expect(try file("t", round + round + round.prefix(1)).isWritten)
    }

    @Test func `the last look is at what was not changed yet`() throws {
        let before = try state()
        var history = FileHistory()
        let write = event(.write(isEmptied: false), "a", before)
        #expect(history.lastLook(write) != nil)
        #expect(history.lastLook(event(.write(isEmptied: true), "a", before)) == nil)
        #expect(history.lastLook(event(.write(isEmptied: false), "a", nil)) == nil)
        #expect(history.lastLook(event(.read, "a", before)) == nil)
        history.note(write)
        #expect(history.lastLook(write) == nil)
        history.note(event(.read, "b", before))
        for action in [
            FileEvent.Action.write(isEmptied: true), .remove,
            .arrive(from: path("a"), before, isLink: true),
        ] {
            #expect(history.lastLook(event(action, "b", before)) != nil)
        }
        #expect(history.lastLook(event(.remove, "c", before)) == nil)
    }

    @Test func `a link leaves its source, and both are of the run`() throws {
        let events = [
            event(.write(isEmptied: false), "t"),
            event(.arrive(from: path("t"), nil, isLink: true), "a", by: "/bin/ln"),
        ]
        #expect(try file("t", events).isWritten)
        #expect(try file("a", events).writers == ["/bin/p", "/bin/ln"])
    }

    @Test func `files are told in the order in which they were met`() {
        var history = FileHistory()
        for name in ["c", "a", "b", "c"] { history.note(event(.write(isEmptied: false), name)) }
        #expect(history.files().map(\.path) == ["c", "a", "b"].map(path))
        history.moveFolder(
            from: FilePath(key: folder, text: folder), to: FilePath(key: "/new", text: "/new"),
            program: "/bin/mv")
        #expect(history.files().map(\.path.key).suffix(3) == ["/new/c", "/new/a", "/new/b"])
        #expect(history.files().filter(\.file.isWritten).count == 3)
        #expect(!history.isCut)
    }

    @Test(arguments: [
        ("/a/b", "/a/b", "/a/b"), ("/a/./b//c", "/a/b/c", "/a/b/c"), ("/x", "/x", "/x"),
    ])
    func `paths lose what says nothing`(path: String, key: String, text: String) throws {
        let path = try #require(FilePath(path) { $0 })
        #expect(path.key == key && path.text == text)
    }

    @Test(arguments: ["/", "/a/", "/a/..", ""])
    func `what can only be a folder is no file's path`(path: String) {
        #expect(FilePath(path) { $0 } == nil)
    }
}
