/// A new file, complete and compared, under a temporary name beside the place it is made for.
///
/// Until it is committed, the original is untouched; if it never is, the temporary goes away.
public final class StagedFile {
    /// The path that the file will have, as the user named it.
    public var path: String { place.path }

    let place: FilePlace
    /// The file that is replaced; nil if a new one is made.
    let original: OriginalFile?
    let temporary: String
    let descriptor: Int32
    private(set) var isInPlace = false

    /// Creates the temporary, locked so that no sweep takes it for an orphan.
    init(_ place: FilePlace, replacing original: OriginalFile?) throws(FITSError) {
        let files = place.files
        var made: (name: String, descriptor: Int32)?
        while made == nil {
            let name = TemporaryName.make(for: place.name)
            let descriptor = try place.system { () throws(SystemError) in
                try files.create(name, in: place.folder)
            }
            let locked = try? files.lock(descriptor, waiting: false)
            let own = try? files.status(descriptor).identity
            let named = try? files.status(name, in: place.folder).identity
            if locked == true, own == named {
                made = (name, descriptor)
            } else if locked == nil {
                try? files.unlink(name, in: place.folder)
                files.close(descriptor)
                throw FITSError(.system, path: place.path, "a temporary file cannot be locked")
            } else {
                files.close(descriptor)
            }
        }
        guard let made else {
            throw FITSError(.system, path: place.path, "a temporary file cannot be made")
        }
        self.place = place
        self.original = original
        temporary = made.name
        descriptor = made.descriptor
    }

    deinit {
        if !isInPlace { try? place.files.unlink(temporary, in: place.folder) }
        place.files.close(descriptor)
    }

    /// Gives the temporary its name.
    func putInPlace() throws(FITSError) {
        try original?.checkUnchanged()
        try place.system { () throws(SystemError) in
            try place.files.rename(
                temporary, to: place.name, in: place.folder, replacing: original != nil)
        }
        isInPlace = true
    }
}

/// The names of temporaries: `.NAME.fitsprov-<random>.tmp`.
enum TemporaryName {
    private static let mark = ".fitsprov-"
    private static let end = ".tmp"
    /// The most bytes of a file name on the file systems of Linux.
    private static let longestName = 255

    static func make(for name: String) -> String {
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let room = longestName - mark.utf8.count - end.utf8.count - random.utf8.count - 1
        return "." + String(decoding: name.utf8.prefix(room), as: UTF8.self) + mark + random + end
    }

    static func isTemporary(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(end) && name.contains(mark)
    }
}
