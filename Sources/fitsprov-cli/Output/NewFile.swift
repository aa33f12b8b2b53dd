import FITS
import Files
import Glibc

/// A file that is written piece by piece, and has its name only once it is complete.
struct NewFile: ~Copyable {
    private static let permissions: mode_t = 0o666

    /// Where the pieces go.
    let stream: StandardStream

    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private let overwrites: Bool

    /// Begins a file.
    ///
    /// - Throws: ``FITSError`` if it may not be made, or exists and may not be replaced.
    init(_ path: String, overwrites: Bool) throws {
        if !overwrites, Paths.resolved(path) != nil {
            throw FITSError(.refused, path: path, "exists (--overwrite replaces it)")
        }
        let temporary = "\(Paths.folder(of: path))/.\(Paths.name(of: path)).\(getpid()).tmp"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe open(temporary, flags, NewFile.permissions)
        guard descriptor >= 0 else {
            throw FITSError(.system, path: path, SystemError("open", errno).words)
        }
        self.path = path
        self.overwrites = overwrites
        self.temporary = temporary
        self.descriptor = descriptor
        stream = StandardStream(descriptor: descriptor)
    }

    /// Gives the file its name.
    ///
    /// - Throws: ``FITSError`` if it cannot have it; there is no new file then.
    consuming func finish() throws {
        // Without --overwrite a file that came meanwhile is kept.
        let isPlaced =
            fsync(descriptor) == 0
            && (overwrites
                ? unsafe rename(temporary, path) == 0 : unsafe link(temporary, path) == 0)
        guard isPlaced else {
            throw FITSError(.system, path: path, SystemError("rename", errno).words)
        }
    }

    deinit {
        close(descriptor)
        _ = unsafe unlink(temporary)
    }
}
