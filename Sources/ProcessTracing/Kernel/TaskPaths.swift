import CTracing
import Files
import Glibc

/// Paths in the memory of a stopped task, made absolute.
struct TaskPaths {
    /// What a path in its memory leads to.
    enum Failure: Error {
        /// The memory may not be read, or the name is not UTF-8.
        case unseen
        /// It is of no interest.
        case passedOver
    }

    private let passedOver: [[UInt8]]
    private var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    private var folders: [String: String] = [:]

    private static let own = "/proc/self/"
    /// The most folders whose links are remembered.
    private static let mostFolders = 10_000

    /// - Parameter passedOver: absolute paths of folders; what is in them is of no interest.
    init(passedOver: [String]) {
        self.passedOver = passedOver.map { Array(($0.hasSuffix("/") ? $0 : $0 + "/").utf8) }
    }

    /// Reads one.
    ///
    /// - Parameters:
    ///   - number: which of the notice's paths.
    ///   - notice: the call that the task is in.
    ///   - anywhere: whether folders of no interest are, here.
    /// - Returns: an absolute path.
    /// - Throws: ``Failure`` if it is not known, or not of interest.
    mutating func text(
        _ number: Int, of notice: ctracing_notice, anywhere: Bool = false
    ) throws(Failure) -> String {
        let address = number == 0 ? notice.paths.0 : notice.paths.1
        let folder = number == 0 ? notice.folders.0 : notice.folders.1
        let count = unsafe ctracing_read_text(notice.task, address, &buffer, buffer.count)
        guard count >= 0 else { throw .unseen }
        let bytes = buffer[..<Int(count)].map { UInt8(bitPattern: $0) }
        guard anywhere || !isPassedOver(bytes) else { throw .passedOver }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .unseen }
        // What a task calls itself is this process here.
        if text.hasPrefix(TaskPaths.own) {
            return "/proc/\(notice.task)/" + text.dropFirst(TaskPaths.own.count)
        }
        guard !text.hasPrefix("/") else { return text }
        let link = folder == AT_FDCWD ? "cwd" : "fd/\(folder)"
        guard let base = Links.target(of: "/proc/\(notice.task)/\(link)") else { throw .unseen }
        return text.isEmpty ? base : Paths.joined(base, text)
    }

    /// The same, known again by whatever name.
    mutating func path(_ text: String) throws(Failure) -> FilePath {
        guard let path = FilePath(text, resolved: { resolved($0) }) else { throw .passedOver }
        guard !isPassedOver(path.key.utf8) else { throw .passedOver }
        return path
    }

    private func isPassedOver(_ path: some Sequence<UInt8>) -> Bool {
        passedOver.contains { path.starts(with: $0) }
    }

    private mutating func resolved(_ folder: String) -> String? {
        if let known = folders[folder] { return known }
        guard let found = Paths.resolved(folder) else { return nil }
        if folders.count >= TaskPaths.mostFolders { forget() }
        folders[folder] = found
        return found
    }

    /// Forgets where links lead, since they may lead elsewhere by now.
    mutating func forget() {
        folders = [:]
    }
}

/// Symbolic links.
enum Links {
    /// Where a link leads; nil if it is none, or not to a name in UTF-8.
    static func target(of link: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(link, &buffer, buffer.count)
        guard count > 0, count < buffer.count else { return nil }
        return String(
            validating: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
