import FITS
import Files

/// The FITS files below a folder; links are not followed.
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
    /// The folder, with what was not looked at.
    let searched: SearchedFolder

    /// Walks.
    ///
    /// - Parameters:
    ///   - folder: an absolute folder.
    ///   - most: the most files that are found.
    ///   - mostEntries: the most names that are looked at.
    init(_ folder: String, most: Int, mostEntries: Int) {
        let system = SystemFiles()
        var options = FolderWalk.Options()
        options.mostNames = mostEntries
        var walk = FolderWalk(folder, options)
        var faults: [WalkFault] = []
        walking: while let step = walk.next() {
            switch step {
            case .fault(let fault):
                isIncomplete = true
                faults.append(fault)
            case .folder(let folder, let found):
                for file in found where FITSContent.isFITS(file, in: folder) {
                    guard files.count < most else {
                        isIncomplete = true
                        break walking
                    }
                    guard let status = try? system.status(file.name, in: folder.descriptor)
                    else { continue }
                    files.append(File(path: folder.path(of: file.name), size: status.size))
                }
            }
        }
        if walk.isCut { isIncomplete = true }
        files.sort { $0.path < $1.path }
        searched = SearchedFolder(path: folder, passedOver: walk.passedOver, faults: faults)
    }
}
