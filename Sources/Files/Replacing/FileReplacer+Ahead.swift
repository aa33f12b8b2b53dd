extension FileReplacer {
    /// Whether it is worth to work out beforehand what the new file will hold.
    package func copiesAhead(_ replacement: Replacement) -> Bool {
        replacement.strategy == .copy
            && replacement.original.status.size >= options.smallestCopiedAhead
    }

    /// Begins to copy the original on a thread of its own, before the new file is known.
    ///
    /// A guess that proves wrong costs the time of the copy, and nothing else: what does not stand
    /// where the new file has it is written again. The descriptor stays open until the file is staged, or
    /// ``Replacement/stopCopying()`` is called.
    ///
    /// - Parameters:
    ///   - replacement: the original and the place of the new file.
    ///   - segments: what the new file is expected to be.
    ///   - source: the open file that the segments of the original are taken from.
    /// - Throws: ``FileError`` if the new file cannot be made.
    package func copyAhead(
        _ replacement: Replacement, _ segments: [Segment], from source: Int32
    ) throws(FileError) {
        guard replacement.ahead == nil, copiesAhead(replacement) else { return }
        let temporary = try replacement.temporary()
        replacement.ahead = try CopyAhead(
            temporary, segments, smallest: options.smallestCopiedAhead, from: source)
    }

    /// Writes the new file and reads it back, but for what was copied ahead.
    func write(
        _ replacement: Replacement, _ segments: [Segment], from source: Int32
    ) throws(FileError) -> TemporaryFile {
        var present: [PlacedSegment] = []
        let temporary: TemporaryFile
        if let ahead = replacement.ahead {
            present = try ahead.finish()
            temporary = ahead.temporary
        } else {
            temporary = try replacement.temporary()
        }
        let writer = ContentWriter(temporary, source: source)
        let size = segments.reduce(0) { $0 + $1.size }
        try writer.reserve(size, over: replacement.ahead?.reserved ?? 0)
        let rest = PlacedSegment.layout(segments).flatMap { $0.without(present) }
        try writer.write(rest)
        try copyAttributes(
            from: replacement.original, to: temporary, isSameFile: replacement.target == nil)
        try writer.compare(rest)
        return temporary
    }
}
