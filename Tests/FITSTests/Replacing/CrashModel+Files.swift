import FITS
import Files
import Synchronization

extension CrashModel {
    func openFolder(_ path: String) throws(SystemError) -> Int32 {
        let descriptor = try system.openFolder(path)
        state.withLock { _ = $0.folders.insert(descriptor) }
        return descriptor
    }

    func open(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let descriptor = try system.open(name, in: folder)
        state.withLock { $0.files[descriptor] = CrashModel.original }
        return descriptor
    }

    func create(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        let descriptor = try system.create(name, in: folder)
        note {
            $0.created += 1
            $0.files[descriptor] = $0.created
            return .create(name: name, file: $0.created)
        }
        return descriptor
    }

    // Nothing is changed in place: Tests/FilesTests/InPlace has a model for that.

    func openToWrite(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try system.openToWrite(name, in: folder)
    }

    func insertRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool { false }

    func collapseRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool { false }

    func truncate(_ descriptor: Int32, size: Int) throws(SystemError) {
        try system.truncate(descriptor, size: size)
    }

    // A clone is a copy of which the model would see nothing.
    func clone(_ source: Int32, to target: Int32) throws(SystemError) -> Bool { false }

    func blockSize(_ descriptor: Int32) throws(SystemError) -> Int {
        try system.blockSize(descriptor)
    }

    func firstHole(_ descriptor: Int32) throws(SystemError) -> Int? {
        try system.firstHole(descriptor)
    }

    func close(_ descriptor: Int32) {
        state.withLock {
            $0.files[descriptor] = nil
            $0.folders.remove(descriptor)
        }
        system.close(descriptor)
    }

    func allocate(_ descriptor: Int32, size: Int) throws(SystemError) {
        try system.allocate(descriptor, size: size)
        note { $0.files[descriptor].map { .resize(file: $0, size: size) } }
    }

    func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) -> Int {
        let done = try system.write(descriptor, bytes, at: offset)
        note {
            $0.files[descriptor].map {
                .write(file: $0, offset: offset, bytes: Array(bytes.prefix(done)))
            }
        }
        return done
    }

    func copy(
        _ source: Int32, at offset: Int, to target: Int32, at targetOffset: Int, count: Int
    ) throws(SystemError) -> Int? {
        // Copied by hand, so that the model sees the bytes.
        nil
    }

    func synchronize(_ descriptor: Int32) throws(SystemError) {
        try system.synchronize(descriptor)
        note { $0.files[descriptor].map { .syncFile($0) } ?? .syncFolder }
    }

    func synchronizeFileSystem(_ descriptor: Int32) throws(SystemError) {
        try system.synchronizeFileSystem(descriptor)
        note { _ in .syncAll }
    }

    func rename(
        _ name: String, to newName: String, in folder: Int32, replacing: Bool
    ) throws(SystemError) {
        try system.rename(name, to: newName, in: folder, replacing: replacing)
        note { _ in .rename(from: name, to: newName) }
    }

    func unlink(_ name: String, in folder: Int32) throws(SystemError) {
        try system.unlink(name, in: folder)
        note { _ in .unlink(name) }
    }

    // The rest changes nothing on the disk that the model looks at.

    func realPath(_ path: String) throws(SystemError) -> String { try system.realPath(path) }

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

    func read(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) -> Int {
        try system.read(descriptor, into: &buffer, count: count, at: offset)
    }

    func checkTaken(_ descriptor: Int32) throws(SystemError) {
        try system.checkTaken(descriptor)
    }
    func startWriting(_ descriptor: Int32, at offset: Int, count: Int) {}

    func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(SystemError) {
        try system.setOwner(descriptor, user: user, group: group)
    }

    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try system.setPermissions(descriptor, permissions)
    }

    func attributes(_ descriptor: Int32) throws(SystemError) -> [FileAttribute] {
        try system.attributes(descriptor)
    }

    func removeAttribute(_ descriptor: Int32, _ name: String) throws(SystemError) {
        try system.removeAttribute(descriptor, name)
    }

    func setAttribute(_ descriptor: Int32, _ attribute: FileAttribute) throws(SystemError) {
        try system.setAttribute(descriptor, attribute)
    }
}
