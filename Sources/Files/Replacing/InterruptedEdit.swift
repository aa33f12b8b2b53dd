/// A change in place that did not come to its end: its journal stands beside the file.
///
/// Undoing it can itself be interrupted at any moment, and begun again.
package struct InterruptedEdit {
    private let place: FilePlace
    private let descriptor: Int32
    private let journalName: String
    private let bytes: [UInt8]

    private var files: any FileOperations { place.files }

    /// What a reader says of a file with a journal.
    static let notice =
        "is being changed in place, or that was broken off; the next stamp or strip undoes it"

    /// Fails if a file is being changed in place, or was when a process ended.
    ///
    /// - Parameter path: a file; links are followed.
    /// - Throws: `halfChanged`.
    package static func check(_ path: String) throws(FileError) {
        guard let resolved = Paths.resolved(path),
            let journal = UndoJournal.name(for: Paths.name(of: resolved)),
            try Paths.resolving(Paths.joined(Paths.folder(of: resolved), journal)) != nil
        else { return }
        throw FileError(.halfChanged, path: path, notice)
    }

    /// Finds the journal of a file; nil if there is none.
    ///
    /// - Parameters:
    ///   - place: the file.
    ///   - descriptor: the file, open for writing and locked.
    /// - Throws: why the journal cannot be read.
    init?(_ place: FilePlace, _ descriptor: Int32) throws(FileError) {
        guard let name = UndoJournal.name(for: place.name) else { return nil }
        let files = place.files
        let found = try place.system { () throws(SystemError) -> [UInt8]? in
            let journal: Int32
            do throws(SystemError) { journal = try files.open(name, in: place.folder) } catch
                where error.number == SystemError.noSuchFile
            { return nil }
            defer { files.close(journal) }
            let status = try files.status(journal)
            guard status.isRegular, status.size <= 2 * InPlaceEdit.mostBytes else { return [] }
            return try files.bytes(of: journal, in: 0..<status.size)
        }
        guard let found else { return nil }
        (self.place, self.descriptor, journalName, bytes) = (place, descriptor, name, found)
    }

    /// Puts the file back to what it was, and removes the journal.
    ///
    /// - Parameter synchronizing: whether to wait for the disk.
    /// - Throws: `halfChanged` if the journal is not about this file or does not fit to it.
    func undo(synchronizing: Bool) throws(FileError) {
        guard let journal = UndoJournal(bytes), let state = UndoJournal.state(bytes) else {
            // It was not whole, so nothing had been changed.
            try system { () throws(SystemError) in
                try files.unlink(journalName, in: place.folder)
            }
            return
        }
        let status = try system { () throws(SystemError) in try files.status(descriptor) }
        guard status.identity == journal.file else {
            throw misfit("is about another file that had this name")
        }
        if state == .writing { try restoreTail(journal, synchronizing) }
        if journal.shift != 0 { try moveBack(journal) }
        try system { () throws(SystemError) in
            try files.writeAll(descriptor, journal.oldHead[...], at: 0)
            if synchronizing { try files.synchronize(descriptor) }
        }
        let size = try system { () throws(SystemError) in try files.status(descriptor).size }
        guard size == journal.oldSize else { throw misfit("does not fit to the file") }
        try system { () throws(SystemError) in
            try files.unlink(journalName, in: place.folder)
            if synchronizing { try files.synchronize(place.folder) }
        }
    }

    /// Puts back what stood behind the bytes that stay, where they are now.
    private func restoreTail(_ journal: UndoJournal, _ synchronizing: Bool) throws(FileError) {
        try system { () throws(SystemError) in
            let end = journal.kept.upperBound + journal.shift
            try files.truncate(descriptor, size: end)
            try files.writeAll(descriptor, journal.oldTail[...], at: end)
            guard journal.shift != 0 else { return }
            if synchronizing { try files.synchronize(descriptor) }
            let own = try files.openToWrite(journalName, in: place.folder)
            defer { files.close(own) }
            try UndoJournal.note(.restoring, own, files)
            if synchronizing { try files.synchronize(own) }
        }
    }

    /// Moves the bytes that stay back to where they were, from wherever a move was broken off.
    ///
    /// While blocks are inserted or removed, the file has a hole of their size: in front of it lies
    /// what has its place already or still, behind it the rest. The file had no hole of its own.
    private func moveBack(_ journal: UndoJournal) throws(FileError) {
        let count = abs(journal.shift)
        try system { () throws(SystemError) in
            let size = try files.status(descriptor).size
            let larger = max(journal.oldSize, journal.oldSize + journal.shift)
            if size == larger {
                let hole = try files.firstHole(descriptor).flatMap { $0 < size ? $0 : nil }
                if journal.shift > 0 {
                    try collapse(at: hole ?? journal.seam, count: count)
                } else if let hole {
                    try collapse(at: hole, count: count)
                }
            }
            guard journal.shift < 0 else { return }
            if try files.status(descriptor).size == journal.oldSize + journal.shift {
                guard try files.insertRange(descriptor, at: journal.seam, count: count) else {
                    throw SystemError("fallocate", SystemError.notSupported)
                }
            }
        }
    }

    private func collapse(at offset: Int, count: Int) throws(SystemError) {
        guard try files.collapseRange(descriptor, at: offset, count: count) else {
            throw SystemError("fallocate", SystemError.notSupported)
        }
    }

    private func misfit(_ why: String) -> FileError {
        FileError(
            .halfChanged, path: place.path, "the journal \(journalName) beside it \(why)",
            hint: "see docs/safety.md before you delete either")
    }

    private func system<T>(_ body: () throws(SystemError) -> T) throws(FileError) -> T {
        try place.system(body)
    }
}
