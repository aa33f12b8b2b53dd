import Files
import Glibc
import HTTPTypes
import Synchronization

/// Room for tables that clients send: in memory while they are small, else in files without names.
final class UploadStore: Sendable {
    private struct Used {
        var bytes = 0
        var files = 0
    }

    /// The folder in which there are files for a moment, before they have no name any more.
    private let folder: String
    private let limits: ServiceLimits
    private let used = Lock(Used())

    /// - Parameters:
    ///   - folder: where files may be; nil for the system's place for temporary files.
    ///   - limits: how much there may be.
    init(_ folder: String?, _ limits: ServiceLimits) {
        self.folder = folder ?? UploadStore.usualFolder
        self.limits = limits
    }

    /// How many bytes are kept.
    var size: Int { used.withLock { $0.bytes } }

    /// Makes a file that is gone as soon as it is closed.
    ///
    /// - Returns: its descriptor.
    /// - Throws: ``Refusal`` where there is no room.
    fileprivate func makeFile() throws(Refusal) -> Int32 {
        let most = limits.uploadFiles
        let isRoom = used.withLock { used in
            guard used.files < most else { return false }
            used.files += 1
            return true
        }
        guard isRoom else {
            throw .later("\(most) uploads are kept already; try again later", seconds: 10)
        }
        let path = Paths.joined(folder, "fitsprov-upload-" + Job.newID())
        let number = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard number >= 0 else {
            used.withLock { $0.files -= 1 }
            throw UploadStore.failure
        }
        unsafe unlink(path)
        return number
    }

    /// Takes room for more bytes.
    fileprivate func take(_ count: Int) throws(Refusal) {
        let most = limits.uploadSpace
        let isRoom = used.withLock { used in
            guard used.bytes + count <= most else { return false }
            used.bytes += count
            return true
        }
        guard isRoom else {
            throw .later(
                "there is room for \(most >> 20) MiB of uploads, and no more; try again later",
                seconds: 10)
        }
    }

    fileprivate func giveBack(bytes: Int, file: Int32?) {
        if let file { close(file) }
        used.withLock { used in
            used.bytes -= bytes
            if file != nil { used.files -= 1 }
        }
    }

    /// What the system says of a file that cannot be used.
    fileprivate static var failure: Refusal {
        let reason = unsafe String(cString: strerror(errno))
        return Refusal(.internalServerError, "the upload cannot be kept: \(reason)")
    }

    private static var usualFolder: String {
        guard let named = unsafe getenv("TMPDIR") else { return "/var/tmp" }
        let name = unsafe String(cString: named)
        return name.isEmpty ? "/var/tmp" : name
    }
}

/// Bytes that a client sends, until a query has read them; gone with the last who knows them.
final class UploadSpool: Sendable {
    private struct State {
        var memory: [UInt8] = []
        var file: Int32?
        var size = 0
    }

    private let store: UploadStore
    private let state = Lock(State())

    /// How many bytes are kept in memory.
    static let memory = 64 << 10

    /// - Parameter store: has the room for it.
    init(_ store: UploadStore) { self.store = store }

    deinit {
        let (size, file) = state.withLock { ($0.size, $0.file) }
        store.giveBack(bytes: size, file: file)
    }

    /// How many bytes there are.
    var size: Int { state.withLock { $0.size } }

    /// Adds bytes; it may block.
    ///
    /// - Parameter bytes: the bytes.
    /// - Throws: ``Refusal`` where there is no room.
    func append(_ bytes: [UInt8]) throws(Refusal) {
        let store = store
        try state.withLock { state throws(Refusal) in
            try store.take(bytes.count)
            let place = state.size
            state.size += bytes.count
            if state.file == nil, state.size <= UploadSpool.memory {
                state.memory += bytes
                return
            }
            if let file = state.file { return try UploadSpool.write(bytes, to: file, at: place) }
            let file = try store.makeFile()
            state.file = file
            try UploadSpool.write(state.memory + bytes, to: file, at: 0)
            state.memory = []
        }
    }

    /// Some of the bytes; it may block.
    ///
    /// - Parameter range: which of them.
    /// - Returns: the bytes.
    /// - Throws: ``Refusal`` if they cannot be read.
    func bytes(_ range: Range<Int>) throws(Refusal) -> [UInt8] {
        try state.withLock { state throws(Refusal) in
            guard let file = state.file else { return Array(state.memory[range]) }
            var buffer = [UInt8](repeating: 0, count: range.count)
            var done = 0
            while done < range.count {
                let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe pread(
                        file, bytes.baseAddress?.advanced(by: done), range.count - done,
                        range.lowerBound + done)
                }
                guard count > 0 || (count < 0 && errno == EINTR) else { throw UploadStore.failure }
                done += max(0, count)
            }
            return buffer
        }
    }

    private static func write(
        _ bytes: [UInt8], to file: Int32, at place: Int
    ) throws(Refusal) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes { rest in
                unsafe pwrite(file, rest.baseAddress, rest.count, place + done)
            }
            guard count >= 0 || errno == EINTR else { throw UploadStore.failure }
            done += max(0, count)
        }
    }
}
