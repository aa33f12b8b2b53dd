/// A file that a new one is made from, and where that goes.
package final class Replacement {
    let original: OriginalFile
    /// Where the new file goes; nil for the original's place.
    let target: OutputPlace?

    init(original: OriginalFile, target: OutputPlace?) {
        self.original = original
        self.target = target
    }

    /// The original, as the user named it.
    package var path: String { original.place.path }
    /// The descriptor of the original.
    package var descriptor: Int32 { original.descriptor }
    /// Whether the new file takes the place of the original.
    package var isInPlace: Bool { target == nil }

    /// A temporary next to the new file, which is gone with the object.
    package func scratch() throws(FileError) -> StagedFile {
        try StagedFile(target?.place ?? original.place, replacing: nil)
    }
}

/// Where an output file goes, and what is there now.
struct OutputPlace {
    let place: FilePlace
    let existing: OriginalFile?
}
