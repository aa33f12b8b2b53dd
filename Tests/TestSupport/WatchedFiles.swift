// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// The methods are documented where they are asked for, in FileOperations.

package import Files
import Synchronization

/// The operating system's files, with every call counted and, where a test wants it, disturbed.
package final class WatchedFiles: FileOperations {
    /// One call of the operating system.
    package struct Call: Sendable {
        /// The name of the operation.
        package let name: String
        /// How many calls there were, this one included.
        package let number: Int
    }

    /// What may be changed about copying by the kernel.
    package enum Copying: Sendable {
        case works, isUnsupported, stopsHalfway
    }

    private struct State {
        package var calls: [String] = []
        var open: Set<Int32> = []
        var strays = 0
    }

    private let system = SystemFiles()
    private let state = Lock(State())
    private let largestStep: Int
    private let copying: Copying
    private let corrupts: Bool
    private let pretended: [FileAttribute]
    private let before: @Sendable (Call) throws(SystemError) -> Void

    /// Watches the system.
    ///
    /// - Parameters:
    ///   - largestStep: the most bytes that a read, write or copy does.
    ///   - copying: how copying by the kernel behaves.
    ///   - corrupts: whether the disk changes a byte of what it is given.
    ///   - pretended: attributes that every file has beyond its own; setting one does nothing.
    ///   - before: called before each call; what it throws is the failure of the call.
    package init(
        largestStep: Int = .max, copying: Copying = .works, corrupts: Bool = false,
        pretended: [FileAttribute] = [],
        before: @escaping @Sendable (Call) throws(SystemError) -> Void = { _ in }
    ) {
        self.largestStep = largestStep
        self.copying = copying
        self.corrupts = corrupts
        self.pretended = pretended
        self.before = before
    }

    /// The names of all calls so far.
    package var calls: [String] { state.withLock { $0.calls } }
    /// How many descriptors are open, plus how often one was closed that was not open.
    package var leaks: Int { state.withLock { $0.open.count + $0.strays } }

    private func enter(_ name: String) throws(SystemError) {
        let number = state.withLock {
            $0.calls.append(name)
            return $0.calls.count
        }
        try before(Call(name: name, number: number))
    }

    private func opened(_ descriptor: Int32) -> Int32 {
        state.withLock { _ = $0.open.insert(descriptor) }
        return descriptor
    }

    package func realPath(_ path: String) throws(SystemError) -> String {
        try enter("realPath")
        return try system.realPath(path)
    }

    package func openFolder(_ path: String) throws(SystemError) -> Int32 {
        try enter("openFolder")
        return opened(try system.openFolder(path))
    }

    package func open(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try enter("open")
        return opened(try system.open(name, in: folder))
    }

    package func openToWrite(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try enter("openToWrite")
        return opened(try system.openToWrite(name, in: folder))
    }

    package func clone(_ source: Int32, to target: Int32) throws(SystemError) -> Bool {
        try enter("clone")
        return try system.clone(source, to: target)
    }

    package func blockSize(_ descriptor: Int32) throws(SystemError) -> Int {
        try enter("blockSize")
        return try system.blockSize(descriptor)
    }

    package func insertRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        try enter("insertRange")
        return try system.insertRange(descriptor, at: offset, count: count)
    }

    package func collapseRange(
        _ descriptor: Int32, at offset: Int, count: Int
    ) throws(SystemError) -> Bool {
        try enter("collapseRange")
        return try system.collapseRange(descriptor, at: offset, count: count)
    }

    package func truncate(_ descriptor: Int32, size: Int) throws(SystemError) {
        try enter("truncate")
        try system.truncate(descriptor, size: size)
    }

    package func firstHole(_ descriptor: Int32) throws(SystemError) -> Int? {
        try enter("firstHole")
        return try system.firstHole(descriptor)
    }

    package func create(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try enter("create")
        return opened(try system.create(name, in: folder))
    }

    package func close(_ descriptor: Int32) {
        // Closing cannot fail, and a number may be given out again as soon as it is closed.
        state.withLock { if $0.open.remove(descriptor) == nil { $0.strays += 1 } }
        system.close(descriptor)
    }

    package func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
        try enter("status of descriptor")
        return try system.status(descriptor)
    }

    package func status(_ name: String, in folder: Int32) throws(SystemError) -> FileStatus {
        try enter("status of name")
        return try system.status(name, in: folder)
    }

    package func names(in folder: Int32, limit: Int) throws(SystemError) -> [String] {
        try enter("names")
        return try system.names(in: folder, limit: limit)
    }

    package func checkWritable(_ name: String, in folder: Int32) throws(SystemError) {
        try enter("checkWritable")
        try system.checkWritable(name, in: folder)
    }

    package func lock(_ descriptor: Int32, waiting: Bool) throws(SystemError) -> Bool {
        try enter("lock")
        return try system.lock(descriptor, waiting: waiting)
    }

    package func allocate(_ descriptor: Int32, size: Int) throws(SystemError) {
        try enter("allocate")
        try system.allocate(descriptor, size: size)
    }

    package func read(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) -> Int {
        try enter("read")
        return try system.read(
            descriptor, into: &buffer, count: min(count, largestStep), at: offset)
    }

    package func write(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) -> Int {
        try enter("write")
        var bytes = bytes.prefix(largestStep)
        if corrupts, let last = bytes.indices.last { bytes[last] ^= 1 }
        return try system.write(descriptor, bytes, at: offset)
    }

    package func copy(
        _ source: Int32, at offset: Int, to target: Int32, at targetOffset: Int, count: Int
    ) throws(SystemError) -> Int? {
        try enter("copy")
        switch copying {
        case .works: break
        case .isUnsupported: return nil
        case .stopsHalfway where count < 100: return 0
        case .stopsHalfway:
            return try system.copy(
                source, at: offset, to: target, at: targetOffset, count: count / 2)
        }
        return try system.copy(
            source, at: offset, to: target, at: targetOffset, count: min(count, largestStep))
    }

    package func checkTaken(_ descriptor: Int32) throws(SystemError) {
        try enter("checkTaken")
        try system.checkTaken(descriptor)
    }

    package func startWriting(_ descriptor: Int32, at offset: Int, count: Int) {
        system.startWriting(descriptor, at: offset, count: count)
    }

    package func setOwner(_ descriptor: Int32, user: UInt32, group: UInt32) throws(SystemError) {
        try enter("setOwner")
        try system.setOwner(descriptor, user: user, group: group)
    }

    package func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try enter("setPermissions")
        try system.setPermissions(descriptor, permissions)
    }

    package func attributes(_ descriptor: Int32) throws(SystemError) -> [FileAttribute] {
        try enter("attributes")
        return try system.attributes(descriptor) + pretended
    }

    package func setAttribute(_ descriptor: Int32, _ attribute: FileAttribute) throws(SystemError) {
        try enter("setAttribute")
        if pretended.contains(attribute) { return }
        try system.setAttribute(descriptor, attribute)
    }

    package func removeAttribute(_ descriptor: Int32, _ name: String) throws(SystemError) {
        try enter("removeAttribute")
        try system.removeAttribute(descriptor, name)
    }

    package func synchronize(_ descriptor: Int32) throws(SystemError) {
        try enter("synchronize")
        try system.synchronize(descriptor)
    }

    package func synchronizeFileSystem(_ descriptor: Int32) throws(SystemError) {
        try enter("synchronizeFileSystem")
        try system.synchronizeFileSystem(descriptor)
    }

    package func rename(
        _ name: String, to newName: String, in folder: Int32, replacing: Bool
    ) throws(SystemError) {
        try enter("rename")
        try system.rename(name, to: newName, in: folder, replacing: replacing)
    }

    package func unlink(_ name: String, in folder: Int32) throws(SystemError) {
        try enter("unlink")
        try system.unlink(name, in: folder)
    }
}
