import FITS
import Files
import FitsProv

/// A report as one screen of text.
struct ReportText {
    let report: Report
    let style: Style
    let all: Bool
    private let sources: Bool
    var lines: [String] = []

    /// Where the values begin, in columns.
    static let indent = 14
    /// The most parameters that are shown without `--all`.
    private static let mostParameters = 4
    /// The most inputs that are shown without `--all`.
    private static let mostInputs = 8
    /// The most pieces of software that are shown without `--all`.
    private static let mostSoftware = 4
    /// The most characters of a field's value that are shown without `--all`.
    private static let longestField = 120

    init(_ report: Report, _ style: Style, all: Bool, sources: Bool) {
        self.report = report
        self.style = style
        self.all = all
        self.sources = sources
        addHead()
        if let provenance = report.provenance, report.stamped || report.isRecorded {
            addActivity(provenance)
            addSteps(provenance)
            addInputs(provenance)
            addLinks(provenance)
            addFields()
            addParameters(provenance)
            addRecord(provenance)
            if !report.stamped { addObservation() }
        } else {
            addStandardFacts()
        }
        if sources { addSources() }
        addChecks()
    }

    /// The lines, each ended by a newline.
    var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func addActivity(_ provenance: Provenance) {
        let activity = provenance.activity
        let software = provenance.software.map { software in
            [software.name, software.version].compactMap(\.self).joined(separator: " ")
        }
        let shown = all ? software : software.folded(ReportText.mostSoftware)
        var maker = activity.name
        if !software.isEmpty {
            let list = shown.joined(separator: ", ")
            maker += maker.isEmpty ? list : " (\(list))"
        }
        if !maker.isEmpty { add("made by", [maker, time(provenance.making)].compactMap(\.self)) }
        if let description = activity.description, all { add("", [description]) }
        let agents = provenance.agents.map { agent in
            [agent.name, agent.role.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        }
        add("for", agents, separator: ", ")
    }

    private mutating func addInputs(_ provenance: Provenance) {
        let inputs = provenance.inputs
        let shown = all ? inputs.count : ReportText.mostInputs
        let states = report.inputs
        let names = inputs.prefix(shown).enumerated().map { index, input in
            index < states.count ? states[index].name : input.location
        }
        let widest = names.map(\.count).max() ?? 0
        for (index, input) in inputs.prefix(shown).enumerated() {
            let state = index < states.count ? states[index].words : ""
            let location = names[index].shortened(40).padded(min(widest, 40))
            add(
                index == 0 ? "from" : "",
                [location, (input.role ?? "").padded(input.role == nil ? 0 : 12), state]
                    .filter { !$0.isEmpty })
        }
        if inputs.count > shown {
            add("", ["and \(inputs.count - shown) more (--all)"])
        }
    }

    /// The fields; those under the keyword of a dialect with that keyword.
    mutating func addFields() {
        let fields = report.fields.map { field in
            let keyword = field.origin.flatMap {
                $0.dialect == Origin.convention ? nil : $0.card.map { " (\($0))" }
            }
            let value = all ? field.value : field.value.shortenedAtEnd(ReportText.longestField)
            return "\(field.name) \(value)\(keyword ?? "")"
        }
        add("fields", fields, separator: "    ")
    }

    private mutating func addParameters(_ provenance: Provenance) {
        let parameters = provenance.parameters.map { parameter in
            [parameter.name, parameter.value, parameter.unit].compactMap(\.self)
                .joined(separator: " ")
        }
        if all {
            for (index, parameter) in parameters.enumerated() {
                let description = provenance.parameters[index].description.map { "  \($0)" } ?? ""
                add(index == 0 ? "parameters" : "", [parameter + description])
            }
            for (index, file) in provenance.configuration.enumerated() {
                add(index == 0 ? "configured" : "", [file.location])
            }
            for (index, setting) in provenance.environment.enumerated() {
                add(index == 0 ? "environment" : "", ["\(setting.name) \(setting.value)"])
            }
            return
        }
        var shown = Array(parameters.prefix(ReportText.mostParameters))
        if parameters.count > shown.count {
            shown[shown.count - 1] += " and \(parameters.count - shown.count) more (--all)"
        }
        add("parameters", shown, separator: ", ")
    }

    private mutating func addRecord(_ provenance: Provenance) {
        guard report.stamped || report.documentHDU != nil else {
            add(
                "record", [report.recordedIn, provenance.product.identifier].filter { !$0.isEmpty })
            return
        }
        let place = report.documentHDU.map { "PROV-XML in HDU \($0)" } ?? "cards only"
        add("record", [place, provenance.product.identifier])
        guard all else { return }
        if let rows = report.otherRows, rows > 0 {
            add("", [rows == 1 ? "1 row of another type" : "\(rows) rows of another type"])
        }
        if let fill = report.fillCards, fill > 0 {
            add("", [fill == 1 ? "1 blank card for its fill" : "\(fill) blank cards for its fill"])
        }
        for hdu in provenance.product.hdus {
            add("", ["HDU \(hdu.number)", hdu.name.padded(16), "data \(hdu.dataDigest)"])
        }
    }

    /// Adds values behind a label, broken between values where the line is full.
    mutating func add(_ label: String, _ values: [String], separator: String = "  ") {
        guard !values.isEmpty else { return }
        let room = style.width - ReportText.indent
        var rows: [String] = []
        for value in values.map(\.escapingControls) {
            for (index, piece) in value.wrapped(room).enumerated() {
                if index == 0, let last = rows.last,
                    last.count + separator.count + piece.count <= room
                {
                    rows[rows.count - 1] = last + separator + piece
                } else {
                    if index == 0, let last = rows.last, separator.hasPrefix(",") {
                        rows[rows.count - 1] = last + ","
                    }
                    rows.append(piece)
                }
            }
        }
        for (index, row) in rows.enumerated() {
            let head = "  " + (index == 0 ? label : "").padded(ReportText.indent - 2)
            lines.append(style.dim(head) + row)
        }
    }
}
