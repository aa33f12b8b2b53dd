import FITS
import Files
import FitsProv

/// The program that runs, and the libraries that it has loaded.
package enum Program {
    /// The most characters of a list of libraries.
    private static let mostCharacters = 4000
    package static let link = "/proc/self/exe"

    /// The name and the digest of an executable.
    ///
    /// - Parameters:
    ///   - path: whether its whole path is told.
    ///   - file: the executable; this process's own if it is not said.
    /// - Returns: names and values.
    package static func executable(
        _ path: Bool, of file: String = link
    ) -> [(name: String, value: String)] {
        guard let executable = Paths.resolved(file) else { return [] }
        var settings = [("executable", path ? executable : Paths.name(of: executable))]
        if let digest = try? Digest(ofFile: file) {
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
