import FITS

extension Dialect {
    /// Files of XMM-Newton's SAS: the commands that made and changed them.
    ///
    /// `XPROC0` is the command of the task that made the file, higher ones those of later changes;
    /// `XDALn` says how a task called the file, and when it wrote it.
    static let xmm = Dialect(
        "xmm-sas",
        signature: [.keyword("XPROC0"), .keyword("XPROC1"), .keyword("XDAL0")],
        read: { file, draft in
            var records: [TaskRecord] = []
            var seen: Set<String> = []
            var files: [SASFile] = []
            for header in file.headers {
                files += header.numbered("XDAL", digits: 1...4)
                    .compactMap { $0.string.flatMap { SASFile($0) } }
            }
            // The runs of one task in their order, the first at the end.
            var times: [String: [String?]] = [:]
            for file in files.reversed() { times[file.task, default: []].append(file.time) }
            var releases: [Software] = []
            for header in file.headers {
                for card in header.numbered("XPROC", digits: 1...4) {
                    // Some files repeat a command under the next number.
                    guard let text = card.string, seen.insert(text).inserted,
                        let command = SASCommand(text)
                    else { continue }
                    let origin = draft.origin(header, card.entry.keyword)
                    var record = TaskRecord(
                        command.task, version: command.version,
                        time: times[command.task]?.popLast() ?? nil, origin)
                    for (name, value) in command.parameters {
                        record.set(name, value, origin)
                        if let word = SASParameter.word(name, value) {
                            record.switches.insert(word)
                        }
                    }
                    records.append(record)
                    var release = Software(name: command.release)
                    release.origin = origin
                    releases.append(release)
                }
            }
            let names = files.filter { $0.verb == "Create" }.map(\.name)
            draft.names = names.isEmpty ? files.prefix(1).map(\.name) : Array(names.prefix(1))
            draft.steps = SASParameter.reading.steps([records], product: Set(files.map(\.name)))
            for index in draft.steps.indices where draft.steps.count == releases.count {
                guard !releases[index].name.isEmpty else { continue }
                draft.steps[index].software.append(releases[index])
            }
        })
}

/// A command, as in `arfgen arfset=a.ds # (arfgen-1.90.4) [xmmsas_20141104_1833-14.0.0]`.
private struct SASCommand {
    let task: String
    let version: String?
    /// The release of the whole system, or an empty string.
    let release: String
    let parameters: [(name: String, value: String)]

    init?(_ text: String) {
        // Expressions may have a `#` too.
        let mark = text.ranges(of: " # (").last
        let command = mark.map { text[..<$0.lowerBound] } ?? text[...]
        let words = command.split(separator: " ", maxSplits: 1)
        guard let name = words.first, !name.contains("=") else { return nil }
        task = String(name)
        parameters = words.count > 1 ? CommandParameters.pairs(String(words[1])) : []
        let rest = mark.map { text[$0.upperBound...] } ?? ""
        let package = rest.prefix { $0 != ")" }
        version =
            package.lastIndex(of: "-").map { String(package[package.index(after: $0)...]) }
        let bracket = rest.firstIndex(of: "[").map { rest[rest.index(after: $0)...] } ?? ""
        release = String(bracket.prefix { $0 != "]" })
    }
}

/// A line of the data access layer, as in `a.ds 2016-12-15T11:02:35.000 Create arfgen (…) […] …`.
private struct SASFile {
    let name: String
    let time: String?
    let verb: String
    let task: String

    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 4)
        guard words.count >= 4 else { return nil }
        name = String(words[0])
        time = Timestamp.moment(String(words[1]))
        verb = String(words[2])
        task = String(words[3])
    }
}
