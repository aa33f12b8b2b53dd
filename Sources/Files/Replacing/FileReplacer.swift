/// Replaces files so that nothing is ever lost: a file is either the old one or the new one, whole.
///
/// A file is staged first: opened without following a link, locked, the new one written next to it
/// under a temporary name, read back and compared. Staged files are then committed together: synced,
/// and renamed into place. Until its rename, an original is untouched, byte for byte.
public struct FileReplacer: Sendable {
    /// What a caller may choose.
    public struct Options: Sendable, Hashable {
        /// Whether a file with several names may be replaced under one of them.
        public var allowsHardLinks = false
        /// Whether to wait until the new files are on the disk before they take their names.
        public var synchronizes = true
        /// Whether an output file that exists may be replaced.
        public var overwrites = false

        /// Makes the options that are safe.
        public init() {}
    }

    private let files: any FileOperations
    private let options: Options

    /// From this many files on, one sync of the file system is cheaper than one a file.
    private static let batchForOneSync = 8
    /// The most names of a folder that are looked at for orphans.
    private static let mostNamesSwept = 50_000

    /// Makes a replacer.
    ///
    /// - Parameters:
    ///   - files: the operating system.
    ///   - options: what the caller chose.
    public init(files: any FileOperations = SystemFiles(), options: Options = Options()) {
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
            place, forReplacing: elsewhere == nil, allowsHardLinks: options.allowsHardLinks)
        guard let elsewhere else { return Replacement(original: original, target: nil) }
        return Replacement(original: original, target: try outputPlace(elsewhere))
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
        let (original, target) = (replacement.original, replacement.target)
        let staged = try StagedFile(
            target?.place ?? original.place,
            replacing: target == nil ? original : target?.existing)
        let writer = ContentWriter(staged, source: source)
        try writer.write(segments)
        try copyAttributes(from: original, to: staged, isSameFile: target == nil)
        try writer.compare(segments)
        try original.checkUnchanged()
        return staged
    }

    /// Stages a file of any kind that is made anew.
    ///
    /// - Parameters:
    ///   - bytes: the whole content.
    ///   - output: where the file goes; an existing one is replaced only with
    ///     ``Options/overwrites``, and then keeps its owner, permissions and attributes.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    /// - Returns: the staged file.
    /// - Throws: ``FileError``; nothing is left behind.
    public func stage(
        _ bytes: [UInt8], as output: String, permissions: UInt32
    ) throws(FileError) -> StagedFile {
        let target = try outputPlace(output)
        let staged = try StagedFile(target.place, replacing: target.existing)
        // No segment is taken from an original, so there is no descriptor of one.
        let writer = ContentWriter(staged, source: -1)
        try writer.write([.bytes(bytes)])
        try giveAttributes(to: staged, of: target.existing, permissions: permissions)
        try writer.compare([.bytes(bytes)])
        return staged
    }

    /// Stages a file of any kind that is made anew, piece by piece.
    ///
    /// - Parameters:
    ///   - output: where the file goes; an existing one is replaced only with
    ///     ``Options/overwrites``, and then keeps its owner, permissions and attributes.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    ///   - body: makes the content, and gives each piece to its argument.
    /// - Returns: the staged file, and what the body returns.
    /// - Throws: ``FileError``, and what the body throws; nothing is left behind.
    public func stage<Value>(
        as output: String, permissions: UInt32,
        _ body: (_ write: ([UInt8]) throws(FileError) -> Void) throws -> Value
    ) throws -> (StagedFile, Value) {
        let target = try outputPlace(output)
        let staged = try StagedFile(target.place, replacing: target.existing)
        let writer = ContentWriter(staged, source: -1)
        var size = 0
        let value = try body { (bytes) throws(FileError) in
            try staged.write(bytes[...], at: size)
            try writer.compare([.bytes(bytes)], from: size)
            size += bytes.count
        }
        try giveAttributes(to: staged, of: target.existing, permissions: permissions)
        return (staged, value)
    }

    /// Puts staged files into place.
    ///
    /// - Parameter staged: files of one call; they share their syncs.
    /// - Returns: for each file what went wrong, or nil. With the code `notDurable` the new file
    ///   is in its place; with any other, the old one.
    public func commit(_ staged: [StagedFile]) -> [FileError?] {
        defer { for file in staged { file.finish() } }
        var outcomes = [FileError?](repeating: nil, count: staged.count)
        if options.synchronizes { synchronize(staged, &outcomes) }
        for (index, file) in staged.enumerated() where outcomes[index] == nil {
            do throws(FileError) { try file.putInPlace() } catch { outcomes[index] = error }
        }
        guard options.synchronizes else { return outcomes }
        var synced: Set<FileStatus.Identity> = []
        for (index, file) in staged.enumerated() where outcomes[index] == nil {
            do throws(SystemError) {
                let folder = try files.status(file.place.folder).identity
                guard !synced.contains(folder) else { continue }
                try files.synchronize(file.place.folder)
                synced.insert(folder)
            } catch {
                outcomes[index] = FileError(
                    .notDurable, path: file.path,
                    "the new file is in place, but its folder could not be synced: \(error.words)",
                    hint: "it may be the old file again after a power cut")
            }
        }
        return outcomes
    }

    /// Removes temporaries that a killed process left in the folder of a file.
    ///
    /// - Parameter path: a file, there or not yet; its folder is swept. Temporaries in use are
    ///   locked and stay.
    /// - Returns: the names that were removed.
    @discardableResult
    public func sweep(nextTo path: String) -> [String] {
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

    private func synchronize(_ staged: [StagedFile], _ outcomes: inout [FileError?]) {
        var synced: Set<UInt64> = []
        for (index, file) in staged.enumerated() {
            do throws(FileError) {
                try file.checkUncommitted()
                try file.place.system { () throws(SystemError) in
                    guard staged.count >= FileReplacer.batchForOneSync else {
                        return try files.synchronize(file.descriptor)
                    }
                    let device = try files.status(file.descriptor).identity.device
                    if synced.contains(device) { return }
                    try files.synchronizeFileSystem(file.descriptor)
                    synced.insert(device)
                }
            } catch {
                outcomes[index] = error
            }
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

    private func outputPlace(_ output: String) throws(FileError) -> OutputPlace {
        let place = try FilePlace(output, files: files, mustExist: false)
        guard (try? files.status(place.name, in: place.folder)) != nil else {
            return OutputPlace(place: place, existing: nil)
        }
        guard options.overwrites else {
            throw exists(output)
        }
        let existing = try OriginalFile(
            place, forReplacing: true, allowsHardLinks: options.allowsHardLinks)
        return OutputPlace(place: place, existing: existing)
    }

    private func keepOwner(
        _ status: FileStatus, of staged: StagedFile
    ) throws(FileError) {
        do throws(SystemError) {
            let own = try files.status(staged.descriptor)
            guard own.user != status.user || own.group != status.group else { return }
            try files.setOwner(staged.descriptor, user: status.user, group: status.group)
        } catch  where error.number == SystemError.notPermitted {
            throw FileError(
                .refused, path: staged.path,
                "belongs to another user or group, which a new file cannot keep",
                hint: "--output writes a copy of your own")
        } catch {
            throw error.on(staged.path)
        }
    }

    private func giveAttributes(
        to staged: StagedFile, of existing: OriginalFile?, permissions: UInt32
    ) throws(FileError) {
        if let existing { return try copyAttributes(from: existing, to: staged, isSameFile: true) }
        try staged.place.system { () throws(SystemError) in
            try files.setPermissions(staged.descriptor, permissions)
        }
    }

    private func copyAttributes(
        from original: OriginalFile, to staged: StagedFile, isSameFile: Bool
    ) throws(FileError) {
        let status = original.status
        if isSameFile { try keepOwner(status, of: staged) }
        try staged.place.system { () throws(SystemError) in
            for attribute in try files.attributes(original.descriptor) {
                do throws(SystemError) {
                    try files.setAttribute(staged.descriptor, attribute)
                } catch  where attribute.isForSystemOnly || !isSameFile {
                    continue
                }
            }
            try files.setPermissions(staged.descriptor, status.permissions)
        }
    }
}

extension FileAttribute {
    /// Whether the system sets such attributes by itself, and lets no one else do so.
    fileprivate var isForSystemOnly: Bool {
        name.hasPrefix("security.") || name.hasPrefix("trusted.")
            || name.hasPrefix("system.") && name != "system.posix_acl_access"
    }
}
