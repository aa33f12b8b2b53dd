import FITS
import Files
import FitsProv
import Foundation
import TestSupport

/// A folder of files whose cards alone say how they were made.
struct CardStamps: ~Copyable {
    let folder: ScratchFolder

    /// What was used, as cards record it.
    struct Input {
        var location: String
        var identifier: String?
        var digest: String?

        init(_ location: String, id: String? = nil, digest: String? = nil) {
            self.location = location
            identifier = id
            self.digest = digest
        }
    }

    init() throws {
        folder = try ScratchFolder()
    }

    /// Writes a product.
    func write(
        _ name: String, id: String? = nil, by activity: String = "step", run: String? = nil,
        from inputs: [Input] = [], object: String = "none"
    ) throws {
        var cards = [
            FITSBytes.fixed("OBJECT", "'\(object)'"),
            FITSBytes.fixed("PROVVERS", "'FITSPROV 1.0'"),
            FITSBytes.fixed("PROVID", "'\(id ?? "urn:x:" + name)'"),
            FITSBytes.fixed("PROVACT", "'\(activity)'"),
        ]
        if let run { cards.append(FITSBytes.fixed("PROVAID", "'\(run)'")) }
        cards.append(FITSBytes.fixed("PROVNIN", inputs.count))
        for (index, input) in inputs.enumerated() {
            let number = index + 1
            cards.append(FITSBytes.fixed("PROVIN\(number)", "'\(input.location)'"))
            if let id = input.identifier {
                cards.append(FITSBytes.fixed("PROVID\(number)", "'\(id)'"))
            }
            if let digest = input.digest {
                cards.append(FITSBytes.fixed("PROVHS\(number)", "'\(digest)'"))
            }
        }
        let path = folder.file(name)
        try FileManager.default.createDirectory(
            atPath: Paths.folder(of: path), withIntermediateDirectories: true)
        try folder.write(FITSBytes.primary(cards + [FITSBytes.fixed("PROVEND", 1)]), to: name)
    }

    /// Writes a product that was made from others of these names.
    func write(_ name: String, by activity: String = "step", named inputs: [String]) throws {
        try write(
            name, by: activity, from: inputs.map { Input($0, id: "urn:x:" + $0) })
    }

    /// The digest of the content of a file.
    func digest(_ name: String) throws -> String? {
        try Inspection(folder.file(name), depth: .contents(.digests)).digest?.text
    }

    /// A file as an input, with its identifier and its digest.
    func input(_ name: String) throws -> Input {
        Input(name, id: "urn:x:" + name, digest: try digest(name))
    }

    /// The path of a product.
    func lineage(
        _ name: String, _ direction: Lineage.Direction = .back, depth: Int = .max
    ) throws -> Lineage {
        let files = KnownFiles(in: OpenableFolders([folder.path]))
        let catalogue = HeaderCatalogue(roots: [folder.path], files: files)
        var limits = Lineage.Limits()
        limits.depth = depth
        return try Lineage(
            of: folder.file(name), direction, in: catalogue, files: files, limits: limits)
    }
}

extension Lineage {
    /// The names of its products, in their order.
    var names: [String] { nodes.map(\.name) }
    /// What was made from what.
    var uses: [String] { edges.map { "\(nodes[$0.from].name) < \(nodes[$0.to].name)" } }
}
