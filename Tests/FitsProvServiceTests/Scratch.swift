import Foundation

/// What tests do with files.
enum Scratch {
    static func move(_ path: String, to new: String) throws {
        if FileManager.default.fileExists(atPath: new) {
            try FileManager.default.removeItem(atPath: new)
        }
        try FileManager.default.moveItem(atPath: path, toPath: new)
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    static func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}
