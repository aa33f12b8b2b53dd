package import FITS
package import Files

/// Stamps files and takes stamps off, so that nothing of a file is ever lost.
public struct Stamper: Sendable {
    private let replacer: FileReplacer
    private let profile: Profile

    /// Makes a stamper.
    ///
    /// - Parameter profile: the fields and their keywords.
    public init(profile: Profile = .cta) {
        self.init(profile: profile, replacer: FileReplacer())
    }

    /// Makes a stamper that replaces files in its own way.
    ///
    /// - Parameters:
    ///   - profile: the fields and their keywords.
    ///   - replacer: replaces files.
    package init(profile: Profile = .cta, replacer: FileReplacer) {
        self.profile = profile
        self.replacer = replacer
    }

    /// Works out a stamp and writes nothing.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: the path that the stamped file would have, if not the same.
    ///   - request: how the product was made.
    ///   - inputs: finds what was used.
    /// - Returns: the stamp.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`.
    package func plan(
        _ path: String, output: String? = nil, _ request: StampRequest,
        inputs: inout InputReader
    ) throws -> StampPlan {
        try InterruptedEdit.check(path)
        let file = try FITSFile(reading: path, measuring: request.content.measuring) {
            $0.isProvenanceDocument
        }
        return try StampPlan(
            file, request, profile: profile, target: output ?? path, inputs: &inputs)
    }

    /// Stages a stamped file; ``FileReplacer/commit(_:)`` puts it into place.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the stamped file goes, if not in the place of the original.
    ///   - request: how the product was made.
    ///   - inputs: finds what was used.
    /// - Returns: the staged file and the plan that it follows.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`; the file is untouched.
    package func stage(
        _ path: String, output: String? = nil, _ request: StampRequest,
        inputs: inout InputReader
    ) throws -> (StagedFile, StampPlan) {
        try stage(try begin(path, output: output), output: output, request, inputs: &inputs)
    }

    /// Opens and locks a file that is to be stamped or stripped; what then is done with it needs no other
    /// lock, so that several may be staged at once if they were begun in an order that all keep to.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the new file goes, if not in the place of the original.
    /// - Returns: the file and the place of the new one.
    /// - Throws: ``FITSError`` if it cannot be read, or the new file may not be made.
    package func begin(_ path: String, output: String? = nil) throws(FITSError) -> Replacement {
        try replacer.begin(path, output: output)
    }

    /// Stages a stamped file from one that was begun with.
    ///
    /// - Parameters:
    ///   - replacement: the file and the place of the new one.
    ///   - output: where the stamped file goes, if not in the place of the original.
    ///   - request: how the product was made.
    ///   - inputs: finds what was used.
    /// - Returns: the staged file and the plan that it follows.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`; the file is untouched.
    package func stage(
        _ replacement: Replacement, output: String? = nil, _ request: StampRequest,
        inputs: inout InputReader
    ) throws -> (StagedFile, StampPlan) {
        let path = replacement.path
        var plan: StampPlan?
        let staged = try replacer.stage(
            replacement, measuring: request.content.measuring, keep: { $0.isProvenanceDocument },
            foresees: true
        ) { file, shiftUnit in
            let made = try StampPlan(
                file, request, profile: profile, target: output ?? path, inputs: &inputs,
                shiftUnit: shiftUnit)
            plan = made
            return made.segments
        }
        guard let staged, let plan else {
            throw FitsProvError(.refused, path: path, "nothing was staged")
        }
        return (staged, plan)
    }

    /// Stages a file without its stamp.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - output: where the stripped file goes, if not in the place of the original.
    /// - Returns: the staged file and what the user should know, or nil if the file has no stamp.
    /// - Throws: ``FITSError`` or ``FitsProvError``; the file is untouched.
    package func stageStripped(
        _ path: String, output: String? = nil
    ) throws -> (StagedFile, warnings: [String])? {
        try stageStripped(try begin(path, output: output))
    }

    /// Stages a file without its stamp, from one that was begun with.
    ///
    /// - Parameter replacement: the file and the place of the new one.
    /// - Returns: the staged file and what the user should know, or nil if the file has no stamp.
    /// - Throws: ``FITSError`` or ``FitsProvError``; the file is untouched.
    package func stageStripped(
        _ replacement: Replacement
    ) throws -> (StagedFile, warnings: [String])? {
        var warnings: [String] = []
        let staged = try replacer.stage(
            replacement, measuring: ContentSource.unrecorded.measuring
        ) { file, _ in
            let base = try UnstampedFile(file)
            let former = base.formerDocument
            guard base.formerStamp != nil || former != nil else { return nil }
            try base.checkDescription(base.header)
            warnings = base.warnings
            return base.segments(header: base.header, dropping: former, appending: [])
        }
        return staged.map { ($0, warnings) }
    }

    /// Puts staged files into place.
    ///
    /// - Parameter staged: files of one call.
    /// - Returns: for each file what went wrong, or nil.
    package func commit(_ staged: [StagedFile]) -> [FITSError?] {
        replacer.commit(staged)
    }

    /// Removes what a killed process left next to a file.
    ///
    /// - Parameter path: a file.
    package func sweep(nextTo path: String) {
        replacer.sweep(nextTo: path)
    }
}
