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
            guard let stream = unsafe opendir(folder) else {
                Complaint.print(folder, "\(SystemError("opendir", errno).words)")
                continue
            }
            defer { unsafe closedir(stream) }
            var names: [String] = []
            while let entry = unsafe readdir(stream) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                    unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                        unsafe String(cString: $0)
                    }
                }
                if !name.hasPrefix(".") { names.append(name) }
            }
            for name in names.sorted() {
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

    private static func isFITSName(_ name: String) -> Bool {
        let name = name.lowercased()
        return extensions.contains { name.hasSuffix($0) }
    }
}
