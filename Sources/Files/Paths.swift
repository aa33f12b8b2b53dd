import Glibc

/// Paths as text: absolute, relative, resolved.
package enum Paths {
    // Bytes are compared, not characters: that takes a tenth of the time.
    private static let slash = UInt8(ascii: "/")
    private static let colon = UInt8(ascii: ":")

    /// The same as ``resolving(_:)``; nil, too, where the system does not tell.
    package static func resolved(_ path: String) -> String? {
        try? resolving(path)
    }

    /// The absolute path with all symbolic links followed; nil if nothing is there.
    ///
    /// - Throws: `system` if the system does not tell what is there.
    package static func resolving(_ path: String) throws(FileError) -> String? {
        guard !path.utf8.contains(0) else { return nil }
        while true {
            if let resolved = unsafe realpath(path, nil) {
                defer { unsafe free(resolved) }
                return unsafe String(cString: resolved)
            }
            if errno == EINTR { continue }
            if isNothing(errno) { return nil }
            throw SystemError.last("realpath").on(path)
        }
    }

    /// Whether there is a folder by this path, links followed.
    ///
    /// - Throws: `system` if the system does not tell what is there.
    package static func namesFolder(_ path: String) throws(FileError) -> Bool {
        var status = stat()
        while unsafe stat(path, &status) != 0 {
            if errno == EINTR { continue }
            if isNothing(errno) { return false }
            throw SystemError.last("stat").on(path)
        }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a number of the system's errors says that a path leads to nothing.
    private static func isNothing(_ number: Int32) -> Bool {
        [ENOENT, ENOTDIR, ENAMETOOLONG].contains(number)
    }

    /// The same as ``namesFolder(_:)``; false, too, where the system does not tell.
    package static func isFolder(_ path: String) -> Bool {
        (try? namesFolder(path)) ?? false
    }

    /// The folder of a path, `.` if it names none.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: Paths.slash) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path of a name in a folder.
    package static func joined(_ folder: String, _ name: String) -> String {
        folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        let bytes = path.utf8
        guard let last = bytes.lastIndex(where: { $0 != slash }) else { return path }
        let end = bytes.index(after: last)
        let start = bytes[..<end].lastIndex(of: slash).map { bytes.index(after: $0) }
        return String(path[(start ?? path.startIndex)..<end])
    }

    /// The way from a folder to what is below it; nil if a path is not, by its text alone.
    ///
    /// - Parameters:
    ///   - path: an absolute path without `..`.
    ///   - folder: an absolute path; one whose name only begins like it is another.
    /// - Returns: a relative path.
    package static func below(_ path: String, _ folder: String) -> Substring? {
        let start = folder.utf8.last == slash ? folder : folder + "/"
        guard path.utf8.starts(with: start.utf8) else { return nil }
        return path[path.utf8.index(path.startIndex, offsetBy: start.utf8.count)...]
    }

    /// A path as people are told it: below the root, if there is but one.
    ///
    /// - Parameters:
    ///   - path: an absolute path.
    ///   - roots: absolute folders.
    /// - Returns: a relative path, or the path if it is not below the only root.
    package static func short(_ path: String, under roots: [String]) -> String {
        guard roots.count == 1, let rest = below(path, roots[0]) else { return path }
        return String(rest)
    }

    /// The way from a folder to a file, both absolute, as a relative path.
    package static func relative(_ path: String, to folder: String) -> String {
        let target = path.split(separator: "/")
        let start = folder.split(separator: "/")
        let shared = zip(target.dropLast(), start).prefix { $0 == $1 }.count
        let up = repeatElement("..", count: start.count - shared)
        return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
    }

    /// An absolute path without `.` and `..`, by its text alone.
    package static func normalized(_ path: String) -> String {
        guard mayNeedNormalizing(path) else { return path }
        var parts: [Substring.UTF8View] = []
        for part in path.utf8.split(separator: slash) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
        }
        guard !parts.isEmpty else { return "/" }
        return parts.reduce(into: "") { text, part in
            text += "/"
            text += Substring(part)
        }
    }

    /// Whether a path is not absolute, ends in a slash, or has one before another or before a dot.
    private static func mayNeedNormalizing(_ path: String) -> Bool {
        guard path.utf8.first == slash, path.utf8.last != slash else { return true }
        var isBehindSlash = false
        for byte in path.utf8 {
            if isBehindSlash, byte == slash || byte == UInt8(ascii: ".") { return true }
            isBehindSlash = byte == slash
        }
        return false
    }

    /// Whether a locator is a URI and not a path, by its text alone.
    ///
    /// It is one if it begins with a scheme; but names of files hold times and versions, too. So a
    /// scheme with a dot counts only where `//` follows, and a colon between two digits is that of
    /// a time.
    package static func isURI(_ locator: String) -> Bool {
        guard hasScheme(locator), let colon = locator.utf8.firstIndex(of: Paths.colon) else {
            return false
        }
        let (scheme, rest) = (locator[..<colon], locator[colon...].dropFirst())
        if rest.hasPrefix("//") { return true }
        let isTime = [scheme.last, rest.first].allSatisfy { $0.map("0123456789".contains) == true }
        return !isTime && !scheme.contains(".")
    }

    /// Whether a text begins with a scheme of two characters or more and a colon (RFC 3986 §3.1).
    package static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: Paths.colon) else { return false }
        let scheme = text[..<colon].utf8
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard scheme.count >= 2, let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || "0123456789+-.".utf8.contains($0) }
    }

    /// A relative path that nobody takes for a URI (RFC 3986 §4.2).
    package static func unmistakable(_ path: String) -> String {
        isURI(path) ? "./" + path : path
    }
}
