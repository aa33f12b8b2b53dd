import Foundation

/// A new, empty folder, removed with all that it holds when the value goes out of scope.
package struct ScratchFolder: ~Copyable {
    /// The absolute path of the folder, with no symbolic link in it.
    package let path: String

    /// Makes a folder among the temporary files.
    package init() throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appending(path: "fitsprov-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path that a file with this name has in the folder.
    package func file(_ name: String) -> String {
        path + "/" + name
    }

    /// Writes a file.
    ///
    /// - Parameters:
    ///   - bytes: its content.
    ///   - name: its name; folders in it must exist.
    /// - Returns: its path.
    /// - Throws: what keeps it from being written.
    @discardableResult
    package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let path = file(name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    /// The bytes of a file in the folder.
    package func bytes(of name: String) throws -> [UInt8] {
        try Files.bytes(file(name))
    }

    /// The names of all that the folder holds, in order.
    package var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// Whole files, for tests.
package enum Files {
    /// The bytes of a file.
    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }
}
