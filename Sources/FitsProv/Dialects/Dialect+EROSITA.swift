import FITS

extension Dialect {
    /// eROSITA's products: all tasks of the pipeline and of users on one long card, the oldest first.
    static let erosita = Dialect(
        "erosita-sasshist",
        signature: [.keyword("SASSHIST")],
        read: { file, draft in
            let lists = file.headers.map { header in
                header.string("SASSHIST").map {
                    SASSHistory.records($0, draft.origin(header, "SASSHIST"))
                } ?? []
            }
            draft.steps = SASSHistory.reading.steps(lists)
        })
}

/// The records in a value of `SASSHIST`: `DATE:… HOST:… TASK:… PARAMS:… CALIB:…`, asterisks between.
private enum SASSHistory {
    /// The parameters of tasks that name files that they read.
    private static let inputs: Set = [
        "bkgimage", "bkgimages", "boxlist", "detmask", "detmasks", "eventfile", "eventfile_pp",
        "eventfiles", "expimage", "expimages", "extmap", "hkfile", "image", "images", "infile",
        "inputdatasets", "srccoord", "templateimage",
    ]
    /// Those of them that name what a task writes.
    private static let written: [String: Set<String>] = [
        "evprep": ["eventfile"], "erbox": ["boxlist"], "erbackmap": ["bkgimage"],
        "ermask": ["detmask"], "ermldet": ["mllist"], "catprep": ["outfile"],
    ]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// How the records become steps.
    static let reading = TaskReading(
        isInput: { value, _ in
            let name = value.name.lowercased()
            return inputs.contains(name) || name.hasPrefix("sci_hk") || name.hasSuffix("_hk")
        },
        isOutput: { value, task in
            let name = value.name.lowercased()
            return name.hasPrefix("out") || written[task.name]?.contains(name) == true
        },
        files: { CommandParameters.list($0).flatMap(FileParameter.files) },
        editors: ["telselect", "radec2xy"])

    static func records(_ text: String, _ origin: Origin) -> [TaskRecord] {
        let starts = text.ranges(of: "DATE:")
            .filter { text[..<$0.lowerBound].last != "_" }
        return starts.indices.compactMap { index in
            let end = index + 1 < starts.count ? starts[index + 1].lowerBound : text.endIndex
            return record(text[starts[index].upperBound..<end], origin)
        }
    }

    private static func record(_ text: Substring, _ origin: Origin) -> TaskRecord? {
        let parts = sections(text)
        guard let task = parts["TASK"]?.split(separator: " ", maxSplits: 1), let name = task.first
        else { return nil }
        var record = TaskRecord(
            String(name), version: task.count > 1 ? String(task[1]).trimmed : nil,
            time: time(parts["DATE"] ?? ""), origin)
        for (name, value) in CommandParameters.pairs(String(parts["PARAMS"] ?? "")) {
            record.set(name, value, origin)
        }
        if let files = parts["CALIB"] {
            var value = TaskRecord.Value(name: "calibration", text: String(files))
            value.origin = origin
            record.references = [value]
        }
        return record
    }

    /// The parts of a record by their labels.
    private static func sections(_ text: Substring) -> [String: Substring] {
        var parts: [String: Substring] = [:]
        var rest = text
        var label = "DATE"
        for next in ["HOST", "TASK", "PARAMS", "CALIB"] {
            guard let mark = rest.firstRange(of: " \(next):") else { continue }
            parts[label] = rest[..<mark.lowerBound]
            (label, rest) = (next, rest[mark.upperBound...])
        }
        while rest.last == "*" || rest.last == " " { rest = rest.dropLast() }
        parts[label] = rest
        return parts
    }

    /// As in `Oct  1 18:05:12 2020`.
    private static func time(_ text: Substring) -> String? {
        let words = text.split(separator: " ")
        guard words.count == 4, let month = months.firstIndex(of: String(words[0])) else {
            return nil
        }
        func two(_ text: String) -> String { text.utf8.count < 2 ? "0" + text : text }
        let day = two(String(words[1]))
        return Timestamp("\(words[3])-\(two(String(month + 1)))-\(day)T\(words[2])")?.utc
    }
}
