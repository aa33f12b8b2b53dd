import CLinux
import Glibc

/// A path that was resolved before, and on which no symbolic link can be but one put there since.
///
/// Who asks whether a path lies below a folder, and then opens it, may be led elsewhere in between: a
/// folder on the way becomes a link. So nothing on the way is followed, and the path's text is where it
/// leads.
package enum LinklessPath {
    /// Opens what a path leads to, by the kernel's own call where there is one.
    ///
    /// - Parameters:
    ///   - path: an absolute path without `..`.
    ///   - flags: as for `open`.
    /// - Returns: the descriptor; negative, and `errno` says why, if there is none.
    static func open(_ path: String, _ flags: Int32) -> Int32 {
        let number = unsafe fitsprov_open_without_links(AT_FDCWD, path, flags)
        // Kernels before 5.6 have no such call, and some containers do not let it be made.
        guard number < 0, errno == ENOSYS || errno == EPERM else { return number }
        return openByHand(path, flags)
    }

    /// Opens it folder by folder.
    ///
    /// - Parameters:
    ///   - path: an absolute path without `..`.
    ///   - flags: as for `open`.
    /// - Returns: the descriptor; negative, and `errno` says why, if there is none.
    package static func openByHand(_ path: String, _ flags: Int32) -> Int32 {
        let onTheWay = FITSPROV_O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last, path.hasPrefix("/"), !parts.contains("..") else {
            errno = ELOOP
            return -1
        }
        var folder = unsafe Glibc.open("/", onTheWay)
        for part in parts.dropLast() where folder >= 0 {
            let next = unsafe openat(folder, part, onTheWay)
            closeKeepingError(folder)
            folder = next
        }
        guard folder >= 0 else { return -1 }
        let number = unsafe openat(folder, name, flags | O_NOFOLLOW)
        closeKeepingError(folder)
        return number
    }

    private static func closeKeepingError(_ descriptor: Int32) {
        let number = errno
        close(descriptor)
        errno = number
    }
}

extension Descriptor {
    /// Opens a regular file for reading, by a path that was resolved before.
    ///
    /// - Parameter path: an absolute path, links followed; one that was put on the way since is not.
    /// - Throws: as for any path; `changed` for one that leads through a link.
    package init(readingResolved path: String) throws(FileError) {
        try self.init(opening: path) { LinklessPath.open(path, $0) }
    }

    /// Opens a regular file for reading by a path without links, folder by folder.
    ///
    /// - Parameter path: an absolute path, links followed.
    /// - Throws: as where the kernel does it at once.
    package init(readingByHand path: String) throws(FileError) {
        try self.init(opening: path) { LinklessPath.openByHand(path, $0) }
    }
}
