import Files
import FitsProv
import Glibc
import HTTPTypes
import Synchronization

/// Keeps what came out of jobs: in files of a folder, else in memory; up to a limit, all together.
final class ResultStore: Sendable {
    private let folder: String?
    private let most: Int
    private let used = Lock(0)
    /// Keeps other services away from the folder, as long as it is open.
    private let guardNumber: Int32

    /// What names of files begin with.
    private static let start = "fitsprov-result-"

    /// - Parameters:
    ///   - folder: a folder for files, which is made where it is missing; nil for memory.
    ///   - limits: how much is kept.
    /// - Throws: `FitsProvError` if the folder cannot be used, or another service uses it.
    init(_ folder: String?, _ limits: ServiceLimits) throws(FitsProvError) {
        self.folder = folder
        most = folder == nil ? limits.resultMemory : limits.resultFiles
        guard let folder else {
            guardNumber = -1
            return
        }
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw FitsProvError(.refused, path: folder, ResultStore.reason)
        }
        let guardName = Paths.joined(folder, "fitsprov-serve.lock")
        guardNumber = unsafe open(guardName, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard guardNumber >= 0 else {
            throw FitsProvError(
                .refused, path: guardName, ResultStore.reason)
        }
        guard flock(guardNumber, LOCK_EX | LOCK_NB) == 0 else {
            throw FitsProvError(
                .refused, path: folder, "another service keeps its results there",
                hint: "give each a --state of its own")
        }
        removeAll()
    }

    deinit {
        removeAll()
        if guardNumber >= 0 { close(guardNumber) }
    }

    /// Begins a result.
    ///
    /// - Parameters:
    ///   - id: the job.
    ///   - type: the media type.
    /// - Returns: what takes its bytes.
    /// - Throws: ``QueryRefusal`` where there is no room.
    func writer(_ id: String, type: String) throws(QueryRefusal) -> ResultWriter {
        guard let folder else { return ResultWriter(self, nil, type) }
        let path = Paths.joined(folder, ResultStore.start + id)
        let number = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard number >= 0 else { throw ResultStore.noRoom() }
        return ResultWriter(self, (path, number), type)
    }

    /// Forgets a result.
    ///
    /// - Parameter result: the result.
    func remove(_ result: StoredResult) {
        used.withLock { $0 -= result.size }
        if case .file(let path) = result.place { unsafe unlink(path) }
    }

    /// Takes room for more bytes.
    fileprivate func take(_ count: Int) throws(QueryRefusal) {
        let (most, isFile) = (most, folder != nil)
        let isRoom = used.withLock { used in
            guard used + count <= most else { return false }
            used += count
            return true
        }
        guard isRoom else {
            throw QueryRefusal(
                "there is room for \(most >> 20) MiB of results of jobs, and no more; "
                    + (isFile ? "delete jobs" : "delete jobs, or ask for fewer rows"),
                status: .internalServerError)
        }
    }

    fileprivate func giveBack(_ count: Int) { used.withLock { $0 -= count } }

    /// What the last call of the system complained about.
    private static var reason: String { unsafe String(cString: strerror(errno)) }

    fileprivate static func noRoom() -> QueryRefusal {
        QueryRefusal("the result cannot be kept: \(reason)", status: .internalServerError)
    }

    /// Removes files that an earlier service has left.
    private func removeAll() {
        guard let folder, let stream = unsafe opendir(folder) else { return }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(ResultStore.start) { unsafe unlink(Paths.joined(folder, name)) }
        }
    }
}

/// Takes the bytes of a result, in one thread.
final class ResultWriter {
    private let store: ResultStore
    private let file: (path: String, number: Int32)?
    private let type: String
    private var bytes: [UInt8] = []
    private var size = 0
    private var isKept = false

    fileprivate init(_ store: ResultStore, _ file: (path: String, number: Int32)?, _ type: String) {
        self.store = store
        self.file = file
        self.type = type
    }

    deinit {
        if let file { close(file.number) }
        guard !isKept else { return }
        store.giveBack(size)
        if let file { unsafe unlink(file.path) }
    }

    /// Adds bytes.
    ///
    /// - Parameter more: the bytes.
    /// - Throws: ``QueryRefusal`` where there is no room.
    func append(_ more: [UInt8]) throws(QueryRefusal) {
        try store.take(more.count)
        size += more.count
        guard let file else { return bytes.append(contentsOf: more) }
        var done = 0
        while done < more.count {
            let count = unsafe more[done...].withUnsafeBytes { rest in
                unsafe write(file.number, rest.baseAddress, rest.count)
            }
            guard count >= 0 || errno == EINTR else {
                throw ResultStore.noRoom()
            }
            done += max(0, count)
        }
    }

    /// Ends the result, which is otherwise thrown away.
    func finish() -> StoredResult {
        isKept = true
        return StoredResult(
            place: file.map { .file($0.path) } ?? .memory(bytes), size: size, type: type)
    }
}
