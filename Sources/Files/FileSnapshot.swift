import Glibc

/// What tells whether a file has changed: which one it is, its size and its time.
package struct FileSnapshot: Hashable, Sendable {
    /// What the file is, whatever its name.
    package let identity: OpenFolder.Identity
    /// The size in bytes.
    package let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    /// The time of the last change, in nanoseconds since 1970.
    package var modified: Int64 {
        Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ Int64(nanoseconds)
    }

    /// Looks at what a path stands for, links followed; nil if it stands for no regular file.
    package init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        self.init(status)
    }

    /// Looks at a file that is open.
    ///
    /// - Parameters:
    ///   - descriptor: the file.
    ///   - path: its path, for messages.
    /// - Throws: `system` where the system refuses.
    package init(of descriptor: borrowing Descriptor, _ path: String) throws(FileError) {
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else {
            throw SystemError.last("fstat").on(path)
        }
        self.init(status)
    }

    private init(_ status: stat) {
        identity = OpenFolder.Identity(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
