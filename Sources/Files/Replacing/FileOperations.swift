/// What replacing a file asks of the operating system, one call each.
///
/// There is one implementation that does it, ``SystemFiles``, and those of the tests, which fail the
/// n-th call or record what a crash would leave. Descriptors are plain numbers, owned by the caller.
package protocol FileOperations: Sendable {
    /// The absolute path with all symbolic links followed.
    func realPath(_ path: String) throws(SystemError) -> String
    /// Opens a folder.
    func openFolder(_ path: String) throws(SystemError) -> Int32
    /// Opens a file of a folder for reading, without following a link or waiting for a pipe.
    func open(_ name: String, in folder: Int32) throws(SystemError) -> Int32
    /// Opens a file of a folder for reading and writing, without following a link.
    func openToWrite(_ name: String, in folder: Int32) throws(SystemError) -> Int32
    /// Creates a file that does not exist yet, for its owner alone.
    func create(_ name: String, in folder: Int32) throws(SystemError) -> Int32
    /// Closes a descriptor.
    func close(_ descriptor: Int32)

    /// The status of an open file.
    func status(_ descriptor: Int32) throws(SystemError) -> FileStatus
    /// The status of what a name of a folder stands for, links not followed.
    func status(_ name: String, in folder: Int32) throws(SystemError) -> FileStatus
    /// The names in a folder, `limit` at most.
    func names(in folder: Int32, limit: Int) throws(SystemError) -> [String]
    /// Fails if the user may not write to the file.
    func checkWritable(_ name: String, in folder: Int32) throws(SystemError)
    /// Takes the exclusive lock of an open file and says whether it was to be had.
    ///
    /// With waiting it tries for a while, and never for good: two programs that each hold a file
    /// and wait for the other's would wait for ever.
    func lock(_ descriptor: Int32, waiting: Bool) throws(SystemError) -> Bool

    /// Reserves space; a file system that cannot is not an error.
    func allocate(_ descriptor: Int32, size: Int) throws(SystemError)
    /// Reads some bytes at an offset into the front of a buffer; 0 at the end.
    func read(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) -> Int
    /// Writes some bytes at an offset and says how many.
    func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) -> Int
    /// Lets the kernel copy some bytes and says how many; nil if it cannot between these files.
    func copy(
        _ source: Int32, at offset: Int, to target: Int32, at targetOffset: Int, count: Int
    ) throws(SystemError) -> Int?

    /// Lets a file that is empty share all blocks of another, as a file of the same bytes.
    ///
    /// - Returns: false if the file system cannot.
    func clone(_ source: Int32, to target: Int32) throws(SystemError) -> Bool
    /// The size of the blocks of which the file system of an open file is made.
    func blockSize(_ descriptor: Int32) throws(SystemError) -> Int
    /// Moves all bytes from an offset on behind a hole; offset and count are of whole blocks.
    ///
    /// - Returns: false if the file system cannot.
    func insertRange(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> Bool
    /// Removes bytes and moves those behind them to their place; offset and count are of whole blocks.
    ///
    /// - Returns: false if the file system cannot.
    func collapseRange(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> Bool
    /// Gives a file a size.
    func truncate(_ descriptor: Int32, size: Int) throws(SystemError)
    /// Where the first hole of a file begins: at its end, if it has none; nil if it cannot be known.
    func firstHole(_ descriptor: Int32) throws(SystemError) -> Int?

    /// Fails if the system has not taken what was written, as far as it knows without a sync.
    ///
    /// A file system of the network may say so only when a descriptor of the file is closed.
    func checkTaken(_ descriptor: Int32) throws(SystemError)

    /// Lets the disk begin to write some bytes, without waiting; only a hint.
    func startWriting(_ descriptor: Int32, at offset: Int, count: Int)

    /// Gives an open file an owner and a group.
    func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(SystemError)
    /// Gives an open file its permissions.
    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError)
    /// The extended attributes of an open file, access control lists included.
    func attributes(_ descriptor: Int32) throws(SystemError) -> [FileAttribute]
    /// Sets an extended attribute.
    func setAttribute(_ descriptor: Int32, _ attribute: FileAttribute) throws(SystemError)
    /// Takes an extended attribute away.
    func removeAttribute(_ descriptor: Int32, _ name: String) throws(SystemError)

    /// Waits until an open file or folder is on the disk.
    func synchronize(_ descriptor: Int32) throws(SystemError)
    /// Waits until everything on the file system of an open file is on the disk.
    func synchronizeFileSystem(_ descriptor: Int32) throws(SystemError)
    /// Gives a file another name in the same folder; if it may not replace, the name must be free.
    func rename(
        _ name: String, to newName: String, in folder: Int32, replacing: Bool
    ) throws(SystemError)
    /// Removes a name from a folder.
    func unlink(_ name: String, in folder: Int32) throws(SystemError)
}

/// What the system knows of a file.
package struct FileStatus: Hashable, Sendable {
    /// The device and inode: what the file is, whatever its name.
    package struct Identity: Hashable, Sendable {
        /// The device.
        package let device: UInt64
        /// The inode.
        package let inode: UInt64

        /// Names a file.
        package init(device: UInt64, inode: UInt64) {
            self.device = device
            self.inode = inode
        }
    }

    /// What the file is.
    package let identity: Identity
    /// Whether it is a regular file.
    package let isRegular: Bool
    /// Whether it is a folder.
    package let isFolder: Bool
    /// The size in bytes.
    package let size: Int
    /// The permission bits, 0 to 0o7777.
    package let permissions: UInt32
    /// The owner.
    package let user: UInt32
    /// The group.
    package let group: UInt32
    /// The number of names of the file.
    package let links: Int
    /// The time of the last change of its bytes, in nanoseconds since 1970.
    package let modified: Int

    /// Describes a file.
    package init(
        identity: Identity, isRegular: Bool, isFolder: Bool = false, size: Int,
        permissions: UInt32, user: UInt32, group: UInt32, links: Int, modified: Int
    ) {
        self.identity = identity
        self.isRegular = isRegular
        self.isFolder = isFolder
        self.size = size
        self.permissions = permissions
        self.user = user
        self.group = group
        self.links = links
        self.modified = modified
    }
}

/// An extended attribute of a file.
package struct FileAttribute: Hashable, Sendable {
    /// The name, as in `user.comment` or `system.posix_acl_access`.
    package let name: String
    /// The bytes.
    package let value: [UInt8]

    /// Names and holds an attribute.
    package init(name: String, value: [UInt8]) {
        self.name = name
        self.value = value
    }
}
