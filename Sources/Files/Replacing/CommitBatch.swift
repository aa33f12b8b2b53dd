/// What takes part in a commit.
protocol StagedWork: AnyObject {
    var place: FilePlace { get }
    /// The open file whose bytes must be on the disk.
    var descriptor: Int32 { get }
    /// Takes back what was done so far, and says what went wrong in the end.
    func takeBack(after error: FileError, synchronizing: Bool) -> FileError
}

/// The files of one commit that are put into place in the same way; they share their syncs.
struct CommitBatch<Work: StagedWork> {
    /// What went wrong, by the place of the file in the call.
    private(set) var failures: [Int: FileError] = [:]
    private let work: [(index: Int, work: Work)]
    private let files: any FileOperations
    private let synchronizes: Bool
    /// From this many files on, one sync of the file system is cheaper than one a file.
    private let batchForOneSync = 8

    init(_ work: [(index: Int, work: Work)], _ files: any FileOperations, synchronizes: Bool) {
        self.work = work
        self.files = files
        self.synchronizes = synchronizes
    }

    /// Takes a step with each file that nothing went wrong with.
    mutating func each(_ step: (Work) throws(FileError) -> Void) {
        for (index, work) in work where failures[index] == nil {
            do throws(FileError) { try step(work) } catch {
                failures[index] = work.takeBack(after: error, synchronizing: synchronizes)
            }
        }
    }

    /// Waits until all files are on the disk; where that is not wanted, until the system has them.
    ///
    /// - Parameter descriptor: the open file that is waited for.
    mutating func synchronize(_ descriptor: (Work) -> Int32) {
        let files = files
        guard synchronizes else {
            each { (work) throws(FileError) in
                try work.place.system { () throws(SystemError) in
                    try files.checkTaken(descriptor(work))
                }
            }
            return
        }
        let isMany = work.count { failures[$0.index] == nil } >= batchForOneSync
        var synced: Set<UInt64> = []
        each { (work) throws(FileError) in
            try work.place.system { () throws(SystemError) in
                guard isMany else {
                    return try files.synchronize(descriptor(work))
                }
                let device = try files.status(descriptor(work)).identity.device
                if synced.contains(device) { return }
                try files.synchronizeFileSystem(descriptor(work))
                synced.insert(device)
            }
        }
    }

    /// Waits until the names of all files are on the disk.
    ///
    /// - Parameter failure: what is wrong if the folder of a file cannot be synced; nil if all is
    ///   taken back then.
    mutating func synchronizeFolders(_ failure: ((Work, SystemError) -> FileError)? = nil) {
        guard synchronizes else { return }
        let files = files
        var synced: Set<FileStatus.Identity> = []
        func synchronize(_ place: FilePlace) throws(SystemError) {
            let folder = try files.status(place.folder).identity
            guard !synced.contains(folder) else { return }
            try files.synchronize(place.folder)
            synced.insert(folder)
        }
        guard let failure else {
            each { (work) throws(FileError) in
                try work.place.system { () throws(SystemError) in try synchronize(work.place) }
            }
            return
        }
        for (index, work) in work where failures[index] == nil {
            do throws(SystemError) { try synchronize(work.place) } catch {
                failures[index] = failure(work, error)
            }
        }
    }
}
