import FITS
import Foundation
import TestSupport

/// Five levels of products, each stamped as made from those below, and what may happen to them:
/// `spectrum ← cube ← cal1, cal2 ← raw1, raw2, flat ← bias, dark`.
enum LineageChain {
    /// What is made, by what, from what; the names of inputs with their roles.
    static let steps: [(file: String, activity: String, used: [String])] = [
        ("bias.fits", "makebias", []),
        ("dark.fits", "makedark", []),
        ("flat.fits", "makeflat", ["bias.fits=Calibration", "dark.fits=Calibration"]),
        ("cal1.fits", "calibrate", ["raw1.fits=Main", "flat.fits=Calibration"]),
        ("cal2.fits", "calibrate", ["raw2.fits=Main", "flat.fits=Calibration"]),
        ("cube.fits", "ctbin", ["cal1.fits=Main", "cal2.fits=Main"]),
        ("spectrum.fits", "ctspec", ["cube.fits=Main"]),
    ]

    /// All files of the chain; `raw1.fits` and `raw2.fits` have no stamp.
    static let names = ["raw1.fits", "raw2.fits"] + steps.map(\.file)

    /// A folder with the chain.
    ///
    /// - Parameters:
    ///   - options: further options of the stamp of a file.
    ///   - content: the bytes of each file before it is stamped.
    /// - Returns: the folder.
    /// - Throws: what keeps it from being made.
    static func folder(
        _ options: [String: [String]] = [:], content: (String) throws -> [UInt8] = small
    ) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for name in names { try folder.write(try content(name), to: name) }
        for step in steps {
            try stamp(
                step.file, step.activity,
                step.used.flatMap { ["--used", $0] }
                    + (options[step.file] ?? []), in: folder)
        }
        return folder
    }

    /// Stamps a file the same way in each run.
    static func stamp(
        _ file: String, _ activity: String, _ options: [String], in folder: borrowing ScratchFolder
    ) throws {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        var arguments = ["stamp", "-q", "--no-sync", file, "--activity", activity]
        arguments += ["--id", "urn:example:\(name)", "--activity-id", "urn:example:run:\(name)"]
        if !options.contains("--software") { arguments += ["--software", "pipe=1.0"] }
        let outcome = try Fitsprov.tool.run(arguments + options, in: folder.path)
        guard outcome.status == 0 else { throw Failure(words: outcome.complaints) }
    }

    /// A small file whose content is that of its name alone.
    static func small(_ name: String) -> [UInt8] {
        let data = name.utf8.flatMap { [UInt8](repeating: $0, count: 20) }
        return FITSBytes.primary(
            axes: [data.count], [FITSBytes.fixed("OBJECT", "'\(name.prefix(8))'")], data: data)
    }

    /// Renames one file, gzips one, moves one, deletes one, changes one, and puts another product
    /// in the place of one.
    static func disturb(_ folder: borrowing ScratchFolder) throws {
        let files = FileManager.default
        try files.moveItem(atPath: folder.file("raw1.fits"), toPath: folder.file("night1.fits"))
        try files.createDirectory(
            atPath: folder.file("old"), withIntermediateDirectories: false)
        try files.moveItem(atPath: folder.file("cal1.fits"), toPath: folder.file("old/cal1.fits"))
        try files.removeItem(atPath: folder.file("bias.fits"))
        try change("cal2.fits", in: folder)
        let zipped = try Tool.gzip.run(["-n", "flat.fits"], in: folder.path)
        guard zipped.status == 0 else { throw Failure(words: zipped.complaints) }
        try files.removeItem(atPath: folder.file("dark.fits"))
        try folder.write(small("other"), to: "dark.fits")
        try stamp("dark.fits", "makedark", ["--id", "urn:example:another"], in: folder)
    }

    /// Takes the document off a file, as other programs do, and leaves the cards.
    static func removeDocument(of name: String, in folder: borrowing ScratchFolder) throws {
        let file = try FITSFile(reading: folder.file(name))
        guard let last = file.hdus.last else { return }
        try folder.write(try folder.bytes(of: name).prefix(last.headerOffset), to: name)
    }

    /// Changes one byte of data.
    static func change(_ name: String, in folder: borrowing ScratchFolder) throws {
        let file = try FITSFile(reading: folder.file(name))
        var bytes = try folder.bytes(of: name)
        guard let hdu = file.hdus.first(where: { $0.dataSize > 0 }) else {
            throw Failure(words: "\(name) has no data")
        }
        bytes[hdu.dataOffset] ^= 1
        try folder.write(bytes, to: name)
    }

    /// What kept a chain from being made.
    struct Failure: Error {
        let words: String
    }
}

/// The parts of the JSON of `lineage` that the tests look at.
struct LineageReport: Decodable {
    struct Node: Decodable {
        let number: Int
        let level: Int
        let name: String
        let path: String?
        let source: String
        let intact: Bool?
    }

    struct Edge: Decodable {
        struct Finding: Decodable {
            let finding: String
            let note: String
        }

        let from: Int
        let to: Int
        let location: String
        let state: String
        let evidence: String?
        let findings: [Finding]
    }

    let schemaVersion: Int
    let levels: Int
    let nodes: [Node]
    let edges: [Edge]
    let cycles: [[Int]]
    let truncated: [String]

    /// Asks the program.
    ///
    /// - Parameters:
    ///   - arguments: the file and options.
    ///   - folder: where it runs.
    /// - Throws: what keeps it from running, or from being understood.
    init(_ arguments: [String], in folder: borrowing ScratchFolder) throws {
        let outcome = try Fitsprov.tool.run(
            ["lineage", "--format", "json"] + arguments, in: folder.path)
        self = try JSONDecoder().decode(LineageReport.self, from: Data(outcome.output.utf8))
    }

    /// The first reference to a place.
    func edge(_ location: String) -> Edge? {
        edges.first { $0.location == location }
    }

    /// What became of what was at a place: the state and the names of the findings.
    func words(_ location: String) -> [String] {
        edge(location).map { [$0.state] + $0.findings.map(\.finding) } ?? []
    }
}
