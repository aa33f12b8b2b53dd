import FITS
import Files
import FitsProv
import FitsProvArchive
import Foundation
import TestSupport

/// A folder of files and an index next to it.
struct ArchiveFixture: ~Copyable {
    let scratch: ScratchFolder
    /// The folder that is indexed.
    var root: String { scratch.file("archive") }
    /// The index.
    var index: String { scratch.file("index.sqlite") }

    init() throws {
        let scratch = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: scratch.file("archive"), withIntermediateDirectories: false)
        self.scratch = scratch
    }

    /// Writes a file below the root, and the folders that it needs.
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        let path = "archive/" + name
        let folder = (scratch.file(path) as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try scratch.write(bytes, to: path)
    }

    /// Stamps a file without waiting for the disk.
    static func stamp(_ path: String, _ request: StampRequest) throws {
        var options = FileReplacer.Options()
        options.synchronizes = false
        try Stamper(replacer: FileReplacer(options: options)).stamp(path, request)
    }

    /// A small product.
    static func product(_ object: String) -> [UInt8] {
        FITSBytes.primary([
            FITSBytes.fixed("OBJECT", "'\(object)'"), FITSBytes.fixed("CALDBVER", "'20251001'"),
            FITSBytes.fixed("DATAID", "'urn:test:\(object)'"),
        ]) + FITSBytes.image(axes: [3], [FITSBytes.fixed("EXTNAME", "'SCI'")], data: [1, 2, 3])
    }

    /// Brings the index up to date.
    func update(
        _ part: String = "", faults: [String] = [],
        _ change: (inout Indexer.Options) -> Void = { _ in }
    ) throws -> Indexer.Counts {
        var options = Indexer.Options()
        options.jobs = 3
        options.batchSize = 7
        change(&options)
        var indexer = Indexer(try ArchiveIndex(creating: index), options)
        try indexer.update(root + part)
        try indexer.finish()
        return indexer.counts
    }

    /// What an index made anew says.
    func fresh(_ change: (inout Indexer.Options) -> Void = { _ in }) throws -> [String] {
        let path = scratch.file("fresh.sqlite")
        try? FileManager.default.removeItem(atPath: path)
        var options = Indexer.Options()
        options.jobs = 1
        change(&options)
        var indexer = Indexer(try ArchiveIndex(creating: path), options)
        try indexer.update(root)
        try indexer.finish()
        return try IndexDump.lines(path)
    }
}
