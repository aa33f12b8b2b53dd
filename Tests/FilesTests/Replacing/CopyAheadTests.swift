import TestSupport
import Testing

@testable import Files

/// A file that is copied while its successor is still worked out, by a guess that may be wrong.
struct CopyAheadTests {
    private static let old = (0..<200).map { UInt8($0) }

    private static var options: FileReplacer.Options {
        var options = FileReplacer.Options()
        options.smallestCopiedAhead = 1
        return options
    }

    private static let contents: [[Segment]] = [
        [], [.original(0..<200)], [.bytes([9]), .original(0..<200)],
        [.original(0..<10), .original(20..<200)],
        [.bytes([9, 9]), .original(0..<200), .bytes([1])],
        [.original(0..<10), .bytes([1, 2]), .original(10..<200)],
        [.original(100..<200), .original(0..<100)], [.bytes(old), .original(3..<200)],
    ]

    private func stage(
        _ path: String, guess: [Segment], _ segments: [Segment], _ files: any FileOperations
    ) throws(FileError) -> FileError? {
        let replacer = FileReplacer(files: files, options: Self.options)
        let replacement = try replacer.begin(path, output: nil)
        try replacer.copyAhead(replacement, guess, from: replacement.descriptor)
        let staged = try replacer.stage(replacement, segments, from: replacement.descriptor)
        return replacer.commit([staged]).first ?? nil
    }

    @Test(arguments: contents, contents)
    func `whatever was expected, the new file is what it is to be`(
        guess: [Segment], segments: [Segment]
    ) throws {
        let wanted = segments.flatMap { segment -> [UInt8] in
            switch segment {
            case .bytes(let bytes): bytes
            case .original(let range): Array(Self.old[range])
            }
        }
        for copying in [WatchedFiles.Copying.works, .isUnsupported, .stopsHalfway] {
            let folder = try ScratchFolder()
            let path = try folder.write(Self.old, to: "a")
            let files = WatchedFiles(largestStep: 30, copying: copying)
            #expect(try stage(path, guess: guess, segments, files) == nil)
            #expect(try folder.bytes(of: "a") == wanted)
            #expect(try folder.names == ["a"])
            #expect(files.leaks == 0)
        }
    }

    @Test func `what was copied ahead where it belongs is not copied again`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let files = WatchedFiles()
        let guess: [Segment] = [.bytes([0, 0]), .original(0..<200)]
        #expect(try stage(path, guess: guess, [.bytes([7, 8]), .original(0..<200)], files) == nil)
        #expect(try folder.bytes(of: "a") == [7, 8] + Self.old)
        #expect(files.calls.count { $0 == "copy" } == 1)
        #expect(files.calls.count { $0 == "allocate" } == 1)
    }

    @Test func `a disk that keeps something else than it was given is found out`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let files = WatchedFiles(copying: .isUnsupported, corrupts: true)
        let segments: [Segment] = [.original(0..<200)]
        let error = #expect(throws: FileError.self) {
            try stage(path, guess: segments, segments, files)
        }
        #expect(error?.code == .changed)
        #expect(error?.path == path)
        #expect(try folder.bytes(of: "a") == Self.old)
        #expect(try folder.names == ["a"])
        #expect(files.leaks == 0)
    }

    @Test func `what is copied ahead and not wanted goes away`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let files = WatchedFiles()
        do {
            let replacer = FileReplacer(files: files, options: Self.options)
            let replacement = try replacer.begin(path, output: nil)
            try replacer.copyAhead(
                replacement, [.original(0..<200)], from: replacement.descriptor)
            #expect(try folder.names.count == 2)
        }
        #expect(try folder.names == ["a"])
        #expect(files.leaks == 0)
    }

    @Test func `a small file is not copied ahead`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(Self.old, to: "a")
        let replacer = FileReplacer()
        let replacement = try replacer.begin(path, output: nil)
        try replacer.copyAhead(replacement, [.original(0..<200)], from: replacement.descriptor)
        #expect(try folder.names == ["a"])
    }
}
