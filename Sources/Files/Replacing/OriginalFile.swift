import Synchronization

/// The file that is to be replaced: open, locked, and watched for changes.
final class OriginalFile: Sendable {
    let place: FilePlace
    let descriptor: Int32
    let status: FileStatus
    /// Whether a change in place had been broken off, and was undone.
    let undidInterruptedEdit: Bool
    private let isClosed = Atomic(false)

    /// How often to try again when the file is replaced while waiting for its lock.
    private static let attempts = 100

    /// Opens and locks a regular file.
    ///
    /// - Throws: `notAFile`, `system`, or `refused` for a file with several names or one that the
    ///   user may not write, unless they are only to be read.
    init(_ place: FilePlace, forReplacing: Bool, allowsHardLinks: Bool) throws(FileError) {
        let files = place.files
        var found: (Int32, FileStatus)?
        for _ in 0..<OriginalFile.attempts where found == nil {
            let isRegular = try place.system { () throws(SystemError) in
                try files.status(place.name, in: place.folder).isRegular
            }
            guard isRegular else {
                throw FileError(.notAFile, path: place.path, "is not a regular file")
            }
            found = try OriginalFile.openLocked(place)
        }
        guard let (descriptor, status) = found else {
            throw FileError(.changed, path: place.path, "is replaced again and again by others")
        }
        do throws(FileError) {
            undidInterruptedEdit = try OriginalFile.undoInterruptedEdit(place)
            self.status =
                undidInterruptedEdit
                ? try place.system { () throws(SystemError) in try files.status(descriptor) }
                : status
        } catch {
            files.close(descriptor)
            throw error
        }
        (self.place, self.descriptor) = (place, descriptor)
        guard status.isRegular else {
            throw FileError(.notAFile, path: place.path, "is not a regular file")
        }
        guard forReplacing else { return }
        try place.system { () throws(SystemError) in
            try files.checkWritable(place.name, in: place.folder)
        }
        if status.links > 1, !allowsHardLinks {
            throw FileError(
                .refused, path: place.path,
                "has \(status.links) names (hard links), of which only this one would change",
                hint: "--break-links changes this one")
        }
    }

    deinit {
        close()
    }

    /// Lets go of the file and its lock.
    func close() {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        place.files.close(descriptor)
    }

    /// Undoes a change that a process began and did not end; the file is locked, so that process is gone.
    private static func undoInterruptedEdit(_ place: FilePlace) throws(FileError) -> Bool {
        guard let journal = UndoJournal.name(for: place.name) else { return false }
        do throws(SystemError) { _ = try place.files.status(journal, in: place.folder) } catch
            where error.number == SystemError.noSuchFile
        { return false } catch { throw error.on(place.path) }
        let descriptor: Int32
        do throws(SystemError) {
            descriptor = try place.files.openToWrite(place.name, in: place.folder)
        } catch {
            throw FileError(
                .halfChanged, path: place.path,
                "a change in place was broken off, and cannot be undone: \(error.words)")
        }
        defer { place.files.close(descriptor) }
        try InterruptedEdit(place, descriptor)?.undo(synchronizing: true)
        return true
    }

    /// Opens the file and takes its lock; nil if the name stands for another file by then.
    private static func openLocked(
        _ place: FilePlace
    ) throws(FileError) -> (Int32, FileStatus)? {
        let files = place.files
        let descriptor = try place.system { () throws(SystemError) in
            try files.open(place.name, in: place.folder)
        }
        do throws(FileError) {
            let isLocked = try place.system { () throws(SystemError) in
                try files.lock(descriptor, waiting: true)
            }
            guard isLocked else {
                throw FileError(
                    .refused, path: place.path, "is locked by another program",
                    hint: "nothing was written; try again when that is done")
            }
            let status = try place.system { () throws(SystemError) in
                try files.status(descriptor)
            }
            let now = try? files.status(place.name, in: place.folder)
            if now?.identity == status.identity { return (descriptor, status) }
        } catch {
            files.close(descriptor)
            throw error
        }
        files.close(descriptor)
        return nil
    }

    /// Fails if the file is no longer what it was when it was opened.
    func checkUnchanged() throws(FileError) {
        let (now, named) = try place.system { () throws(SystemError) in
            let now = try place.files.status(descriptor)
            return (now, try place.files.status(place.name, in: place.folder))
        }
        guard now.size == status.size, now.modified == status.modified,
            named.identity == status.identity
        else {
            throw FileError(
                .changed, path: place.path, "was changed by another program in the meantime",
                hint: "nothing was written; try again")
        }
    }
}
