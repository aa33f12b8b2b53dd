import Files

/// A path as a program or user wrote it, and the one by which it is known again.
struct FilePath: Hashable, Sendable {
    /// Absolute, with the links of the folder followed.
    let key: String
    /// Absolute, as it was written.
    let text: String

    init(key: String, text: String) {
        self.key = key
        self.text = text
    }

    /// Makes one of an absolute path; nil if it can only name a folder.
    ///
    /// - Parameters:
    ///   - path: an absolute path.
    ///   - resolved: follows the links of a folder.
    init?(_ path: String, resolved: (_ folder: String) -> String?) {
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard let name = parts.last, name != "..", !path.hasSuffix("/") else { return nil }
        let written = "/" + parts.dropLast().joined(separator: "/")
        key = Paths.joined(resolved(written) ?? written, String(name))
        // By its text alone, `..` after a link leads somewhere else.
        text = parts.contains("..") ? key : Paths.joined(written, String(name))
    }

    static func == (one: FilePath, other: FilePath) -> Bool { one.key == other.key }

    func hash(into hasher: inout Hasher) {
        hasher.combine(key)
    }
}
