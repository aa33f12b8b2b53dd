import FITS

extension Dialect {
    /// The provenance of Starlink's NDFs in FITS headers (SUN/55, NDF2FITS, "Provenance"): the generic
    /// form, which describes each ancestor under a number, and that of CADC, which names parents.
    static let starlink = Dialect(
        "starlink",
        signature: ["PRVCNT", "PRVP0", "PRVI0", "PRVC0", "PRVP1"].map { .keyword($0) },
        read: { file, draft in
            for header in file.headers where draft.isEmpty {
                StarlinkAncestors(header).note(in: &draft)
                if draft.isEmpty, header.has("PRVCNT") { noteParents(header, in: &draft) }
            }
        })

    /// The form of CADC: `PRVn` is a parent, `OBSn` an observation at the root.
    private static func noteParents(_ header: HeaderView, in draft: inout ProvenanceDraft) {
        for parent in header.numbered("PRV") {
            guard let name = parent.string.flatMap({ ReferenceName($0)?.location }) else {
                continue
            }
            draft.unattributed.use(name, role: "parent", draft.origin(header, parent.entry.keyword))
        }
        guard header.has("OBSCNT"), !draft.isEmpty else { return }
        let roots = header.numbered("OBS").filter { $0.string != nil }
        guard let first = roots.first else { return }
        var step = Step("", draft.origin(header, first.entry.keyword))
        step.isAncestor = true
        for root in roots {
            step.use(
                root.string ?? "", role: "observation", draft.origin(header, root.entry.keyword))
        }
        draft.steps.append(step)
    }
}

/// The ancestors of a file; the file itself has the number 0.
private struct StarlinkAncestors {
    private let header: HeaderView
    private let paths: [Int: String]
    private let parents: [Int: [Int]]
    private let dates: [Int: String]
    private let creators: [Int: String]

    init(_ header: HeaderView) {
        func texts(_ prefix: String) -> [Int: String] {
            var texts: [Int: String] = [:]
            for card in header.numbered(prefix) {
                guard let text = card.entry.value?.text.trimmed, !text.isEmpty,
                    text.lowercased() != "<unknown>"
                else { continue }
                texts[card.number] = text
            }
            return texts
        }
        self.header = header
        paths = texts("PRVP")
        parents = texts("PRVI").mapValues { list in
            list.split(separator: ",").compactMap { Int(String($0).trimmed) }
        }
        dates = texts("PRVD")
        creators = texts("PRVC")
    }

    func note(in draft: inout ProvenanceDraft) {
        // A parent has a higher number than its children.
        let numbers = Set(parents.keys).union(creators.keys).sorted(by: >)
        for number in numbers {
            let creator = creators[number]
            let used = (parents[number] ?? []).filter { $0 != number && paths[$0] != nil }
            guard creator != nil || !used.isEmpty else { continue }
            let certainty: Origin.Certainty = number == 0 ? .written : .inherited
            let card = creator == nil ? "PRVI\(number)" : "PRVC\(number)"
            let origin = draft.origin(header, card, certainty)
            // As in `SMURF:MAKEMAP (V1.2)`.
            let parts = (creator ?? "").split(separator: "(", maxSplits: 1).map {
                String($0).trimmed
            }
            var step = Step(parts.first ?? "", origin)
            step.isAncestor = number != 0
            step.activity.end = dates[number].flatMap { Timestamp($0)?.utc }
            if parts.count == 2 {
                step.activity.version = String(parts[1].prefix { $0 != ")" }).trimmed
            }
            if let name = parts.first {
                let package = name.split(separator: ":", maxSplits: 1).first.map(String.init)
                step.run(package ?? name, version: step.activity.version, origin)
            }
            for parent in used {
                step.use(
                    paths[parent] ?? "", role: "parent",
                    draft.origin(header, "PRVP\(parent)", certainty))
            }
            draft.steps.append(step)
        }
    }
}
