import CLinux
import Glibc

/// An open file, closed when it goes out of scope.
package struct Descriptor: ~Copyable {
    /// Its number.
    package let number: Int32

    private init(number: Int32) {
        self.number = number
    }

    /// Opens a regular file for reading, and nothing else: a FIFO or device is never opened.
    ///
    /// - Parameter path: the file; symbolic links are followed.
    /// - Throws: `system` where the system refuses, `notAFile` for what is not a regular file.
    package init(reading path: String) throws(FileError) {
        self.init(number: try Descriptor.openRegular(path))
    }

    private static func openRegular(_ path: String) throws(FileError) -> Int32 {
        guard !path.utf8.contains(0) else {
            throw FileError(.notAFile, path: path, "the path holds a NUL byte")
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw SystemError.last("stat").on(path) }
        try Descriptor.requireRegular(status, path)
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard number >= 0 else { throw SystemError.last("open").on(path) }
        _ = try Descriptor.statusOfRegular(number, path)
        return number
    }

    /// The status of a file that was just opened; one that is not regular is closed again.
    ///
    /// The name may have been given to something else since it was looked at.
    private static func statusOfRegular(
        _ number: Int32, _ path: String
    ) throws(FileError) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else {
            let refusal = SystemError.last("fstat")
            close(number)
            throw refusal.on(path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(number)
            throw FileError(.notAFile, path: path, "is not a file")
        }
        return status
    }

    /// Opens a regular file in a way of its own, once it is seen to be one.
    init(opening path: String, _ open: (_ flags: Int32) -> Int32) throws(FileError) {
        self.init(number: try Descriptor.openRegular(path, open))
    }

    private static func openRegular(
        _ path: String, _ open: (_ flags: Int32) -> Int32
    ) throws(FileError) -> Int32 {
        guard !path.utf8.contains(0) else {
            throw FileError(.notAFile, path: path, "the path holds a NUL byte")
        }
        // What is there is looked at before it is opened: that has effects on a device.
        let place = open(FITSPROV_O_PATH | O_CLOEXEC)
        guard place >= 0 else { throw Descriptor.refusal(path) }
        defer { close(place) }
        var status = stat()
        guard unsafe fstat(place, &status) == 0 else { throw SystemError.last("fstat").on(path) }
        try Descriptor.requireRegular(status, path)
        let number = open(O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard number >= 0 else { throw Descriptor.refusal(path) }
        _ = try Descriptor.statusOfRegular(number, path)
        return number
    }

    private static func refusal(_ path: String) -> FileError {
        guard errno == ELOOP, Paths.resolved(path) != nil else {
            return SystemError.last("open").on(path)
        }
        return FileError(.changed, path: path, "a symbolic link was put on the way to it meanwhile")
    }

    /// Opens a file of an open folder that was seen to be a regular one.
    ///
    /// - Parameters:
    ///   - name: the name of the file; a symbolic link is not followed.
    ///   - folder: the descriptor of the folder.
    ///   - path: the file as the user names it, for messages.
    ///   - size: the size of the file in bytes.
    /// - Throws: `system` where the system refuses, `notAFile` for what is not a regular file.
    package init(
        _ name: String, in folder: Int32, path: String, size: inout Int
    ) throws(FileError) {
        self.init(number: try Descriptor.openRegular(name, folder, path, &size))
    }

    private static func openRegular(
        _ name: String, _ folder: Int32, _ path: String, _ size: inout Int
    ) throws(FileError) -> Int32 {
        guard !name.utf8.contains(0) else {
            throw FileError(.notAFile, path: path, "the path holds a NUL byte")
        }
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW
        let number = unsafe openat(folder, name, flags)
        guard number >= 0 else { throw SystemError.last("open").on(path) }
        size = Int(try Descriptor.statusOfRegular(number, path).st_size)
        return number
    }

    /// Another descriptor of a file that is open already.
    package init(duplicating other: Int32, _ path: String) throws(FileError) {
        let number = fcntl(other, F_DUPFD_CLOEXEC, 0)
        guard number >= 0 else { throw SystemError.last("dup").on(path) }
        self.init(number: number)
    }

    deinit {
        close(number)
    }

    /// The size of the file in bytes.
    package func size(of path: String) throws(FileError) -> Int {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw SystemError.last("fstat").on(path) }
        return Int(status.st_size)
    }

    /// Reads up to `count` bytes at `offset` into the front of a buffer.
    ///
    /// - Returns: how many bytes were read; fewer than `count` only at the end of the file.
    /// - Throws: `system` also if the disk gives nothing although the file goes on.
    package func read(
        into buffer: inout [UInt8], count: Int, at offset: Int, of path: String
    ) throws(FileError) -> Int {
        var done = 0
        while done < count {
            let got = unsafe buffer.withUnsafeMutableBytes {
                let start = unsafe $0.baseAddress.map { unsafe $0 + done }
                return unsafe pread(number, start, count - done, offset + done)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw SystemError.last("read").on(path) }
            if got == 0 {
                // A disk that fails, or a network, may give nothing before the end.
                let size = try size(of: path)
                guard size <= offset + done else {
                    let place = "after byte \(offset + done) of \(size)"
                    throw FileError(.system, path: path, "nothing could be read \(place)")
                }
                break
            }
            done += got
        }
        return done
    }

    private static func requireRegular(_ status: stat, _ path: String) throws(FileError) {
        let what: String
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: what = "a folder"
        case S_IFIFO: what = "a pipe"
        case S_IFSOCK: what = "a socket"
        case S_IFLNK: what = "a symbolic link"
        default: what = "a device"
        }
        throw FileError(.notAFile, path: path, "is \(what), not a file")
    }
}
