import FITS
import Files
import FitsProv

/// The program that runs, and the libraries that it has loaded.
package enum Program {
    /// The most characters of a list of libraries.
    private static let mostCharacters = 4000
    /// The most bytes of the list of mapped files that are looked at.
    private static let mostMapped = 512 << 10
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
        if let digest = file == link ? own : digest(of: file) {
            settings.append(("executable_digest", digest))
        }
        return settings
    }

    /// The digest of this process's executable, which stays the same as long as it runs.
    private static let own = digest(of: link)

    private static func digest(of file: String) -> String? {
        (try? Digest(ofFile: file)).map { ContentDigest.filePrefix + $0.base64URL }
    }

    /// The names of the loaded libraries, in order.
    static var libraries: String? {
        guard let maps = try? SmallFile.start("/proc/self/maps", count: mostMapped) else {
            return nil
        }
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
