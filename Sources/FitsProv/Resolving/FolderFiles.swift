import FITS
import Files

/// The FITS files below a folder, by their names; links are not followed.
struct FolderFiles {
    /// A file that was found.
    struct File {
        let path: String
        let size: Int
    }

    /// The files, in the order of their paths.
    private(set) var files: [File] = []
    /// Whether there is more than was looked at, or a folder could not be read.
    private(set) var isIncomplete = false

    /// How deep folders are searched.
    private static let mostDepth = 64

    /// Walks.
    ///
    /// - Parameters:
    ///   - folder: an absolute folder.
    ///   - most: the most files that are found.
    ///   - mostEntries: the most names that are looked at.
    init(_ folder: String, most: Int, mostEntries: Int) {
        let system = SystemFiles()
        var pending = [(path: folder, depth: 0)]
        var looked = 0
        while let (folder, depth) = pending.popLast() {
            do throws(SystemError) {
                let descriptor = try system.openFolder(folder)
                defer { system.close(descriptor) }
                let names = try system.names(in: descriptor, limit: mostEntries - looked + 1)
                looked += names.count
                for name in names where !name.hasPrefix(".") {
                    guard looked <= mostEntries, files.count < most else {
                        isIncomplete = true
                        break
                    }
                    guard let status = try? system.status(name, in: descriptor) else { continue }
                    let path = Paths.joined(folder, name)
                    if status.isFolder {
                        if depth < FolderFiles.mostDepth {
                            pending.append((path, depth + 1))
                        } else {
                            isIncomplete = true
                        }
                    } else if status.isRegular, FolderFiles.mayBeFITS(name) {
                        files.append(File(path: path, size: status.size))
                    }
                }
            } catch {
                isIncomplete = true
            }
        }
        files.sort { $0.path < $1.path }
    }

    /// Whether a name is one of FITS files; IRAF and others write them without an extension.
    private static func mayBeFITS(_ name: String) -> Bool {
        !name.contains(".") || FITSName.matches(name)
    }
}
