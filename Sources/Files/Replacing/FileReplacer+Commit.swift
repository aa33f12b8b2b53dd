extension FileReplacer {
    /// Puts staged files into place.
    ///
    /// - Parameter staged: files of one call; they share their syncs.
    /// - Returns: for each file what went wrong, or nil. With the code `notDurable` the new file
    ///   stands in its place; with `halfChanged` it is neither the old nor the new one, and its journal
    ///   stands beside it; with any other, it is the old one.
    package func commit(_ staged: [StagedFile]) -> [FileError?] {
        defer { for file in staged { file.finish() } }
        var outcomes = [FileError?](repeating: nil, count: staged.count)
        var new: [(index: Int, work: TemporaryFile)] = []
        var edits: [(index: Int, work: InPlaceEdit)] = []
        for (index, file) in staged.enumerated() {
            do throws(FileError) { try file.checkUncommitted() } catch {
                outcomes[index] = error
                continue
            }
            switch file.work {
            case .replacement(let file): new.append((index, file))
            case .edit(let edit): edits.append((index, edit))
            }
        }
        for (index, failure) in putInPlace(new) { outcomes[index] = failure }
        for (index, failure) in change(edits) { outcomes[index] = failure }
        return outcomes
    }

    /// Gives new files their names, once they are on the disk.
    private func putInPlace(_ new: [(index: Int, work: TemporaryFile)]) -> [Int: FileError] {
        var batch = CommitBatch(new, files, synchronizes: options.synchronizes)
        batch.synchronize(\.descriptor)
        batch.each { (file) throws(FileError) in try file.putInPlace() }
        batch.synchronizeFolders { file, error in
            FileError(
                .notDurable, path: file.path,
                "the new file is in place, but its folder could not be synced: \(error.words)",
                hint: "it may be the old file again after a power cut")
        }
        return batch.failures
    }

    /// Changes files themselves, once their journals are on the disk.
    private func change(_ edits: [(index: Int, work: InPlaceEdit)]) -> [Int: FileError] {
        guard !edits.isEmpty else { return [:] }
        let synchronizes = options.synchronizes
        var batch = CommitBatch(edits, files, synchronizes: synchronizes)
        batch.each { (edit) throws(FileError) in try edit.writeJournal() }
        batch.synchronize { $0.journalDescriptor ?? $0.descriptor }
        batch.synchronizeFolders()
        batch.each { (edit) throws(FileError) in
            try edit.begin()
            try edit.move(synchronizing: synchronizes)
            try edit.write()
        }
        batch.synchronize(\.descriptor)
        batch.each { (edit) throws(FileError) in try edit.removeJournal() }
        batch.synchronizeFolders { edit, error in
            FileError(
                .notDurable, path: edit.place.path,
                "the file is changed, but its folder could not be synced: \(error.words)",
                hint: "the change may be undone after a power cut")
        }
        return batch.failures
    }
}
