import FITS

extension Dialect {
    /// Files of SDO as JSOC exports them: inputs are records of its data base, not files.
    static let jsoc = Dialect(
        "jsoc",
        signature: [
            "FLAT_REC", "CALVER64", "CODEVER0", "CODEVER1", "T_REC", "TRECEPOC",
        ].map { .keyword($0) },
        read: { file, draft in
            for header in file.headers where draft.isEmpty {
                JSOCCards(header)?.note(in: &draft)
            }
        })
}

/// The cards of a header that JSOC wrote.
private struct JSOCCards {
    private let header: HeaderView
    private static let roles = [
        "FLAT_REC": "flat field record", "MPO_REC": "master pointing record",
        "ASD_REC": "attitude record", "ORB_REC": "orbit record", "DARK_REC": "dark record",
    ]

    init?(_ header: HeaderView) {
        guard
            header.has("T_REC") || header.has("TRECEPOC") || header.has("FLAT_REC")
                || header.has("CALVER64") || header.has("CODEVER0") || header.has("CODEVER1")
        else { return nil }
        self.header = header
    }

    func note(in draft: inout ProvenanceDraft) {
        for code in header.numbered("CODEVER", digits: 1...2) {
            guard let text = code.string else { continue }
            let program = ProgramText(text)
            draft.unattributed.run(
                program.name, version: program.version, draft.origin(header, code.entry.keyword))
        }
        for entry in header.entries where entry.keyword.hasSuffix("_REC") {
            guard let text = entry.value?.string?.trimmed, text.contains("[") else { continue }
            for record in JSOCCards.records(text) {
                draft.unattributed.use(
                    record, role: JSOCCards.roles[entry.keyword] ?? "record",
                    draft.origin(header, entry.keyword))
            }
        }
        if let source = header.string("SOURCE") {
            for record in JSOCCards.records(source) {
                draft.unattributed.use(
                    record, role: "source record", draft.origin(header, "SOURCE"))
            }
        }
        if let version = header.text("CALVER64") {
            draft.fields.append(Field("calib_version", version, draft.origin(header, "CALVER64")))
        }
    }

    /// The records of a query such as `hmi.lev1[:#158263685,#158263663]`, each as a query of its own.
    ///
    /// A query may be cut off: what has no end is no record. Several may be set apart by commas.
    private static func records(_ text: String) -> [String] {
        var records: [String] = []
        var rest = text.drop { $0 == "'" || $0 == " " || $0 == "," }
        while let bracket = rest.firstIndex(of: "[") {
            let series = String(rest[..<bracket]).trimmed
            let inside = rest[rest.index(after: bracket)...]
            let end = inside.firstIndex(of: "]")
            let content = inside[..<(end ?? inside.endIndex)]
            var behind = end.map { inside[inside.index(after: $0)...] } ?? ""
            if series.isEmpty {
                return records
            } else if content.hasPrefix(":#") {
                var numbers = content.dropFirst().split(separator: ",").map(String.init)
                if end == nil { _ = numbers.popLast() }
                records += numbers.filter { $0.hasPrefix("#") && !$0.contains("&") }.map {
                    "\(series)[:\($0.trimmed)]"
                }
            } else if end != nil {
                // Further keys in brackets, and a segment in braces, belong to the same record.
                let more = behind.prefix { $0 != "," }
                records.append("\(series)[\(content)]\(more)")
                behind = behind.dropFirst(more.count)
            }
            rest = behind.drop { $0 == "," || $0 == " " || $0 == "'" }
        }
        return records
    }
}
