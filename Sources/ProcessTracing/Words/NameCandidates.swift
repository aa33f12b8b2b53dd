import Files

/// What the words of a command may name, by their text alone.
package struct NameCandidates: Sendable {
    /// What one word may name.
    package struct Candidate: Hashable, Sendable {
        /// The place of the word in the command.
        package let word: Int
        /// The name of the parameter that the text is the value of, if it is told.
        package let parameter: String?
        /// The paths that it may mean; the first of which there is a file is it.
        package let paths: [String]
    }

    /// Whatever may be a file's name, in the order of the words.
    package let all: [Candidate]

    /// Takes the words of a command apart.
    ///
    /// - Parameter command: the program and its arguments.
    package init(_ command: [String]) {
        var candidates: [Candidate] = []
        var option: String?
        for (word, text) in command.enumerated().dropFirst() {
            let dashes = text.prefix { $0 == "-" }.count
            let rest = text.dropFirst(dashes)
            var parameter = option
            var values: [Substring] = [text[...]]
            option = nil
            if let equals = rest.firstIndex(of: "="), NameCandidates.isName(rest[..<equals]) {
                parameter = String(rest[..<equals])
                values.append(rest[equals...].dropFirst())
            } else if dashes > 0, NameCandidates.isName(rest) {
                // The word after it may be its value; and its own may be behind one letter.
                option = String(rest)
                parameter = dashes == 1 ? String(rest.prefix(1)) : nil
                if dashes == 1 { values.append(rest.dropFirst()) }
            } else if dashes > 0 {
                parameter = dashes == 1 ? String(rest.prefix(1)) : nil
                if dashes == 1 { values.append(rest.dropFirst()) }
            }
            for value in values.reversed() {
                for part in NameCandidates.parts(value) {
                    candidates.append(
                        Candidate(
                            word: word, parameter: parameter, paths: NameCandidates.paths(part)))
                }
            }
        }
        all = candidates.filter { !$0.paths.isEmpty }.uniqued()
    }

    /// Whether a text may be the name of a parameter: a letter, then letters, digits, `_`, `.` and `-`.
    ///
    /// - Parameter text: the text.
    /// - Returns: whether it may.
    package static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || "0123456789_.-".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// A value, and what stands between commas if it is a list.
    private static func parts(_ value: Substring) -> [Substring] {
        let parts = value.split(separator: ",")
        return parts.count > 1 && !value.contains("[") ? [value] + parts : [value]
    }

    /// What a text may mean as a path: itself, then without what cfitsio and FTOOLS put around one.
    private static func paths(_ value: Substring) -> [String] {
        var paths: [Substring] = [value]
        var text = value
        if text.first == "!" || text.first == "@" { text = text.dropFirst() }
        paths.append(text)
        if text.hasPrefix("file://") {
            text = text.dropFirst("file://".count)
            paths.append(text)
        }
        if let bracket = text.firstIndex(of: "["), text.last == "]" {
            text = text[..<bracket]
            paths.append(text)
        }
        if let plus = text.lastIndex(of: "+") {
            let number = text[plus...].dropFirst()
            if !number.isEmpty, number.allSatisfy("0123456789".contains) {
                paths.append(text[..<plus])
            }
        }
        return paths.filter { !$0.isEmpty && !$0.utf8.contains(0) }.map(String.init).uniqued()
    }
}
