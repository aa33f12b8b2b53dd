/// A file that a new one is made from, and where that goes.
package final class Replacement {
    let original: OriginalFile
    /// Where the new file goes; nil for the original's place.
    let target: OutputPlace?
    /// How the file becomes the new one, as far as it is known before the new one is.
    package internal(set) var strategy = Strategy.copy
    /// Of how many bytes the blocks are by which the data can move and stay where they are on the disk;
    /// nil where it makes no difference by how many bytes they move.
    package internal(set) var shiftUnit: Int?
    /// The new file as a clone of the original, if there is one.
    var clone: TemporaryFile?
    /// The new file as far as it is copied while it is still worked out, if that has begun.
    var ahead: CopyAhead?

    init(original: OriginalFile, target: OutputPlace?) {
        self.original = original
        self.target = target
    }

    deinit {
        stopCopying()
    }

    /// Gives up what is being copied; its descriptors may be closed afterwards.
    package func stopCopying() {
        ahead?.stop()
    }

    /// The original, as the user named it.
    package var path: String { original.place.path }
    /// The descriptor of the original.
    package var descriptor: Int32 { original.descriptor }
    /// Whether the new file takes the place of the original.
    package var isInPlace: Bool { target == nil }

    /// A temporary next to the new file, which is gone with the object.
    package func scratch() throws(FileError) -> TemporaryFile {
        try TemporaryFile(target?.place ?? original.place, replacing: nil)
    }

    /// The new file under a temporary name.
    func temporary() throws(FileError) -> TemporaryFile {
        try TemporaryFile(
            target?.place ?? original.place,
            replacing: target == nil ? original : target?.existing)
    }
}

/// Where an output file goes, and what is there now.
struct OutputPlace {
    let place: FilePlace
    let existing: OriginalFile?
}
