import FITS
import Files
import FitsProv

/// The program that runs, and the libraries that it has loaded.
enum Program {
    /// The most characters of a list of libraries.
    private static let mostCharacters = 4000
    private static let link = "/proc/self/exe"

    /// The name and the digest of the executable.
    ///
    /// - Parameter path: whether its whole path is told.
    /// - Returns: names and values.
    static func executable(_ path: Bool) -> [(name: String, value: String)] {
        guard let executable = Paths.resolved(link) else { return [] }
        var settings = [("executable", path ? executable : Paths.name(of: executable))]
        if let digest = try? Digest(ofFile: link) {
            settings.append(("executable_digest", ContentDigest.filePrefix + digest.base64URL))
        }
        return settings
    }

    /// The names of the loaded libraries, those with a version in front of those without.
    static var libraries: String? {
        guard let maps = try? SmallFile.start("/proc/self/maps", count: 4 << 20) else { return nil }
        let lines = String(decoding: maps, as: UTF8.self).split(separator: "\n")
        let paths = Set(
            lines.compactMap { line in line.firstIndex(of: "/").map { line[$0...] } })
        let names = paths.map { Paths.name(of: String($0)) }
            .filter { $0.hasPrefix("lib") && $0.contains(".so") }.uniqued().sorted()
        guard !names.isEmpty else { return nil }
        var text = ""
        for name in names where text.count + name.count < mostCharacters {
            text += (text.isEmpty ? "" : " ") + name
        }
        return text
    }
}
