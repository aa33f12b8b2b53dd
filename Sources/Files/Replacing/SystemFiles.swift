// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The methods are documented where they are asked for, in FileOperations.

import CLinux
import Glibc

/// The operating system's own files.
package struct SystemFiles: FileOperations {
    private let longestWait: Duration

    /// Uses the operating system's files.
    ///
    /// - Parameter longestWait: how long to try for the lock of a file that another program holds.
    package init(waitingForLocks longestWait: Duration = .seconds(30)) {
        self.longestWait = longestWait
    }

    /// The first and the longest pause between two attempts, in microseconds.
    private static let firstPause: UInt32 = 100
    private static let longestPause: UInt32 = 10_000

    package func realPath(_ path: String) throws(SystemError) -> String {
        guard let resolved = unsafe Glibc.realpath(path, nil) else { throw .last("realpath") }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    package func openFolder(_ path: String) throws(SystemError) -> Int32 {
        try check("open", unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }

    package func open(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return try check("open", unsafe openat(folder, name, flags))
    }

    package func openToWrite(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        return try check("open", unsafe openat(folder, name, flags))
    }

    package func create(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return try check("create", unsafe openat(folder, name, flags, mode_t(0o600)))
    }

    package func close(_ descriptor: Int32) {
        _ = Glibc.close(descriptor)
    }

    package func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
        var status = stat()
        try check("fstat", unsafe fstat(descriptor, &status))
        return FileStatus(status)
    }

    package func status(_ name: String, in folder: Int32) throws(SystemError) -> FileStatus {
        var status = stat()
        try check("fstatat", unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW))
        return FileStatus(status)
    }

    package func names(in folder: Int32, limit: Int) throws(SystemError) -> [String] {
        let own = try check("open", unsafe openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        guard let stream = unsafe fdopendir(own) else {
            close(own)
            throw .last("opendir")
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while names.count < limit, let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }

    package func checkWritable(_ name: String, in folder: Int32) throws(SystemError) {
        try check("access", unsafe faccessat(folder, name, W_OK, AT_EACCESS))
    }

    package func lock(_ descriptor: Int32, waiting: Bool) throws(SystemError) -> Bool {
        var pause = SystemFiles.firstPause
        let clock = ContinuousClock()
        let end = clock.now + longestWait
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK:
                guard waiting, clock.now < end else { return false }
                usleep(pause)
                pause = min(2 * pause, SystemFiles.longestPause)
            // NFS and the like may have no locks: the check of the inode remains.
            case ENOLCK, ENOSYS, EOPNOTSUPP: return true
            default: throw .last("flock")
            }
        }
        return true
    }

    package func allocate(_ descriptor: Int32, size: Int) throws(SystemError) {
        while size > 0, fallocate(descriptor, 0, 0, size) != 0 {
            switch errno {
            case EINTR: continue
            case EOPNOTSUPP, ENOSYS: return
            default: throw .last("fallocate")
            }
        }
    }

    package func read(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) -> Int {
        precondition(count <= buffer.count, "the buffer is too small")
        return try retrying("read") {
            unsafe buffer.withUnsafeMutableBytes {
                unsafe pread(descriptor, $0.baseAddress, count, offset)
            }
        }
    }

    package func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) -> Int {
        try retrying("write") {
            unsafe bytes.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress, $0.count, offset)
            }
        }
    }

    package func copy(
        _ source: Int32, at offset: Int, to target: Int32, at targetOffset: Int, count: Int
    ) throws(SystemError) -> Int? {
        var from = offset
        var to = targetOffset
        while true {
            let done = unsafe copy_file_range(source, &from, target, &to, count, 0)
            if done >= 0 { return done }
            switch errno {
            case EINTR: continue
            case EXDEV, ENOSYS, EOPNOTSUPP, EINVAL: return nil
            default: throw .last("copy_file_range")
            }
        }
    }

    package func checkTaken(_ descriptor: Int32) throws(SystemError) {
        while true {
            // Any descriptor of the file will do, and the one at hand keeps the lock.
            let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            guard other >= 0 else { throw .last("dup") }
            if Glibc.close(other) == 0 { return }
            // It is closed now, whatever the reason.
            if errno != EINTR { throw .last("close") }
        }
    }

    package func startWriting(_ descriptor: Int32, at offset: Int, count: Int) {
        _ = sync_file_range(descriptor, offset, count, UInt32(FITSPROV_SYNC_FILE_RANGE_WRITE))
    }

    package func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(SystemError) {
        try check("fchown", fchown(descriptor, user, group))
    }

    package func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try check("fchmod", fchmod(descriptor, permissions))
    }

    package func attributes(_ descriptor: Int32) throws(SystemError) -> [FileAttribute] {
        let names = unsafe filled { unsafe flistxattr(descriptor, $0, $1) }
        guard let names else {
            if errno == EOPNOTSUPP { return [] }
            throw .last("flistxattr")
        }
        var attributes: [FileAttribute] = []
        for name in names.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) }) {
            let value = unsafe filled { unsafe fgetxattr(descriptor, name, $0, $1) }
            guard let value else { throw .last("fgetxattr") }
            attributes.append(FileAttribute(name: name, value: value))
        }
        return attributes
    }

    package func setAttribute(
        _ descriptor: Int32, _ attribute: FileAttribute
    ) throws(SystemError) {
        let status = unsafe fsetxattr(
            descriptor, attribute.name, attribute.value, attribute.value.count, 0)
        try check("fsetxattr", status)
    }

    package func removeAttribute(_ descriptor: Int32, _ name: String) throws(SystemError) {
        try check("fremovexattr", unsafe fremovexattr(descriptor, name))
    }

    package func synchronize(_ descriptor: Int32) throws(SystemError) {
        _ = try retrying("fsync") { Int(fsync(descriptor)) }
    }

    package func synchronizeFileSystem(_ descriptor: Int32) throws(SystemError) {
        try check("syncfs", syncfs(descriptor))
    }

    package func rename(
        _ name: String, to newName: String, in folder: Int32, replacing: Bool
    ) throws(SystemError) {
        if replacing {
            try check("rename", unsafe renameat(folder, name, folder, newName))
        } else {
            // A hard link fails where the name is taken, on every file system that has links.
            try check("link", unsafe linkat(folder, name, folder, newName, 0))
            // The file is in place by now; if its first name stays, the next sweep takes it.
            try? unlink(name, in: folder)
        }
    }

    package func unlink(_ name: String, in folder: Int32) throws(SystemError) {
        try check("unlink", unsafe unlinkat(folder, name, 0))
    }
}

@discardableResult
private func check(_ call: String, _ status: Int32) throws(SystemError) -> Int32 {
    guard status >= 0 else { throw .last(call) }
    return status
}

private func retrying(_ call: String, _ body: () -> Int) throws(SystemError) -> Int {
    while true {
        let status = body()
        if status >= 0 { return status }
        if errno != EINTR { throw .last(call) }
    }
}

/// Calls a function that fills a buffer, first for the size and then for the bytes.
@unsafe private func filled(
    _ body: (UnsafeMutablePointer<CChar>?, Int) -> Int
) -> [UInt8]? {
    let size = body(nil, 0)
    guard size >= 0 else { return nil }
    var buffer = [CChar](repeating: 0, count: size)
    let got = unsafe buffer.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress, size) }
    guard got >= 0 else { return nil }
    return buffer.prefix(got).map { UInt8(bitPattern: $0) }
}

extension FileStatus {
    init(_ status: stat) {
        self.init(
            identity: Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)),
            isRegular: status.st_mode & S_IFMT == S_IFREG,
            isFolder: status.st_mode & S_IFMT == S_IFDIR, size: Int(status.st_size),
            permissions: status.st_mode & 0o7777, user: status.st_uid, group: status.st_gid,
            links: Int(status.st_nlink),
            modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
    }
}
