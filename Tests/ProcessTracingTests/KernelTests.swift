import Foundation
import TestSupport
import Testing
import ProcessTracing

/// What the kernel tells of the files of real programs.
@Suite(.enabled(if: Traced.isPossible, Traced.notice))
struct KernelTests: ~Copyable {
    private let folder: ScratchFolder

    init() throws {
        let scratch = try ScratchFolder()
        try scratch.write("old".utf8, to: "a")
        folder = scratch
    }

    @Test func `a copy is read from one file and written to another`() throws {
        let trace = try Traced.shell("cp a b", in: folder.path)
        #expect(trace.method == .kernel && trace.whyNotKernel == nil && trace.unseen == 0)
        let a = try trace.file(folder.file("a"))
        let b = try trace.file(folder.file("b"))
        #expect(a.isRead && !a.isWritten && !a.isChanged && a.before == nil)
        #expect(b.isWritten && b.isChanged && !b.isRead && b.before == nil)
        #expect(b.after == FileState(of: folder.file("b")))
        #expect(a.readers.map { $0.hasSuffix("/cp") } == [true] && a.writers == [])
        #expect(b.writers.map { $0.hasSuffix("/cp") } == [true] && b.readers == [])
        #expect(trace.programs.contains { $0.hasSuffix("/cp") })
        #expect(trace.programs.first == "/bin/sh")
    }

    @Test func `what is edited in place is looked at before`() throws {
        let looks = LastLooks()
        let trace = try Traced.shell(
            "printf 1 >> a; printf 2 >> a; printf 3 > c; printf 4 >> c", in: folder.path,
            looks.options)
        let a = try trace.file(folder.file("a"))
        #expect(a.isRead && a.isEdited && a.isWritten && a.isChanged)
        #expect(looks[folder.file("a")] == ["old"])
        // What the run made itself is none of its inputs.
        let c = try trace.file(folder.file("c"))
        #expect(c.isChanged && !c.isRead && !c.isEdited)
        #expect(looks[folder.file("c")] == [])
        #expect(try folder.bytes(of: "a") == Array("old12".utf8))
    }

    @Test func `what is emptied before it is read is no input`() throws {
        let looks = LastLooks()
        let trace = try Traced.shell("printf new > a; cat a", in: folder.path, looks.options)
        let a = try trace.file(folder.file("a"))
        #expect(!a.isRead && !a.isEdited && a.isWritten && a.isChanged && a.isReread)
        #expect(a.before?.size == 3 && looks[folder.file("a")] == [])
    }

    @Test(arguments: [
        "cat a > /dev/null; printf new > a",
        "cat a > t; rm a; mv t a",
        "sed -i s/old/new/ a",
        "cp a t; ln -f t a",
    ])
    func `what is read and then replaced is looked at between`(script: String) throws {
        let looks = LastLooks()
        let trace = try Traced.shell(script, in: folder.path, looks.options)
        let a = try trace.file(folder.file("a"))
        #expect(a.isRead && a.isWritten && a.isChanged)
        #expect(looks[folder.file("a")] == ["old"])
    }

    @Test func `what is opened for writing and left alone is unchanged`() throws {
        let trace = try Traced.shell("exec 3<>a; read line <&3", in: folder.path)
        let a = try trace.file(folder.file("a"))
        #expect(a.isRead && a.isWritten && !a.isChanged && a.before == a.after)
    }

    @Test func `a product that is moved has its last name, and a temporary has none`() throws {
        try FileManager.default.createDirectory(
            atPath: folder.file("night"), withIntermediateDirectories: false)
        let trace = try Traced.shell(
            "cp a t1; mv t1 b; cp a x; rm x; cp a night/p; mv night day", in: folder.path)
        #expect(trace.names(in: folder.path, \.isChanged) == ["b", "day/p"])
        #expect(trace.names(in: folder.path, \.isTemporary) == ["night/p", "t1", "x"])
        let b = try trace.file(folder.file("b"))
        #expect(b.movedFrom == folder.file("t1"))
        #expect(b.isWritten && b.writers.map { Paths.last($0) } == ["cp", "mv"])
    }

    @Test func `a file that is only moved was not written`() throws {
        let trace = try Traced.shell("mv a b", in: folder.path)
        let b = try trace.file(folder.file("b"))
        #expect(!b.isWritten && b.movedFrom == folder.file("a"))
        #expect(try trace.file(folder.file("a")).after == nil)
        #expect(try trace.file(folder.file("a")).before?.size == 3)
    }

    @Test func `five children at once are all told of`() throws {
        for number in 1...5 { try folder.write("\(number)".utf8, to: "in\(number)") }
        let trace = try Traced.shell(
            "for n in 1 2 3 4 5; do cp in$n out$n & done; wait", in: folder.path)
        #expect(trace.names(in: folder.path, \.isRead) == (1...5).map { "in\($0)" })
        #expect(trace.names(in: folder.path, \.isChanged) == (1...5).map { "out\($0)" })
    }

    @Test func `many at once are all told of`() throws {
        for number in 100..<200 { try folder.write([], to: "\(number)") }
        let trace = try Traced.shell(
            "ls 1?? | xargs -P 8 -n 1 sh -c 'cp $0 $0.out'", in: folder.path)
        #expect(trace.names(in: folder.path, \.isChanged).count == 100)
        #expect(trace.names(in: folder.path, \.isRead).count == 100)
        #expect(trace.unseen == 0)
    }

    @Test func `what the program leaves behind is waited for`() throws {
        let trace = try Traced.shell("(sleep 0.3; cp a late) & exit 4", in: folder.path)
        #expect(trace.ending.status == 4)
        #expect(try trace.file(folder.file("late")).isChanged)
        #expect(!trace.leavesProcesses)
    }

    @Test func `links on the way make no second file`() throws {
        let inner = folder.file("real")
        try FileManager.default.createDirectory(
            atPath: inner, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: inner)
        let trace = try Traced.shell(
            "cp a link/x; cat real/x real/../link/../a > /dev/null", in: folder.path)
        #expect(trace.names(in: folder.path, \.isWritten) == ["link/x"])
        #expect(try trace.file(folder.file("link/x")).isReread)
        #expect(trace.names(in: folder.path, \.isRead) == ["a"])
    }

    @Test func `folders that are passed over are not told of`() throws {
        var options = TraceOptions()
        options.passedOver = [folder.path, "/etc", "/usr", "/lib"]
        let trace = try Traced.shell("cp a b", in: folder.path, options)
        #expect(trace.names(in: folder.path) { _ in true } == [])
        let named = try Traced.run(["cat", folder.file("a")], options)
        #expect(try named.file(folder.file("a")).evidence == .words)
        #expect(try named.file(folder.file("a")).isRead)
    }

    @Test func `what is not there or is no file is not told of`() throws {
        let trace = try Traced.shell(
            "cat none none/x 2>&-; ls . > /dev/null; : > /dev/null; mkfifo p; (: > p &) ; cat p",
            in: folder.path)
        #expect(trace.names(in: folder.path) { _ in true } == [])
    }
}

enum Paths {
    static func last(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
