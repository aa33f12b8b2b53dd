import Files
import FitsProv

/// A command as it is recorded.
package enum Command {
    private static let hidden = "***"

    /// The words as a line of a shell, without what looks secret.
    ///
    /// - Parameters:
    ///   - words: the program and its arguments.
    ///   - folder: the working folder.
    ///   - keepsPaths: whether absolute paths stay; else they become relative ones, and a program is told by
    ///     its name.
    /// - Returns: the line; nil without words.
    package static func line(
        _ words: [String], in folder: String?, keepsPaths: Bool = false
    ) -> String? {
        guard let program = words.first else { return nil }
        var told = [keepsPaths || !program.hasPrefix("/") ? program : Paths.name(of: program)]
        var isSecret = false
        for word in words.dropFirst() {
            told.append(isSecret ? hidden : said(word, in: keepsPaths ? nil : folder))
            isSecret =
                word.hasPrefix("-") && !word.contains("=") && Secret.isName(word)
        }
        return CommandWords(told).text
    }

    /// The command of this process.
    static func own(_ options: ExecutionOptions) -> String? {
        line(
            CommandLine.arguments, in: Paths.resolved("."),
            keepsPaths: options.capture.contains(.paths))
    }

    private static func said(_ word: String, in folder: String?) -> String {
        guard let equals = word.firstIndex(of: "=") else {
            return Secret.masked(relative(word, in: folder))
        }
        let name = word[..<equals]
        guard !Secret.isName(String(name)) else { return "\(name)=\(hidden)" }
        let value = relative(String(word[word.index(after: equals)...]), in: folder)
        return "\(name)=\(Secret.masked(value))"
    }

    private static func relative(_ word: String, in folder: String?) -> String {
        guard let folder, word.hasPrefix("/"), word.count > 1 else { return word }
        return Paths.relative(Paths.normalized(word), to: folder)
    }
}
