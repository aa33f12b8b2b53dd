/// A name in an open folder: where a file is, or shall be.
///
/// All that is done to the file goes through the folder's descriptor, so that renaming a folder
/// above cannot lead elsewhere.
final class FilePlace: Sendable {
    let files: any FileOperations
    /// The path as the user named it.
    let path: String
    let folder: Int32
    let name: String

    /// Resolves a path, which must exist unless only its folder has to.
    init(_ path: String, files: any FileOperations, mustExist: Bool) throws(FileError) {
        func parts(_ path: String) -> (folder: String, name: String) {
            guard let slash = path.lastIndex(of: "/") else { return (".", path) }
            let folder = slash == path.startIndex ? "/" : String(path[..<slash])
            return (folder, String(path[path.index(after: slash)...]))
        }
        guard !path.utf8.contains(0) else {
            throw FileError(.notAFile, path: path, "the path holds a NUL byte")
        }
        do throws(SystemError) {
            let split = parts(mustExist ? try files.realPath(path) : path)
            name = split.name
            folder = try files.openFolder(split.folder)
        } catch {
            throw error.on(path)
        }
        self.files = files
        self.path = path
        guard !name.isEmpty, name != ".", name != ".." else {
            throw FileError(.notAFile, path: path, "does not name a file")
        }
    }

    deinit {
        files.close(folder)
    }

    /// Runs calls of the system and says which file they were about.
    func system<T>(_ body: () throws(SystemError) -> T) throws(FileError) -> T {
        do throws(SystemError) { return try body() } catch { throw error.on(path) }
    }
}
