/// A new file, complete and compared, under a temporary name next to the place it is made for.
///
/// Until it is committed, the original is untouched; if it never is, the temporary goes away.
public final class StagedFile {
    /// The path that the file will have, as the user named it.
    public var path: String { place.path }

    let place: FilePlace
    /// The file that is replaced; nil if a new one is made.
    let original: OriginalFile?
    let temporary: String
    /// The open file.
    package let descriptor: Int32
    private(set) var isInPlace = false
    private var isFinished = false

    /// Creates the temporary, locked so that no sweep takes it for an orphan.
    init(_ place: FilePlace, replacing original: OriginalFile?) throws(FileError) {
        let files = place.files
        var temporaryFile: (name: String, descriptor: Int32)?
        while temporaryFile == nil {
            let name = TemporaryName.make(for: place.name)
            let descriptor = try place.system { () throws(SystemError) in
                try files.create(name, in: place.folder)
            }
            do throws(SystemError) {
                let isOurs = try StagedFile.lock(descriptor, name, place)
                if isOurs { temporaryFile = (name, descriptor) } else { files.close(descriptor) }
            } catch {
                try? files.unlink(name, in: place.folder)
                files.close(descriptor)
                throw error.on(place.path)
            }
        }
        guard let temporaryFile else {
            throw FileError(.system, path: place.path, "a temporary file cannot be made")
        }
        self.place = place
        self.original = original
        temporary = temporaryFile.name
        descriptor = temporaryFile.descriptor
    }

    deinit {
        finish()
    }

    /// Lets go of the files and their locks; a temporary that is not in place goes away.
    func finish() {
        guard !isFinished else { return }
        isFinished = true
        if !isInPlace { try? place.files.unlink(temporary, in: place.folder) }
        place.files.close(descriptor)
        original?.close()
    }

    /// Locks a new temporary; false if a sweep took it for an orphan before that.
    private static func lock(
        _ descriptor: Int32, _ name: String, _ place: FilePlace
    ) throws(SystemError) -> Bool {
        guard try place.files.lock(descriptor, waiting: false) else { return false }
        let own = try place.files.status(descriptor).identity
        do throws(SystemError) {
            return try place.files.status(name, in: place.folder).identity == own
        } catch  where error.number == SystemError.noSuchFile {
            return false
        }
    }

    /// Writes all bytes at an offset.
    package func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileError) {
        try place.system { () throws(SystemError) in
            var rest = bytes
            while !rest.isEmpty {
                let start = offset + bytes.count - rest.count
                let done = try place.files.write(descriptor, rest, at: start)
                guard done > 0 else { throw SystemError("write", SystemError.inputOutput) }
                rest = rest.dropFirst(done)
            }
        }
    }

    /// Gives the temporary its name.
    func putInPlace() throws(FileError) {
        try checkUncommitted()
        try original?.checkUnchanged()
        try place.system { () throws(SystemError) in
            try place.files.rename(
                temporary, to: place.name, in: place.folder, replacing: original != nil)
        }
        isInPlace = true
    }

    /// Fails where the file is finished, so that nothing is done with a descriptor of someone else.
    func checkUncommitted() throws(FileError) {
        guard !isFinished else {
            throw FileError(.refused, path: path, "was committed before")
        }
    }
}

/// The names of temporaries: `.NAME.fitsprov-<random>.tmp`.
enum TemporaryName {
    private static let mark = ".fitsprov-"
    private static let end = ".tmp"
    /// Digits of base 36 that hold any 64-bit number.
    private static let randomLength = 13
    /// The most bytes of a file name on the file systems of Linux.
    private static let longestName = 255

    static func make(for name: String) -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let random = String(repeating: "0", count: randomLength - digits.utf8.count) + digits
        let room = longestName - mark.utf8.count - end.utf8.count - randomLength - 1
        var start = name
        while start.utf8.count > room { start.unicodeScalars.removeLast() }
        return "." + start + mark + random + end
    }

    static func isTemporary(_ name: String) -> Bool {
        guard name.hasPrefix("."), name.hasSuffix(end) else { return false }
        let stem = name.dropLast(end.count)
        let random = stem.suffix(randomLength)
        return stem.dropLast(randomLength).hasSuffix(mark) && random.count == randomLength
            && random.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            }
    }
}
