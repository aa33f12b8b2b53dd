/// Replaces files so that nothing is ever lost: a file is either the old one or the new one, whole.
///
/// A file is staged first: opened without following a link, locked, its successor written beside it
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
    private let limits: Limits

    /// From this many files on, one sync of the file system is cheaper than one a file.
    private static let batchForOneSync = 8
    /// The most names of a folder that are looked at for orphans.
    private static let mostNamesSwept = 50_000

    /// Makes a replacer.
    ///
    /// - Parameters:
    ///   - files: the operating system.
    ///   - options: what the caller chose.
    ///   - limits: how much of a file is read before it is refused.
    public init(
        files: any FileOperations = SystemFiles(), options: Options = Options(),
        limits: Limits = .standard
    ) {
        self.files = files
        self.options = options
        self.limits = limits
    }

    /// Stages the successor of a file.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    ///   - measuring: what the edit needs to know of the data.
    ///   - keep: whether the edit needs the data of an HDU.
    ///   - edit: makes the new file from the measured original; nil if nothing is to be done.
    /// - Returns: the staged file, or nil if nothing is to be done.
    /// - Throws: ``FITSError``, or what `edit` throws; nothing is left behind.
    public func stage(
        _ path: String, output: String? = nil, measuring: Measuring = [.checksums, .digests],
        keep: (HDU) -> Bool = { _ in false },
        edit: (FITSFile) throws -> [Segment]?
    ) throws -> StagedFile? {
        let place = try FilePlace(path, files: files, mustExist: true)
        let output = try output.flatMap { (output) throws(FITSError) in
            try isSame(place, as: output) ? nil : output
        }
        let original = try OriginalFile(
            place, forReplacing: output == nil, allowsHardLinks: options.allowsHardLinks)
        let target = try output.map { (output) throws(FITSError) in try outputPlace(output) }
        let source = try SourceBytes(original, expandingBeside: target, limits: limits)
        let file = try source.read(measuring, limits: limits, keep: keep)
        guard let segments = try edit(file) else { return nil }
        let staged = try StagedFile(
            target?.place ?? place, replacing: target == nil ? original : target?.existing)
        let writer = ContentWriter(staged, source: source.descriptor)
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
    /// - Throws: ``FITSError``; nothing is left behind.
    public func stage(
        _ bytes: [UInt8], as output: String, permissions: UInt32
    ) throws(FITSError) -> StagedFile {
        let target = try outputPlace(output)
        let staged = try StagedFile(target.place, replacing: target.existing)
        // No segment is taken from an original, so there is no descriptor of one.
        let writer = ContentWriter(staged, source: -1)
        try writer.write([.bytes(bytes)])
        if let existing = target.existing {
            try copyAttributes(from: existing, to: staged, isSameFile: true)
        } else {
            try staged.place.system { () throws(SystemError) in
                try files.setPermissions(staged.descriptor, permissions)
            }
        }
        try writer.compare([.bytes(bytes)])
        return staged
    }

    /// Puts staged files into place.
    ///
    /// - Parameter staged: files of one call; they share their syncs.
    /// - Returns: for each file what went wrong, or nil. With the code `notDurable` the new file
    ///   stands in its place; with any other, the old one.
    public func commit(_ staged: [StagedFile]) -> [FITSError?] {
        defer { for file in staged { file.finish() } }
        var outcomes = [FITSError?](repeating: nil, count: staged.count)
        if options.synchronizes { synchronize(staged, &outcomes) }
        for (index, file) in staged.enumerated() where outcomes[index] == nil {
            do throws(FITSError) { try file.putInPlace() } catch { outcomes[index] = error }
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
                outcomes[index] = FITSError(
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
    public func sweep(besides path: String) -> [String] {
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

    private func synchronize(_ staged: [StagedFile], _ outcomes: inout [FITSError?]) {
        var synced: Set<UInt64> = []
        for (index, file) in staged.enumerated() {
            do throws(FITSError) {
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
    private func isSame(_ original: FilePlace, as output: String) throws(FITSError) -> Bool {
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
            throw FITSError(.refused, path: output, "is another name of the original (hard link)")
        }
        return true
    }

    private func exists(_ output: String) -> FITSError {
        FITSError(.refused, path: output, "exists already", hint: "--overwrite replaces it")
    }

    private func outputPlace(_ output: String) throws(FITSError) -> OutputPlace {
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
    ) throws(FITSError) {
        do throws(SystemError) {
            let own = try files.status(staged.descriptor)
            guard own.user != status.user || own.group != status.group else { return }
            try files.setOwner(staged.descriptor, user: status.user, group: status.group)
        } catch  where error.number == SystemError.notPermitted {
            throw FITSError(
                .refused, path: staged.path,
                "belongs to another user or group, which the new file could not",
                hint: "--output writes a copy of your own")
        } catch {
            throw error.on(staged.path)
        }
    }

    private func copyAttributes(
        from original: OriginalFile, to staged: StagedFile, isSameFile: Bool
    ) throws(FITSError) {
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

/// Where an output file goes, and what stands there now.
struct OutputPlace {
    let place: FilePlace
    let existing: OriginalFile?
}
