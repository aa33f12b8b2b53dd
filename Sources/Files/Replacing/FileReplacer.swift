/// Replaces files so that nothing is ever lost: a file is either the old one or the new one, whole.
///
/// A file is staged first: opened without following a link, locked, the new one written next to it
/// under a temporary name, read back and compared. Staged files are then committed together: synced,
/// and renamed into place. Until its rename, an original is untouched, byte for byte. Only where the
/// caller asks for it is a file changed itself; a journal beside it then undoes what is broken off.
package struct FileReplacer: Sendable {
    /// What a caller may choose.
    package struct Options: Sendable, Hashable {
        /// Whether a file with several names may be replaced under one of them.
        package var allowsHardLinks = false
        /// Whether to wait until the new files are on the disk before they take their names.
        package var synchronizes = true
        /// Whether an output file that exists may be replaced.
        package var overwrites = false
        /// Whether a file is changed itself, with a journal beside it, instead of being replaced.
        package var changesInPlace = false

        /// Up to this size a file may be written anew as a whole in its place, whatever moves.
        package var largestRewritten = 4 << 20

        /// From this size on, the original is copied while the new file is still worked out.
        package var smallestCopiedAhead = 4 << 20

        /// Makes the options that are safe.
        package init() {}
    }

    let files: any FileOperations
    let options: Options

    /// From this size on, a clone is worth its calls.
    static let smallestClone = 1 << 20
    /// From this size on, a header may grow by whole blocks of the file system, so that data can stay.
    private static let smallestShift = 64 << 20
    /// The most names of a folder that are looked at for orphans.
    private static let mostNamesSwept = 50_000

    /// Makes a replacer.
    ///
    /// - Parameters:
    ///   - files: the operating system.
    ///   - options: what the caller chose.
    package init(files: any FileOperations = SystemFiles(), options: Options = Options()) {
        self.files = files
        self.options = options
    }

    /// Opens and locks a file that a new one is made from.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    /// - Returns: the original and the place of the new file.
    /// - Throws: ``FileError`` if the original cannot be read, or the new file may not be made.
    package func begin(_ path: String, output: String?) throws(FileError) -> Replacement {
        let place = try FilePlace(path, files: files, mustExist: true)
        let elsewhere: String?
        if let output {
            elsewhere = try isSame(place, as: output) ? nil : output
        } else {
            elsewhere = nil
        }
        let original = try OriginalFile(
            place, forReplacing: elsewhere == nil,
            allowsHardLinks: options.allowsHardLinks || options.changesInPlace)
        guard let elsewhere else {
            if options.changesInPlace { return try changing(original) }
            return try cloned(Replacement(original: original, target: nil))
        }
        return try cloned(Replacement(original: original, target: try outputPlace(elsewhere)))
    }

    private func changing(_ original: OriginalFile) throws(FileError) -> Replacement {
        let replacement = Replacement(original: original, target: nil)
        replacement.strategy = .journal
        if original.status.size > options.largestRewritten {
            replacement.shiftUnit = try original.place.system { () throws(SystemError) in
                try files.blockSize(original.descriptor)
            }
        }
        return replacement
    }

    /// Lets the new file share the blocks of the original, where that is worth it and possible.
    private func cloned(_ replacement: Replacement) throws(FileError) -> Replacement {
        let original = replacement.original
        guard original.status.size >= FileReplacer.smallestClone else { return replacement }
        let temporary = try replacement.temporary()
        let isCloned = try temporary.place.system { () throws(SystemError) in
            try files.clone(original.descriptor, to: temporary.descriptor)
        }
        guard isCloned else { return replacement }
        replacement.strategy = .clone
        replacement.clone = temporary
        if original.status.size >= FileReplacer.smallestShift {
            replacement.shiftUnit = try original.place.system { () throws(SystemError) in
                try files.blockSize(original.descriptor)
            }
        }
        return replacement
    }

    /// Stages the successor of a file.
    ///
    /// - Parameters:
    ///   - replacement: the original and the place of the new file.
    ///   - segments: the new file.
    ///   - source: the open file that the segments of the original are taken from.
    /// - Returns: the staged file.
    /// - Throws: ``FileError``; nothing is left behind.
    package func stage(
        _ replacement: Replacement, _ segments: [Segment], from source: Int32
    ) throws(FileError) -> StagedFile {
        let original = replacement.original
        if replacement.strategy == .journal {
            return StagedFile(
                try InPlaceEdit(
                    original, segments, largestRewritten: options.largestRewritten),
                undidInterruptedEdit: original.undidInterruptedEdit)
        }
        var isCloned = false
        if source == original.descriptor { isCloned = try changeClone(replacement, segments) }
        let temporary: TemporaryFile
        if isCloned, let clone = replacement.clone {
            temporary = clone
            try copyAttributes(
                from: original, to: temporary, isSameFile: replacement.target == nil)
        } else {
            temporary = try write(replacement, segments, from: source)
        }
        try original.checkUnchanged()
        return StagedFile(
            temporary, isCloned ? .clone : .copy,
            undidInterruptedEdit: original.undidInterruptedEdit)
    }

    /// Removes temporaries that a killed process left in the folder of a file.
    ///
    /// - Parameter path: a file, there or not yet; its folder is swept. Temporaries in use are
    ///   locked and stay.
    /// - Returns: the names that were removed.
    @discardableResult
    package func sweep(nextTo path: String) -> [String] {
        let existing = try? FilePlace(path, files: files, mustExist: true)
        guard let place = try? existing ?? FilePlace(path, files: files, mustExist: false),
            let names = try? files.names(in: place.folder, limit: FileReplacer.mostNamesSwept)
        else { return [] }
        return names.filter(TemporaryName.isTemporary).filter { name in
            guard let descriptor = try? files.open(name, in: place.folder) else { return false }
            defer { files.close(descriptor) }
            guard let isFree = try? files.lock(descriptor, waiting: false), isFree,
                (try? files.unlink(name, in: place.folder)) != nil
            else { return false }
            return true
        }
    }

    /// Whether an output is the original by another path; it could not be locked twice.
    private func isSame(_ original: FilePlace, as output: String) throws(FileError) -> Bool {
        let place = try FilePlace(output, files: files, mustExist: false)
        let identity = try? files.status(place.name, in: place.folder).identity
        guard let identity,
            identity == (try? files.status(original.name, in: original.folder).identity)
        else { return false }
        guard options.overwrites else { throw exists(output) }
        let isSamePlace =
            place.name == original.name
            && (try? files.status(place.folder).identity)
                == (try? files.status(original.folder).identity)
        guard isSamePlace else {
            throw FileError(.refused, path: output, "is another name of the original (hard link)")
        }
        return true
    }

    private func exists(_ output: String) -> FileError {
        FileError(.refused, path: output, "exists already", hint: "--overwrite replaces it")
    }

    func outputPlace(_ output: String) throws(FileError) -> OutputPlace {
        let place = try FilePlace(output, files: files, mustExist: false)
        do throws(SystemError) {
            _ = try files.status(place.name, in: place.folder)
        } catch  where error.number == SystemError.noSuchFile {
            return OutputPlace(place: place, existing: nil)
        } catch {
            throw error.on(output)
        }
        guard options.overwrites else {
            throw exists(output)
        }
        let existing = try OriginalFile(
            place, forReplacing: true, allowsHardLinks: options.allowsHardLinks)
        return OutputPlace(place: place, existing: existing)
    }
}
