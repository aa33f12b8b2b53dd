import Foundation
import TestSupport
import Testing

struct ScratchFolderTests {
    @Test func `a scratch folder lives as long as its value and not longer`() throws {
        func use() throws -> String {
            let folder = try ScratchFolder()
            let path = folder.path
            try folder.write("text".utf8, to: "file")
            #expect(FileManager.default.fileExists(atPath: path + "/file"))
            return path
        }
        let path = try use()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a tool reports its output, its complaints and its status apart`() throws {
        let outcome = try Tool("sh").run(["-c", "echo yes; echo no >&2; exit 3"])
        #expect(outcome.output == "yes\n")
        #expect(outcome.complaints == "no\n")
        #expect(outcome.status == 3)
    }

    @Test func `a tool that is not there says so`() {
        #expect(!Tool("no-such-program-here").isPresent)
    }
}
