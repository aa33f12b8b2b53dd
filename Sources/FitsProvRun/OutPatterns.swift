import Files
import Glibc

/// Which products are asked for: `*` and `?` as in a shell, over the name or the path.
package struct OutPatterns: Sendable {
    private let patterns: [String]

    /// Takes patterns; without one, all products are asked for.
    ///
    /// - Parameters:
    ///   - patterns: names or paths, from the working folder.
    ///   - folder: the absolute path of the working folder.
    package init(_ patterns: [String], in folder: String) {
        self.patterns = patterns.map { pattern in
            guard pattern.contains("/") else { return pattern }
            return pattern.hasPrefix("/")
                ? pattern : Paths.normalized(Paths.joined(folder, pattern))
        }
    }

    /// Whether a product is asked for, by its absolute path.
    package func contains(_ path: String) -> Bool {
        patterns.isEmpty
            || patterns.contains { pattern in
                let text = pattern.hasPrefix("/") ? path : Paths.name(of: path)
                return unsafe fnmatch(pattern, text, FNM_PATHNAME) == 0
            }
    }

    /// The folders that the patterns name, as far as they hold no pattern.
    package var folders: [String] {
        patterns.filter { $0.hasPrefix("/") }.map(Paths.folder(of:)).filter(Paths.isFolder)
    }
}
