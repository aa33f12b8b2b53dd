import FITS

/// The steps in a log of stpipe, which JWST keeps in its files (`cal_logs`).
///
/// A line is `2026-11-22T10:04:55.181 - stpipe.step - INFO - Step DQInitStep running with args …`.
struct CalibrationLog: Sendable {
    /// One run of a step or a pipeline.
    struct Run: Sendable {
        /// The name, as in `DQInitStep`.
        let name: String
        /// When it was made or began to run: ISO 8601, UTC.
        let start: String?
        /// The names of files among its arguments.
        let inputs: [String]
        /// Its parameters in order; those of a pipeline's steps with the name of the step before.
        var parameters: [(name: String, value: String)] = []
    }

    /// The runs in order, those that were skipped left out.
    private(set) var runs: [Run] = []
    /// The time of the first line; nil if no line has one.
    private(set) var start: String?

    /// Reads a log.
    ///
    /// - Parameter lines: its lines; one may have line breaks.
    init(_ lines: [String]) {
        var made: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: " - ", maxSplits: 3)
            guard parts.count == 4 else { continue }
            let time = Timestamp(parts[0].split(separator: ",").joined(separator: "."))?.utc
            if start == nil { start = time }
            let message = parts[3]
            let words = message.split(separator: " ", maxSplits: 2)
            if words.count == 3, words[1...].joined(separator: " ").hasPrefix("instance created") {
                if let time, made[String(words[0])] == nil { made[String(words[0])] = time }
                continue
            }
            guard words.count >= 2, words[0] == "Step" else { continue }
            let name = String(words[1])
            let rest = words.count == 3 ? words[2] : ""
            if rest.hasPrefix("running with args") {
                runs.append(
                    Run(name: name, start: made[name] ?? time, inputs: CalibrationLog.files(rest)))
            } else if rest.hasPrefix("parameters are:"), runs.last?.name == name {
                let text = rest.dropFirst("parameters are:".count)
                runs[runs.count - 1].parameters = CalibrationLog.parameters(text)
            } else if name.hasPrefix("skipped") || rest.hasPrefix("skipped") {
                if rest.isEmpty || runs.last?.name == name { _ = runs.popLast() }
            }
        }
    }

    /// The quoted words with a suffix: objects that were handed over have no quotes.
    private static func files(_ text: Substring) -> [String] {
        text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 && $0.element.contains(".") && !$0.element.contains("<") }
            .map { String($0.element) }
    }

    /// The parameters, in lines as of YAML or, in older logs, as a dictionary of Python.
    private static func parameters(_ text: Substring) -> [(name: String, value: String)] {
        let start = text.drop { $0 == " " || $0 == "\n" }
        guard start.first != "{" else { return PythonDictionary(start).items }
        var found: [(name: String, value: String)] = []
        var path: [(indent: Int, name: Substring)] = []
        for line in text.split(separator: "\n") {
            let words = line.drop { $0 == " " }
            guard let colon = words.firstIndex(of: ":") else { continue }
            let indent = line.utf8.count - words.utf8.count
            while let last = path.last, last.indent >= indent { path.removeLast() }
            let name = words[..<colon]
            let value = String(words[words.index(after: colon)...]).trimmed
            if value.isEmpty {
                if path.count < 16 { path.append((indent, name)) }
            } else {
                let names = path.map(\.name).filter { $0 != "steps" } + [name]
                found.append((names.joined(separator: "."), value))
            }
        }
        return found
    }
}
