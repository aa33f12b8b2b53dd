import Glibc

/// A folder that is open as long as somebody needs it.
package final class OpenFolder: Sendable {
    /// The descriptor.
    package let descriptor: Int32
    /// The path as the user named it, or below it.
    package let path: String
    /// The device and inode.
    package let identity: Identity
    /// The path up to the names in the folder, with the slash.
    private let prefix: String

    /// What a folder or file is, whatever its name.
    package struct Identity: Hashable, Sendable {
        package let device: UInt64
        package let inode: UInt64

        package init(device: UInt64, inode: UInt64) {
            self.device = device
            self.inode = inode
        }

        /// What a path stands for, links followed; nil if it stands for nothing.
        package init?(of path: String) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        }
    }

    /// Opens a folder.
    ///
    /// - Parameters:
    ///   - name: its name in the parent, or its path.
    ///   - parent: the folder that it is in; nil for a path.
    ///   - followsLink: whether it may be a symbolic link to a folder.
    /// - Throws: ``WalkFault`` if it cannot be opened.
    init(_ name: String, in parent: OpenFolder?, followsLink: Bool) throws(WalkFault) {
        path = parent.map { $0.path(of: name) } ?? name
        prefix = path.hasSuffix("/") ? path : path + "/"
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        descriptor = unsafe openat(
            parent?.descriptor ?? AT_FDCWD, name, followsLink ? flags : flags | O_NOFOLLOW)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else {
            throw WalkFault(path, errno)
        }
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The path of a name in the folder.
    ///
    /// - Parameter name: a name.
    /// - Returns: the path, as the user would write it.
    package func path(of name: String) -> String {
        prefix + name
    }
}

/// A folder or name that a walk could not follow.
public struct WalkFault: Error, Hashable, Sendable {
    /// The folder or file.
    public let path: String
    /// Why, in the system's words.
    public let reason: String

    /// Says why by the number of the system's error.
    package init(_ path: String, _ number: Int32) {
        self.path = path
        reason = unsafe String(cString: strerror(number))
    }

    /// Says in words of its own why.
    package init(_ path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}
