import FITS

extension Dialect {
    /// Level 2 files of IRIS: `HISTORY` of `iris_prep` and of what came behind it, and a table of the
    /// exposures of level 1 in the last HDU.
    static let iris = Dialect(
        "iris",
        signature: [.history("iris_prep"), .history("level2"), .keyword("IPRPVER")],
        wantsData: { $0.kind == .asciiTable && !ExposureTable.columns(of: $0.header).isEmpty },
        read: { file, draft in
            for header in file.headers { draft.steps += IRISHistory(header).steps(draft) }
            guard !draft.steps.isEmpty else { return }
            for header in file.headers where header.hdu.kind == .asciiTable {
                ExposureTable(file, header)?.note(in: &draft)
            }
        })
}

/// What routines of IRIS wrote into a header, each line beginning with the name of the routine.
private struct IRISHistory {
    private let header: HeaderView
    /// The most lines of a routine that its description holds.
    private static let mostLines = 40

    init(_ header: HeaderView) {
        self.header = header
    }

    func steps(_ draft: ProvenanceDraft) -> [Step] {
        var steps: [Step] = []
        var places: [String: Int] = [:]
        var words: [[String]] = []
        for line in header.history {
            let name = line.text.prefix { $0 != " " && $0 != ":" }.lowercased()
            guard name.hasPrefix("iris_") || name.hasPrefix("level2") else { continue }
            // A routine that another one called, as `iris_prep_geowave_roi`.
            guard !IRISHistory.isCalled(name, by: places) else { continue }
            let place = places[name] ?? steps.count
            if places[name] == nil {
                places[name] = place
                var step = Step(name, draft.origin(header, line.card))
                step.run(name, draft.origin(header, line.card))
                steps.append(step)
                words.append([])
            }
            let text = String(line.text.dropFirst(name.count)).trimmed
            if let version = IRISHistory.rest(of: text, behind: ["version:", "version"]) {
                steps[place].activity.version = version
                steps[place].software[0].version = version
            } else if let time = IRISHistory.rest(of: text, behind: ["ran on"]) {
                steps[place].activity.start = IRISHistory.time(time)
            } else if words[place].count < IRISHistory.mostLines {
                words[place].append(text)
            }
        }
        for (place, lines) in words.enumerated() where !lines.isEmpty {
            steps[place].activity.description = lines.joined(separator: "; ")
        }
        return steps
    }

    private static func isCalled(_ name: String, by places: [String: Int]) -> Bool {
        var parts = name.split(separator: "_", omittingEmptySubsequences: false).prefix(8)
        while parts.count > 2 {
            parts = parts.dropLast()
            if places[parts.joined(separator: "_")] != nil { return true }
        }
        return false
    }

    private static func rest(of text: String, behind starts: [String]) -> String? {
        let lower = text.lowercased()
        guard let start = starts.first(where: lower.hasPrefix) else { return nil }
        let rest = String(text.dropFirst(start.count)).trimmed
        return rest.isEmpty ? nil : rest
    }

    /// A time as in `20220822_044843`.
    private static func time(_ text: String) -> String? {
        let digits = Array(text.utf8.filter { (0x30...0x39).contains($0) })
        guard digits.count == 14 else { return Timestamp(text)?.utc }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        let date = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
        let time = [part(8..<10), part(10..<12), part(12..<14)].joined(separator: ":")
        return Timestamp(date + "T" + time)?.utc
    }
}

/// A table of characters with the names of exposures: `FILES` is where they begin in a row, counted
/// from 0, and `LFILES` how long they are; `FILESx` and `LFILESx` for more.
private struct ExposureTable {
    private let header: HeaderView
    private let columns: [(start: Int, width: Int)]
    private let bytes: [UInt8]
    private static let mostColumns = 4
    private static let mostRows = 100_000

    /// Where the names begin in a row, and how long they are.
    static func columns(of header: Header) -> [(start: Int, width: Int)] {
        header.lazy.filter { $0.keyword.hasPrefix("FILES") }.prefix(mostColumns).compactMap {
            card in
            guard let start = card.value?.integer,
                let width = header.value("L" + card.keyword)?.integer
            else { return nil }
            return (start, width)
        }
    }

    init?(_ file: FileHeaders, _ header: HeaderView) {
        guard let bytes = file.bytes(header), header.hdu.axes.count == 2, header.hdu.axes[0] > 0
        else { return nil }
        self.header = header
        self.bytes = bytes
        let size = header.hdu.axes[0]
        columns = ExposureTable.columns(of: header.header).filter {
            (0..<size).contains($0.start) && $0.width > 0 && $0.width <= size - $0.start
        }
    }

    func note(in draft: inout ProvenanceDraft) {
        let size = header.hdu.axes[0]
        var known: Set<String> = []
        for row in 0..<min(header.hdu.axes[1], bytes.count / size, ExposureTable.mostRows) {
            for column in columns {
                let start = row * size + column.start
                let text = String(decoding: bytes[start..<start + column.width], as: UTF8.self)
                guard let name = ReferenceName(text)?.location, known.insert(name).inserted else {
                    continue
                }
                draft.unattributed.use(
                    name, role: "level 1 exposure", draft.origin(header, row: row + 1))
            }
        }
    }
}
