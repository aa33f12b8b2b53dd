import Foundation

/// The public PROV documents that tests read, where they are installed.
package enum PROVSamples {
    /// The folder of sample data; `nil` where there is none, and tests on it are to be skipped.
    static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = ProcessInfo.processInfo.environment["FITSPROV_SAMPLES"]
        let folder =
            path.map { URL(filePath: $0) } ?? root.appending(path: "../shared/data").standardized
        let prov = folder.appending(path: "prov")
        return FileManager.default.fileExists(atPath: prov.path) ? folder : nil
    }()

    /// Whether the samples are there.
    package static var areInstalled: Bool { folder != nil }

    /// The paths, relative to the folder, of the files in a part of it, in their order.
    package static func files(_ part: String, _ suffixes: String...) -> [String] {
        guard let folder else { return [] }
        let base = folder.appending(path: part)
        let found = FileManager.default.enumerator(atPath: base.path)?.allObjects ?? []
        return found.compactMap { $0 as? String }
            .filter { name in suffixes.contains { name.hasSuffix($0) } }
            .filter { !isFolder(base.appending(path: $0).path) }
            .map { "\(part)/\($0)" }
            .sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
    }

    /// The bytes of a file, by its path relative to the folder.
    package static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: folder.appending(path: path)))
    }
}

/// Asks `xmllint` whether documents are valid PROV-XML by the schema of the W3C.
package enum PROVSchema {
    /// What `xmllint` says against the documents; `nil` where it finds all of them valid, or
    /// where it or the schema is not installed.
    package static func complaint(about documents: [[UInt8]]) throws -> String? {
        guard let folder = PROVSamples.folder, Tool.xmllint.isPresent, !documents.isEmpty else {
            return nil
        }
        let scratch = try ScratchFolder()
        var files: [String] = []
        for (index, document) in documents.enumerated() {
            files.append(try scratch.write(document, to: "\(index).xml"))
        }
        let outcome = try Tool.xmllint.run(
            ["--nonet", "--noout", "--schema", "prov.xsd"] + files,
            in: folder.appending(path: "prov/w3c-schemas").path)
        guard outcome.status != 0 else { return nil }
        return outcome.complaints.split(separator: "\n")
            .filter { !$0.hasSuffix(" validates") }.joined(separator: "\n")
    }
}
