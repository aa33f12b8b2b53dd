import Synchronization

/// A new file under a temporary name beside the place that it is made for.
///
/// If it never gets its name, it goes away.
package final class TemporaryFile: StagedWork, Sendable {
    /// The path that the file will have, as the user named it.
    package var path: String { place.path }

    let place: FilePlace
    /// The file that is replaced; nil if a new one is made.
    let original: OriginalFile?
    let temporary: String
    /// The open file.
    package let descriptor: Int32
    private let isInPlace = Atomic(false)
    private let isFinished = Atomic(false)

    /// Creates the temporary, locked so that no sweep takes it for an orphan.
    init(_ place: FilePlace, replacing original: OriginalFile?) throws(FileError) {
        let files = place.files
        var made: (name: String, descriptor: Int32)?
        while made == nil {
            let name = TemporaryName.make(for: place.name)
            let descriptor = try place.system { () throws(SystemError) in
                try files.create(name, in: place.folder)
            }
            do throws(SystemError) {
                let isOurs = try TemporaryFile.lock(descriptor, name, place)
                if isOurs { made = (name, descriptor) } else { files.close(descriptor) }
            } catch {
                try? files.unlink(name, in: place.folder)
                files.close(descriptor)
                throw error.on(place.path)
            }
        }
        guard let made else {
            throw FileError(.system, path: place.path, "a temporary file cannot be made")
        }
        self.place = place
        self.original = original
        temporary = made.name
        descriptor = made.descriptor
    }

    deinit {
        finish()
    }

    /// Lets go of the file and its lock; it goes away if it is not in place.
    func finish() {
        guard !isFinished.exchange(true, ordering: .acquiringAndReleasing) else { return }
        if !isInPlace.load(ordering: .acquiring) {
            try? place.files.unlink(temporary, in: place.folder)
        }
        place.files.close(descriptor)
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

    /// The original is untouched, so there is nothing to take back.
    func takeBack(after error: FileError, synchronizing: Bool) -> FileError { error }

    /// Writes all bytes at an offset.
    package func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileError) {
        try place.system { () throws(SystemError) in
            try place.files.writeAll(descriptor, bytes, at: offset)
        }
    }

    /// Gives the temporary its name.
    func putInPlace() throws(FileError) {
        try original?.checkUnchanged()
        try place.system { () throws(SystemError) in
            try place.files.rename(
                temporary, to: place.name, in: place.folder, replacing: original != nil)
        }
        isInPlace.store(true, ordering: .releasing)
    }
}

/// The names of temporaries: `.NAME.fitsprov-<random>.tmp`.
enum TemporaryName {
    private static let mark = ".fitsprov-"
    private static let end = ".tmp"
    /// Digits of base 36 that hold any 64-bit number.
    private static let randomLength = 13
    /// The most bytes of a file name on the file systems of Linux.
    static let longestName = 255

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
