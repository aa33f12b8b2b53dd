import Files

/// The system's files, with what is asked of the disk recorded.
struct RecordingFiles: FileOperations {
    let disk: RecordedDisk
    private let system = SystemFiles()

    init(_ disk: RecordedDisk) {
        self.disk = disk
    }

    func openToWrite(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let descriptor = try system.openToWrite(name, in: folder)
        disk.opened(descriptor, name)
        return descriptor
    }

    func create(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let descriptor = try system.create(name, in: folder)
        disk.opened(descriptor, name)
        disk.note(.create(name))
        return descriptor
    }

    func close(_ descriptor: Int32) {
        disk.closed(descriptor)
        system.close(descriptor)
    }

    func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) -> Int {
        let done = try system.write(descriptor, bytes, at: offset)
        disk.note(descriptor) { .write($0, offset: offset, bytes: Array(bytes.prefix(done))) }
        return done
    }

    func insertRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        guard try system.insertRange(descriptor, at: offset, count: count) else { return false }
        disk.note(descriptor) { .insert($0, offset: offset, count: count) }
        return true
    }

    func collapseRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        guard try system.collapseRange(descriptor, at: offset, count: count) else { return false }
        disk.note(descriptor) { .collapse($0, offset: offset, count: count) }
        return true
    }

    func truncate(_ descriptor: Int32, size: Int) throws(SystemError) {
        try system.truncate(descriptor, size: size)
        disk.note(descriptor) { .truncate($0, size: size) }
    }

    func synchronize(_ descriptor: Int32) throws(SystemError) {
        try system.synchronize(descriptor)
        if try system.status(descriptor).isFolder {
            disk.note(.syncFolder)
        } else {
            disk.note(descriptor) { .sync($0) }
        }
    }

    func unlink(_ name: String, in folder: Int32) throws(SystemError) {
        try system.unlink(name, in: folder)
        disk.note(.unlink(name))
    }

    // The rest changes nothing on the disk.

    func realPath(_ path: String) throws(SystemError) -> String { try system.realPath(path) }
    func openFolder(_ path: String) throws(SystemError) -> Int32 { try system.openFolder(path) }
    func open(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try system.open(name, in: folder)
    }
    func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
        try system.status(descriptor)
    }
    func status(_ name: String, in folder: Int32) throws(SystemError) -> FileStatus {
        try system.status(name, in: folder)
    }
    func names(in folder: Int32, limit: Int) throws(SystemError) -> [String] {
        try system.names(in: folder, limit: limit)
    }
    func checkWritable(_ name: String, in folder: Int32) throws(SystemError) {
        try system.checkWritable(name, in: folder)
    }
    func lock(_ descriptor: Int32, waiting: Bool) throws(SystemError) -> Bool {
        try system.lock(descriptor, waiting: waiting)
    }
    func allocate(_ descriptor: Int32, size: Int) throws(SystemError) {}
    func read(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) -> Int {
        try system.read(descriptor, into: &buffer, count: count, at: offset)
    }
    func copy(
        _ source: Int32, at offset: Int, to target: Int32, at targetOffset: Int, count: Int
    ) throws(SystemError) -> Int? { nil }
    func clone(_ source: Int32, to target: Int32) throws(SystemError) -> Bool { false }
    func blockSize(_ descriptor: Int32) throws(SystemError) -> Int {
        try system.blockSize(descriptor)
    }
    func firstHole(_ descriptor: Int32) throws(SystemError) -> Int? {
        try system.firstHole(descriptor)
    }
    func checkTaken(_ descriptor: Int32) throws(SystemError) {
        try system.checkTaken(descriptor)
    }
    func startWriting(_ descriptor: Int32, at offset: Int, count: Int) {}
    func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(SystemError) {}
    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {}
    func attributes(_ descriptor: Int32) throws(SystemError) -> [FileAttribute] { [] }
    func setAttribute(_ descriptor: Int32, _ attribute: FileAttribute) throws(SystemError) {}
    func removeAttribute(_ descriptor: Int32, _ name: String) throws(SystemError) {}
    func synchronizeFileSystem(_ descriptor: Int32) throws(SystemError) {
        try system.synchronizeFileSystem(descriptor)
    }
    func rename(
        _ name: String, to newName: String, in folder: Int32, replacing: Bool
    ) throws(SystemError) {
        try system.rename(name, to: newName, in: folder, replacing: replacing)
    }
}
