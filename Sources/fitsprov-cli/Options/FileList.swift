import FITS
import Glibc

/// Names of files from folders and lists.
enum FileList {
    /// The most bytes of a list of names.
    private static let mostBytes = 1 << 30
    /// How deep folders are searched.
    private static let mostDepth = 64
    private static let extensions = [
        ".fits", ".fit", ".fts", ".fz", ".ftz", ".fits.gz", ".fit.gz", ".fts.gz", ".pha", ".arf",
        ".rmf", ".evt", ".evt.gz", ".pi", ".lc",
    ]

    /// The names in a list.
    static func read(_ path: String, nulSeparated: Bool) throws -> [String] {
        let bytes =
            path == "-"
            ? try StandardStream.input(limit: mostBytes)
            : try SmallFile.bytes(path, limit: mostBytes)
        let separator: UInt8 = nulSeparated ? 0 : UInt8(ascii: "\n")
        return bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A file stands for itself, a folder for the FITS files below it; links are not followed.
    static func expand(_ path: String) -> [String] {
        guard isFolder(path) else { return [path] }
        var found: [String] = []
        var pending = [(path: path, depth: 0)]
        while let (folder, depth) = pending.popLast() {
            guard let names = names(in: folder) else { continue }
            for name in names.sorted() where !name.hasPrefix(".") {
                let child = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
                var status = stat()
                guard unsafe lstat(child, &status) == 0 else {
                    // A name that is no UTF-8: said when the file is worked on, not passed over.
                    if isFITSName(name) { found.append(child) }
                    continue
                }
                switch status.st_mode & S_IFMT {
                case S_IFDIR where depth < mostDepth: pending.append((child, depth + 1))
                case S_IFREG where isFITSName(name): found.append(child)
                default: break
                }
            }
        }
        return found.sorted()
    }

    /// The names in a folder; nil, with a complaint, if it cannot be read.
    private static func names(in folder: String) -> [String]? {
        let files = SystemFiles()
        do throws(SystemError) {
            let descriptor = try files.openFolder(folder)
            defer { files.close(descriptor) }
            return try files.names(in: descriptor, limit: .max)
        } catch {
            Complaint.print(folder, error.words)
            return nil
        }
    }

    private static func isFITSName(_ name: String) -> Bool {
        let name = name.lowercased()
        return extensions.contains { name.hasSuffix($0) }
    }
}
