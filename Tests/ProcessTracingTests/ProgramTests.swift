import Foundation
import TestSupport
import Testing
import ProcessTracing

/// Programs of other kinds than a shell's.
@Suite(.enabled(if: Traced.isPossible, Traced.notice))
struct ProgramTests {
    private static let compiler = Tool("cc")
    private static let python = Tool("python3", probe: ["-c", ""])

    /// Calls that shells do not make: a file that gets its name last, openat2, an exchange of two.
    private static let calls = """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <linux/openat2.h>
        #include <stdio.h>
        #include <sys/syscall.h>
        #include <unistd.h>

        int main(void) {
            char name[64];
            int nameless = open(".", O_TMPFILE | O_WRONLY, 0600);
            write(nameless, "new", 3);
            snprintf(name, sizeof name, "/proc/self/fd/%d", nameless);
            if (linkat(AT_FDCWD, name, AT_FDCWD, "linked", AT_SYMLINK_FOLLOW) != 0) return 1;
            struct open_how how = {O_RDONLY, 0, 0};
            if (syscall(SYS_openat2, AT_FDCWD, "a", &how, sizeof how) < 0) return 2;
            int folder = open("sub", O_RDONLY | O_DIRECTORY);
            int out = openat(folder, "out", O_WRONLY | O_CREAT, 0600);
            if (out < 0 || truncate("b", 1) != 0) return 3;
            return 7;
        }
        """

    @Test(.enabled(if: compiler.isPresent, compiler.notice))
    func `a static program is seen, and calls that few programs make`() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.calls.utf8, to: "calls.c")
        try folder.write("a".utf8, to: "a")
        try folder.write("bb".utf8, to: "b")
        try FileManager.default.createDirectory(
            atPath: folder.file("sub"), withIntermediateDirectories: false)
        let built = try Self.compiler.run(
            ["-static", "-o", folder.file("calls"), folder.file("calls.c")])
        try #require(built.status == 0, "\(built.complaints)")
        let looks = LastLooks()
        let trace = try Traced.shell("./calls", in: folder.path, looks.options)
        #expect(trace.ending.status == 7)
        #expect(trace.names(in: folder.path, \.isRead) == ["a", "b"])
        #expect(trace.names(in: folder.path, \.isChanged) == ["b", "linked", "sub/out"])
        #expect(looks[folder.file("b")] == ["bb"])
        #expect(try trace.file(folder.file("linked")).isWritten)
    }

    @Test(.enabled(if: python.isPresent, python.notice))
    func `a script that names its files itself, from a folder of its own, is seen`() throws {
        let folder = try ScratchFolder()
        try folder.write("a".utf8, to: "a")
        let script = """
            import os, sys, threading
            os.chdir(sys.argv[1])
            def copy(n): open(f"out{n}", "w").write(open("a").read())
            threads = [threading.Thread(target=copy, args=(n,)) for n in range(4)]
            [t.start() for t in threads]
            [t.join() for t in threads]
            with open("a", "r+") as a: a.write("b")
            """
        let looks = LastLooks()
        let trace = try Traced.run(["python3", "-c", script, folder.path], looks.options)
        #expect(trace.ending.status == 0)
        #expect(trace.names(in: folder.path, \.isChanged) == ["a", "out0", "out1", "out2", "out3"])
        #expect(try trace.file(folder.file("a")).isEdited)
        #expect(looks[folder.file("a")] == ["a"])
    }

    @Test func `a second listener is refused, and told as such`() throws {
        var options = TraceOptions()
        options.pretendedRefusal = EBUSY
        let trace = try Traced.run(["/bin/true"], options)
        #expect(trace.method == .wordsAndFolders && trace.whyNotKernel == .nested)
    }
}
