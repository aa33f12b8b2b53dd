import Synchronization

/// A change of a file in its place, worked out and not begun.
///
/// The steps are those of ``FileReplacer/commit(_:)``, so that the files of one call share their syncs:
/// the journal is written; the bytes that stay are moved, if they have to; the others are written and
/// read back; the journal goes.
final class InPlaceEdit: StagedWork, Sendable {
    let original: OriginalFile
    let plan: EditPlan
    private let seam: Int
    private let newHead: [UInt8]
    private let newTail: [UInt8]
    private let journal: UndoJournal
    private let journalName: String
    let descriptor: Int32
    private let progress = Lock(Progress())

    /// How far the change is.
    private struct Progress {
        var journalDescriptor: Int32?
        /// Whether the file itself may have been touched: before that, there is nothing to undo.
        var isBegun = false
        var isClosed = false
    }

    var place: FilePlace { original.place }
    /// The open journal; nil before it is made.
    var journalDescriptor: Int32? { progress.withLock { $0.journalDescriptor } }
    private var files: any FileOperations { place.files }
    private var folder: Int32 { place.folder }

    /// The most bytes that are not kept, old and new ones; they are held in memory.
    static let mostBytes = 256 << 20

    /// Works out a change.
    ///
    /// - Parameters:
    ///   - original: the file, open and locked.
    ///   - segments: the new file.
    ///   - largestRewritten: up to this size a file may be written anew as a whole.
    /// - Throws: `refused` if it cannot be done in place; nothing was written.
    init(
        _ original: OriginalFile, _ segments: [Segment], largestRewritten: Int
    ) throws(FileError) {
        let place = original.place
        let files = place.files
        let size = original.status.size
        var plan = EditPlan(segments, of: size)
        let unit = try place.system { () throws(SystemError) in
            try files.blockSize(original.descriptor)
        }
        if plan.shift != 0 {
            if size <= largestRewritten {
                plan = EditPlan(rewriting: segments, of: size)
            } else {
                try InPlaceEdit.checkShift(plan, unit, original)
            }
        }
        let changed = size - plan.kept.count + plan.newSize - plan.kept.count
        guard changed <= InPlaceEdit.mostBytes else {
            throw InPlaceEdit.refused(place, "would change \(changed) bytes in place, too many")
        }
        guard let journalName = UndoJournal.name(for: place.name) else {
            throw InPlaceEdit.refused(place, "its name is too long for that of a journal beside it")
        }
        let seam = plan.shift == 0 ? 0 : plan.seam(unit)
        (newHead, newTail, journal) = try place.system { () throws(SystemError) in
            (
                try files.bytes(of: plan.head, from: original.descriptor),
                try files.bytes(of: plan.tail, from: original.descriptor),
                UndoJournal(
                    file: original.status.identity, oldSize: size, kept: plan.kept,
                    shift: plan.shift, seam: seam,
                    oldHead: try files.bytes(
                        of: original.descriptor, in: 0..<plan.kept.lowerBound),
                    oldTail: try files.bytes(
                        of: original.descriptor, in: plan.kept.upperBound..<size))
            )
        }
        (self.original, self.plan, self.seam, self.journalName) = (
            original, plan, seam, journalName
        )
        descriptor = try InPlaceEdit.openToWrite(original)
    }

    deinit {
        close()
    }

    /// Lets go of the file and its lock.
    func close() {
        let wasClosed = progress.withLock { progress in
            defer { progress.isClosed = true }
            return progress.isClosed
        }
        guard !wasClosed else { return }
        files.close(descriptor)
        if let journalDescriptor { files.close(journalDescriptor) }
        original.close()
    }

    /// Writes the journal.
    func writeJournal() throws(FileError) {
        try original.checkUnchanged()
        try system { () throws(SystemError) in
            let journalDescriptor = try files.create(journalName, in: folder)
            progress.withLock { $0.journalDescriptor = journalDescriptor }
            do throws(SystemError) {
                try files.writeAll(
                    journalDescriptor, journal.bytes(plan.shift == 0 ? .writing : .moving)[...],
                    at: 0)
            } catch {
                try? files.unlink(journalName, in: folder)
                throw error
            }
        }
    }

    /// Begins with the file itself, if nobody has changed it since it was read.
    ///
    /// The journal is on the disk by now, and that may have taken its time.
    func begin() throws(FileError) {
        try original.checkUnchanged()
        progress.withLock { $0.isBegun = true }
    }

    /// Moves the bytes that stay, if they have to, and notes that in the journal.
    func move(synchronizing: Bool) throws(FileError) {
        guard plan.shift != 0, let journalDescriptor else { return }
        try system { () throws(SystemError) in
            guard try plan.move(descriptor, seam: seam, files) else {
                throw SystemError("fallocate", SystemError.notSupported)
            }
            if synchronizing { try files.synchronize(descriptor) }
            try UndoJournal.note(.writing, journalDescriptor, files)
            if synchronizing { try files.synchronize(journalDescriptor) }
        }
    }

    /// Writes what is new, and reads it back.
    func write() throws(FileError) {
        let isSame = try system { () throws(SystemError) in
            try plan.write(newHead, newTail, to: descriptor, files)
        }
        guard isSame else {
            throw FileError(
                .changed, path: original.place.path,
                "what was written does not read back the same", hint: "check the disk")
        }
    }

    /// Removes the journal: from now on, the file is the new one.
    func removeJournal() throws(FileError) {
        try system { () throws(SystemError) in try files.unlink(journalName, in: folder) }
    }

    /// Undoes what was done of the change.
    ///
    /// - Returns: the cause; or, if the change cannot be undone either, an error that says so.
    func takeBack(after cause: FileError, synchronizing: Bool) -> FileError {
        guard let journalDescriptor else { return cause }
        do throws(FileError) {
            if progress.withLock({ $0.isBegun }) {
                try InterruptedEdit(original.place, descriptor)?.undo(synchronizing: synchronizing)
            } else {
                try withdraw(journalDescriptor, synchronizing: synchronizing)
            }
            return cause
        } catch {
            return FileError(
                .halfChanged, path: original.place.path,
                "\(cause.reason); and the change cannot be undone now: \(error.reason)",
                hint:
                    "\(journalName) beside it has what is needed; the next stamp or strip tries again"
            )
        }
    }

    /// Takes the journal away again, and leaves the file alone: what is in it may be another's.
    private func withdraw(
        _ journalDescriptor: Int32, synchronizing: Bool
    ) throws(FileError) {
        try system { () throws(SystemError) in
            // If it comes back after a power cut, it is empty, and nothing is undone by it.
            try? files.truncate(journalDescriptor, size: 0)
            try files.unlink(journalName, in: folder)
            if synchronizing { try? files.synchronize(folder) }
        }
    }

    private func system<T>(_ body: () throws(SystemError) -> T) throws(FileError) -> T {
        try original.place.system(body)
    }
}
