import FITS
import Files
import TestSupport
import Testing

struct CrashTests {
    @Test func `whenever a crash comes, the name holds the old or the new file, whole`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let model = CrashModel()
        #expect(try Edits.run(FileReplacer(files: model), path) == nil)
        let contents = model.contents(of: "a.fits", original: Edits.original)
        #expect(contents.ever == [Edits.original, Edits.grown])
        #expect(contents.finally == [Edits.grown])
    }

    @Test func `files that share one sync are as safe`() throws {
        let folder = try ScratchFolder()
        let model = CrashModel()
        let replacer = FileReplacer(files: model)
        let staged = try (0..<9).map { index in
            let path = try folder.write(Edits.original, to: "\(index).fits")
            return try #require(try replacer.stage(path, edit: Edits.grow))
        }
        #expect(replacer.commit(staged).allSatisfy { $0 == nil })
        for index in 0..<9 {
            let contents = model.contents(of: "\(index).fits", original: Edits.original)
            #expect(contents.ever == [Edits.original, Edits.grown])
            #expect(contents.finally == [Edits.grown])
        }
    }

    @Test func `the model sees what is lost without a sync`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Edits.original, to: "a.fits")
        let model = CrashModel()
        var options = FileReplacer.Options()
        options.synchronizes = false
        #expect(try Edits.run(FileReplacer(files: model, options: options), path) == nil)
        let contents = model.contents(of: "a.fits", original: Edits.original)
        #expect(contents.ever.contains([]))
        #expect(contents.finally.contains(Edits.original))
    }
}
