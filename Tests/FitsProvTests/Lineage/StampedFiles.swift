import FITS
import FitsProv
import Foundation
import TestSupport

/// A folder of products with whole stamps, each made from others.
struct StampedFiles: ~Copyable {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    /// Writes a file of a content, without a stamp.
    @discardableResult
    func write(_ name: String, _ content: String) throws -> String {
        try folder.write(
            FITSBytes.primary([FITSBytes.fixed("OBJECT", "'\(content)'")]), to: name)
    }

    /// Writes a file of a content, and stamps it as made from others.
    @discardableResult
    func make(
        _ name: String, _ content: String? = nil, by activity: String = "step",
        from used: [String] = [], carry: Int = 0, _ change: (inout StampRequest) -> Void = { _ in }
    ) throws -> StampPlan {
        let path = try write(name, content ?? name)
        var request = StampRequest(activity: activity)
        request.used = used.map { UsedEntity(location: folder.file($0)) }
        request.carriedGenerations = carry
        change(&request)
        return try Stamps.stamp(path, request)
    }

    func remove(_ names: String...) throws {
        for name in names { try FileManager.default.removeItem(atPath: folder.file(name)) }
    }

    func rename(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: folder.file(name), toPath: folder.file(other))
    }

    /// The path of a product.
    func lineage(_ name: String, _ direction: Lineage.Direction = .back) throws -> Lineage {
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        return try Lineage(of: folder.file(name), direction, in: catalogue, files: files)
    }
}
