/// A file of any kind that is made anew, while its content is still written.
///
/// It has no name yet; if it is never staged, nothing is left of it.
package final class NewFile: Sendable {
    /// The path that the file will have, as the user named it.
    package var path: String { temporary.path }
    /// The open file, for reading.
    package var descriptor: Int32 { temporary.descriptor }

    private let temporary: TemporaryFile
    private let target: OutputPlace
    private let writer: ContentWriter
    private let replacer: FileReplacer

    init(_ target: OutputPlace, _ replacer: FileReplacer) throws(FileError) {
        self.target = target
        self.replacer = replacer
        temporary = try TemporaryFile(target.place, replacing: target.existing)
        writer = ContentWriter(temporary, source: -1)
    }

    /// Reserves space.
    package func reserve(_ size: Int) throws(FileError) {
        try writer.reserve(size)
    }

    /// Writes bytes.
    ///
    /// - Parameters:
    ///   - bytes: any number of bytes.
    ///   - offset: where they go.
    ///   - readsBack: whether what stands on the disk is compared with them.
    /// - Throws: ``FileError`` if they cannot be written, or do not read back the same.
    package func write(
        _ bytes: ArraySlice<UInt8>, at offset: Int, readsBack: Bool = true
    ) throws(FileError) {
        try temporary.write(bytes, at: offset)
        if readsBack { try writer.compare(bytes, at: offset) }
    }

    /// Sends what was written to the disk already, so that it need not be waited for at the end.
    package func startWriting(at offset: Int, count: Int) {
        replacer.files.startWriting(descriptor, at: offset, count: count)
    }

    /// Makes the file one that can be put into its place.
    ///
    /// - Parameters:
    ///   - size: its size, if what lies behind is to be cut off.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    /// - Returns: the staged file; nothing may be written any more.
    /// - Throws: ``FileError``.
    package func staged(
        size: Int? = nil, permissions: UInt32
    ) throws(FileError) -> StagedFile {
        if let size {
            try target.place.system { () throws(SystemError) in
                try replacer.files.truncate(descriptor, size: size)
            }
        }
        try replacer.giveAttributes(
            to: temporary, of: target.existing, permissions: permissions)
        return StagedFile(temporary, .copy)
    }

    /// Makes another file for the same place, from what stands in this one.
    ///
    /// - Parameters:
    ///   - segments: the other file; those of the original are ranges of this one.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    /// - Returns: the staged file; this one may go.
    /// - Throws: ``FileError``.
    package func rearranged(
        _ segments: [Segment], permissions: UInt32
    ) throws(FileError) -> StagedFile {
        let other = try NewFile(target, replacer)
        let writer = ContentWriter(other.temporary, source: descriptor)
        let placed = PlacedSegment.layout(segments)
        try writer.reserve(segments.reduce(0) { $0 + $1.size })
        try writer.write(placed)
        try writer.compare(placed)
        return try other.staged(permissions: permissions)
    }
}

extension FileReplacer {
    /// Begins a file of any kind that is made anew.
    ///
    /// - Parameter output: where the file goes; an existing one is replaced only with
    ///   ``Options/overwrites``, and then keeps its owner, permissions and attributes.
    /// - Returns: the file, to be written.
    /// - Throws: ``FileError`` if it may not be made.
    package func create(_ output: String) throws(FileError) -> NewFile {
        try NewFile(try outputPlace(output), self)
    }

    /// Stages a file of any kind that is made anew.
    ///
    /// - Parameters:
    ///   - bytes: the whole content.
    ///   - output: where the file goes, as for ``create(_:)``.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    /// - Returns: the staged file.
    /// - Throws: ``FileError``; nothing is left behind.
    package func stage(
        _ bytes: [UInt8], as output: String, permissions: UInt32
    ) throws(FileError) -> StagedFile {
        let file = try create(output)
        try file.reserve(bytes.count)
        try file.write(bytes[...], at: 0)
        return try file.staged(permissions: permissions)
    }

    /// Stages a file of any kind that is made anew, piece by piece.
    ///
    /// - Parameters:
    ///   - output: where the file goes, as for ``create(_:)``.
    ///   - permissions: those of a file that did not exist, 0 to 0o777.
    ///   - body: makes the content, and gives each piece to its argument.
    /// - Returns: the staged file, and what the body returns.
    /// - Throws: ``FileError``, and what the body throws; nothing is left behind.
    package func stage<Value>(
        as output: String, permissions: UInt32,
        _ body: (_ write: ([UInt8]) throws(FileError) -> Void) throws -> Value
    ) throws -> (StagedFile, Value) {
        let file = try create(output)
        var size = 0
        let value = try body { (bytes) throws(FileError) in
            try file.write(bytes[...], at: size)
            size += bytes.count
        }
        return (try file.staged(permissions: permissions), value)
    }
}
