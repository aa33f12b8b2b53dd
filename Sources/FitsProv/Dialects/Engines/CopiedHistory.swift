import FITS

extension HeaderView {
    /// The files whose `HISTORY` was copied into this one, by the tools of Fermi (evtbin).
    struct CopiedFile: Sendable {
        /// The file with its HDU in brackets.
        let text: String
        /// The `HISTORY` card that names it.
        let card: String
    }

    /// The numbers of the `HISTORY` cards that were copied from inputs.
    var copiedHistory: Set<Int> {
        var copied: Set<Int> = []
        var isCopied = false
        for line in history {
            if line.text.hasPrefix("BEGIN history copied from ") { isCopied = true }
            if isCopied { copied.insert(line.number) }
            if line.text.hasPrefix("END copied history") { isCopied = false }
        }
        return copied
    }

    /// The inputs that are named where their history was copied, or where there was none to copy.
    var copiedFiles: [CopiedFile] {
        let starts = ["BEGIN history copied from ", "No history available in "]
        var files: [CopiedFile] = []
        var depth = 0
        for (index, line) in history.enumerated() {
            if line.text.hasPrefix("END copied history") { depth = max(0, depth - 1) }
            guard let start = starts.first(where: line.text.hasPrefix) else { continue }
            // What was copied names inputs of inputs.
            if depth == 0 {
                files.append(CopiedFile(text: joined(from: index, start.count), card: line.card))
            }
            if start == starts[0] { depth += 1 }
        }
        return files
    }

    /// The text of a line of `HISTORY` and of those that it is wrapped to: each is full but the last.
    ///
    /// - Parameters:
    ///   - index: the index of the line, counted from 0.
    ///   - count: how many characters to leave out at its beginning.
    /// - Returns: the text.
    func joined(from index: Int, _ count: Int) -> String {
        var text = String(history[index].text.dropFirst(count))
        var next = index
        // The longest path is 4096 characters long.
        while history[next].raw.utf8.count >= 72, next + 1 < history.count, next - index < 60,
            !history[next + 1].text.hasPrefix("-----")
        {
            next += 1
            text += history[next].raw
        }
        return text.trimmed
    }
}
