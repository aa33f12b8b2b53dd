extension FileReplacer {
    /// Makes a clone of the original into the new file.
    ///
    /// What both share is not compared: it is the same on the disk.
    ///
    /// - Returns: false if there is no clone, or what stays would have to move by other than whole
    ///   blocks, or cannot move here; the clone is then of no use.
    func changeClone(
        _ replacement: Replacement, _ segments: [Segment]
    ) throws(FileError) -> Bool {
        guard let clone = replacement.clone else { return false }
        let original = replacement.original
        let plan = EditPlan(segments, of: original.status.size)
        let isChanged = try clone.place.system { () throws(SystemError) -> Bool? in
            let unit = try files.blockSize(original.descriptor)
            let rest = plan.newSize - plan.kept.count
            guard !plan.kept.isEmpty, plan.canShift(by: unit), rest <= InPlaceEdit.mostBytes,
                try plan.move(clone.descriptor, seam: plan.seam(unit), files)
            else { return nil }
            let head = try files.bytes(of: plan.head, from: original.descriptor)
            let tail = try files.bytes(of: plan.tail, from: original.descriptor)
            return try plan.write(head, tail, to: clone.descriptor, files)
        }
        guard let isChanged else {
            replacement.clone = nil
            return false
        }
        guard isChanged else {
            throw FileError(
                .changed, path: clone.path, "what was written does not read back the same",
                hint: "the original is untouched; check the disk")
        }
        return true
    }
}

extension FileReplacer {
    /// How a file will become another one, as far as that is known before anything is written.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    /// - Returns: a clone where the file system is one that shares blocks, and the file is worth it.
    package func expectedStrategy(for path: String, output: String?) -> Strategy {
        if options.changesInPlace { return .journal }
        let folder = Paths.folder(of: output ?? path)
        guard let size = try? SmallFile.size(path), size >= FileReplacer.smallestClone,
            SharedBlocks.areKnown(to: folder),
            OpenFolder.Identity(of: path)?.device == OpenFolder.Identity(of: folder)?.device
        else { return .copy }
        return .clone
    }
}
