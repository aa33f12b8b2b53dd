import FITS
import Synchronization
import TestSupport

/// Records what a replacement asks of the disk, and works out what a crash may leave.
///
/// The model: names change in order, and a crash leaves any number of the changes since the folder
/// was last synced. The bytes of a file since it was last synced may be there or not, each write
/// for itself. A rename is whole or not at all.
final class CrashModel: FileOperations {
    /// A change of the disk.
    private enum Step {
        case create(name: String, file: Int)
        case write(file: Int, offset: Int, bytes: [UInt8])
        case resize(file: Int, size: Int)
        case syncFile(Int)
        case syncFolder
        case syncAll
        case rename(from: String, to: String)
        case unlink(String)
    }

    private struct State {
        var steps: [Step] = []
        var files: [Int32: Int] = [:]
        var folders: Set<Int32> = []
        var created = 0
    }

    private let system = SystemFiles()
    private let state = Mutex(State())

    /// The number of the original among the files of the model; new ones count from 1.
    private static let original = 0

    /// The contents that a name may have after a crash at any moment, and after the last step.
    func contents(of name: String, original: [UInt8]) -> (
        ever: Set<[UInt8]?>, finally: Set<[UInt8]?>
    ) {
        let steps = state.withLock { $0.steps }
        var ever: Set<[UInt8]?> = []
        var finally: Set<[UInt8]?> = []
        for crash in 0...steps.count {
            finally = contents(of: name, original, Array(steps[..<crash]))
            ever.formUnion(finally)
        }
        return (ever, finally)
    }

    private func contents(of name: String, _ original: [UInt8], _ steps: [Step]) -> Set<[UInt8]?> {
        let durable = steps.lastIndex { step in
            switch step {
            case .syncFolder, .syncAll: true
            default: false
            }
        }
        var found: Set<[UInt8]?> = []
        for known in (durable.map { $0 + 1 } ?? 0)...steps.count {
            var names = [name: CrashModel.original]
            for step in steps[..<known] {
                switch step {
                case .create(let name, let file): names[name] = file
                case .rename(let from, let to): names[to] = names.removeValue(forKey: from)
                case .unlink(let name): names[name] = nil
                default: break
                }
            }
            guard let file = names[name] else {
                found.insert(nil)
                continue
            }
            let start = file == CrashModel.original ? original : []
            found.formUnion(contents(of: file, start, steps).map(Optional.some))
        }
        return found
    }

    /// What a file may hold: all that was synced, with all, none, or all but one of the rest.
    private func contents(of file: Int, _ start: [UInt8], _ steps: [Step]) -> Set<[UInt8]> {
        var synced = start
        var pending: [Step] = []
        for step in steps {
            switch step {
            case .write(file, _, _), .resize(file, _): pending.append(step)
            case .syncFile(file), .syncAll:
                synced = pending.reduce(synced, apply)
                pending = []
            default: break
            }
        }
        var found: Set = [synced, pending.reduce(synced, apply)]
        for lost in pending.indices {
            let rest = pending.enumerated().filter { $0.offset != lost }.map(\.element)
            found.insert(rest.reduce(synced, apply))
        }
        return found
    }

    private func apply(_ content: [UInt8], _ step: Step) -> [UInt8] {
        var content = content
        func grow(to size: Int) {
            content += [UInt8](repeating: 0, count: max(0, size - content.count))
        }
        switch step {
        case .resize(_, let size): grow(to: size)
        case .write(_, let offset, let bytes):
            grow(to: offset + bytes.count)
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        default: break
        }
        return content
    }

    private func note(_ step: (inout State) -> Step?) {
        state.withLock { state in
            if let step = step(&state) { state.steps.append(step) }
        }
    }
}

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

    func setAttribute(_ descriptor: Int32, _ attribute: FileAttribute) throws(SystemError) {
        try system.setAttribute(descriptor, attribute)
    }
}
