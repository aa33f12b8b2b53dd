import TestSupport
import Testing

/// A crash of the program, and Ctrl-\ of its user.
struct CrashTests {
    @Test(arguments: ["ABRT", "BUS", "FPE", "ILL", "SEGV", "TRAP"])
    func `no program of the current folder is run when it crashes`(signal: String) throws {
        let folder = try ScratchFolder()
        try folder.write(
            Array("#!/bin/sh\ntouch \(folder.file("ran"))\n".utf8), to: "swift-backtrace")
        let script = """
            chmod +x swift-backtrace; mkfifo pipe; exec 3<>pipe
            SWIFT_BACKTRACE=enable=yes,swift-backtrace=./swift-backtrace '\(Fitsprov.path)' validate - <&3 &
            sleep 1; kill -\(signal) $!; wait $!; echo $?
            """
        let outcome = try Tool("sh").run(["-c", script], in: folder.path)
        // A shell's status for what a signal ended.
        #expect(Int32(outcome.output.dropLast()).map { $0 > 128 } == true, "\(outcome)")
        #expect(try !folder.names.contains("ran"))
    }
}
