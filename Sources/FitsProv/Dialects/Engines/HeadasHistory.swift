import FITS

/// The parameters of HEASoft's tasks in `HISTORY`, as its `HDpar_stamp` writes them.
///
/// A block stands between `START PARAMETER list for TASK_VERSION at TIME` and `END PARAMETER list …`.
/// `Pn name = value` is a parameter; more lines with the same number go on with it, with nothing
/// between. Of `Pn (name = @list)` the files follow as `Fn` lines. Programs that merge files drop lines
/// that had been there before, ends of blocks as well, and break long ones at blanks.
struct HeadasHistory {
    private static let start = "START PARAMETER list for "
    private static let end = "END PARAMETER list for "

    /// The records in order.
    private(set) var records: [TaskRecord] = []
    private var isOpen = false
    /// The beginning of a block whose time is on the next line.
    private var beginning: (text: String, origin: Origin)?
    /// The number and text of the parameter that more lines may go on with.
    private var parameter: (number: Substring, text: String, origin: Origin)?
    private var item: (number: Substring, text: String)?
    private var items: [String] = []

    /// Reads the history of a header.
    ///
    /// - Parameters:
    ///   - header: the header.
    ///   - draft: the draft that gives origins.
    init(_ header: HeaderView, _ draft: ProvenanceDraft) {
        for line in header.history {
            take(line, draft.origin(header, line.card))
        }
        finish()
        if let beginning { begin(beginning.text, beginning.origin) }
    }

    private mutating func take(_ line: HeaderView.HistoryLine, _ origin: Origin) {
        let text = line.text
        if let open = beginning {
            beginning = nil
            guard HeadasHistory.numbered("P", text) == nil else {
                begin(open.text, open.origin)
                takeInside(text, origin)
                return
            }
            let isFull = open.text.utf8.count >= 71
            begin(open.text + (isFull ? "" : " ") + text, open.origin)
        } else if text.hasPrefix(HeadasHistory.start) {
            finish()
            if text.utf8.count > 60, HeadasHistory.time(in: text) == nil {
                beginning = (String(text), origin)
            } else {
                begin(String(text), origin)
            }
        } else if text.hasPrefix(HeadasHistory.end) {
            finish()
            isOpen = false
        } else if isOpen {
            takeInside(text, origin)
        }
    }

    private mutating func takeInside(_ text: Substring, _ origin: Origin) {
        if let (number, rest) = HeadasHistory.numbered("P", text) {
            if parameter?.number == number {
                parameter?.text += rest
            } else {
                finish()
                parameter = (number, String(rest), origin)
            }
        } else if parameter?.text.hasPrefix("(") == true {
            if let (number, rest) = HeadasHistory.numbered("F", text) {
                if item?.number == number {
                    item?.text += rest
                } else {
                    finishItem()
                    item = (number, String(rest))
                }
            }
        } else if parameter?.text.utf8.last == UInt8(ascii: "="), !text.isEmpty, !text.contains(" ")
        {
            // The value was too long for the line with its name.
            parameter?.text += " " + text
        }
    }

    private mutating func begin(_ text: String, _ origin: Origin) {
        let rest = text.dropFirst(HeadasHistory.start.count)
        guard let task = rest.split(separator: " ", maxSplits: 1).first else { return }
        let name = HeadasHistory.parts(task)
        let time = HeadasHistory.time(in: text[...])
        records.append(TaskRecord(name.task, version: name.version, time: time, origin))
        isOpen = true
    }

    private mutating func finishItem() {
        if let item { items.append(item.text.trimmed) }
        item = nil
    }

    private mutating func finish() {
        finishItem()
        defer { (parameter, items) = (nil, []) }
        guard let parameter, let record = records.indices.last else { return }
        var text = parameter.text.trimmed[...]
        if text.first == "(", text.last == ")" { text = text.dropFirst().dropLast() }
        // Without a `=` it is the rest of a value whose beginning was dropped.
        guard let equals = text.firstIndex(of: "=") else { return }
        let name = String(text[..<equals]).trimmed
        guard !name.isEmpty, !name.contains(" ") else { return }
        let value = String(text[text.index(after: equals)...]).trimmed
        records[record].set(name, value, parameter.origin)
        records[record].values[records[record].values.count - 1].items = items
    }

    /// As in `P12 rest`; nil if there is no number behind the letter.
    private static func numbered(
        _ letter: Character, _ text: Substring
    ) -> (number: Substring, rest: Substring)? {
        guard text.first == letter else { return nil }
        let number = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let rest = text[number.endIndex...]
        guard !number.isEmpty, number.count < 6, rest.first == " " || rest.isEmpty else {
            return nil
        }
        return (number, rest.dropFirst())
    }

    /// The whole time behind `at`, down to the second: it may go on on the next line.
    private static func time(in text: Substring) -> String? {
        guard let mark = text.ranges(of: " at ").last else { return nil }
        let time = String(text[mark.upperBound...]).trimmed
        return time.utf8.count < 19 ? nil : Timestamp.moment(time)
    }

    /// A task and its version, as in `xrttimetag_0.8.1`.
    private static func parts(_ task: Substring) -> (task: String, version: String?) {
        guard let line = task.lastIndex(of: "_") else { return (String(task), nil) }
        let version = task[task.index(after: line)...]
        guard version.contains(where: \.isNumber), line != task.startIndex else {
            return (String(task), nil)
        }
        return (String(task[..<line]), String(version))
    }
}
