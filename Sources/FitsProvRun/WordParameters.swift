import FitsProv
import ProcessTracing

/// The parameters that the words of a command give values: `name=value`, `--name=value`, `-NAME VALUE`.
enum WordParameters {
    /// Takes them from a command.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - known: names that are known to be those of parameters: the next word is their value.
    /// - Returns: the parameters in order; of a name that comes again, the last value.
    static func parameters(of command: [String], known: Set<String> = []) -> [Parameter] {
        var found: [Parameter] = []
        let words = command.dropFirst()
        var index = words.startIndex
        while index < words.endIndex {
            let word = words[index]
            index += 1
            let dashes = word.prefix { $0 == "-" }.count
            guard dashes <= 2 else { continue }
            let rest = word.dropFirst(dashes)
            if let equals = rest.firstIndex(of: "=") {
                add(rest[..<equals], rest[equals...].dropFirst(), &found)
            } else if dashes > 0, known.contains(String(rest)) || isLongName(rest, dashes),
                index < words.endIndex, isValue(words[index])
            {
                add(rest, words[index][...], &found)
                index += 1
            }
        }
        return found
    }

    private static func add(_ name: Substring, _ value: Substring, _ found: inout [Parameter]) {
        guard NameCandidates.isName(name) else { return }
        found.removeAll { $0.name == name }
        found.append(Parameter(name: String(name), value: String(value)))
    }

    /// Whether an option is one whose value is the next word: a name in capitals behind one dash.
    ///
    /// SExtractor's are so. Of others it cannot be known whether they have one.
    private static func isLongName(_ name: Substring, _ dashes: Int) -> Bool {
        dashes == 1 && name.count > 1 && NameCandidates.isName(name) && name == name.uppercased()
    }

    /// Whether a word may be the value of the option before it.
    private static func isValue(_ word: String) -> Bool {
        guard word.hasPrefix("-"), word.count > 1 else { return true }
        return Double(word) != nil
    }
}
