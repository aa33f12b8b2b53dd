package import Files

extension FileReplacer {
    /// Stages the successor of a FITS file, made from what is in the original.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    ///   - measuring: what the edit needs to know of the data.
    ///   - limits: how much of the file is read before it is refused.
    ///   - keep: whether the edit needs the data of an HDU.
    ///   - foresees: whether the edit may be asked beforehand as well, with digests that are none.
    ///   - edit: makes the new file from the measured original; nil if nothing is to be done.
    /// - Returns: the staged file, or nil if nothing is to be done.
    /// - Throws: ``FITSError``, or what `edit` throws; nothing is left behind.
    package func stage(
        _ path: String, output: String? = nil, measuring: Measuring = [.checksums, .digests],
        limits: Limits = .standard, keep: (HDU) -> Bool = { _ in false }, foresees: Bool = false,
        edit: (FITSFile) throws -> [Segment]?
    ) throws -> StagedFile? {
        try stage(
            path, output: output, measuring: { _ in measuring }, limits: limits, keep: keep,
            foresees: foresees
        ) { file, _ in try edit(file) }
    }

    /// Stages the successor of a FITS file, whose header may grow so that the data stay where they are.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    ///   - measuring: what the edit needs to know of the data of an HDU.
    ///   - limits: how much of the file is read before it is refused.
    ///   - keep: whether the edit needs the data of an HDU.
    ///   - foresees: whether the edit may be asked beforehand as well, with digests that are none: where
    ///     it then wants the data to stand, they are copied while they are measured.
    ///   - edit: makes the new file from the measured original; nil if nothing is to be done. Its second
    ///     argument is the number of bytes of which the data may move multiples without being copied;
    ///     nil where that makes no difference.
    /// - Returns: the staged file, or nil if nothing is to be done.
    /// - Throws: ``FITSError``, or what `edit` throws; nothing is left behind.
    package func stage(
        _ path: String, output: String?, measuring: (HDU) -> Measuring, limits: Limits = .standard,
        keep: (HDU) -> Bool = { _ in false }, foresees: Bool = false,
        edit: (FITSFile, _ shiftUnit: Int?) throws -> [Segment]?
    ) throws -> StagedFile? {
        try stage(
            try begin(path, output: output), measuring: measuring, limits: limits, keep: keep,
            foresees: foresees, edit: edit)
    }

    /// Stages the successor of a FITS file that is open and locked already.
    ///
    /// - Parameters:
    ///   - replacement: the original and the place of the new file.
    ///   - measuring: what the edit needs to know of the data of an HDU.
    ///   - limits: how much of the file is read before it is refused.
    ///   - keep: whether the edit needs the data of an HDU.
    ///   - foresees: whether the edit may be asked beforehand as well.
    ///   - edit: makes the new file from the measured original, as for a path.
    /// - Returns: the staged file, or nil if nothing is to be done.
    /// - Throws: ``FITSError``, or what `edit` throws; nothing is left behind.
    package func stage(
        _ replacement: Replacement, measuring: (HDU) -> Measuring, limits: Limits = .standard,
        keep: (HDU) -> Bool = { _ in false }, foresees: Bool = false,
        edit: (FITSFile, _ shiftUnit: Int?) throws -> [Segment]?
    ) throws -> StagedFile? {
        let source = try SourceBytes(replacement, limits: limits)
        return try withExtendedLifetime(source) { () -> StagedFile? in
            defer { replacement.stopCopying() }
            if foresees, copiesAhead(replacement) {
                let headers = try source.read({ _ in [] }, limits: limits, keep: keep)
                let supposed = headers.supposing(measuring)
                // What is wrong is said below, of the file as it is.
                if let segments = try? edit(supposed, replacement.shiftUnit) {
                    try copyAhead(replacement, segments, from: source.descriptor)
                }
            }
            let file = try source.read(measuring, limits: limits, keep: keep)
            guard let segments = try edit(file, replacement.shiftUnit) else { return nil }
            return try stage(replacement, segments, from: source.descriptor)
        }
    }
}

extension FileReplacer {
    /// How a FITS file will become another one, as far as that is known before anything is written.
    ///
    /// - Parameters:
    ///   - path: the original.
    ///   - output: where the new file goes, if not in the original's place.
    /// - Returns: the strategy; a gzipped file is copied, whatever the file system can do.
    /// - Throws: `refused` for a gzipped original that would have to be replaced itself, as staging does.
    package func foreseenStrategy(
        for path: String, output: String?
    ) throws(FITSError) -> Strategy {
        let stream = try ByteStream(path: path, limits: .standard)
        guard stream.compression == .gzip else {
            return expectedStrategy(for: path, output: output)
        }
        let target = OpenFolder.Identity(of: output ?? path)
        guard target != OpenFolder.Identity(of: path) else { throw SourceBytes.refusal(path) }
        return .copy
    }
}
