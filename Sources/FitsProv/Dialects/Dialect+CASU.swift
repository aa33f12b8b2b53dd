import FITS

extension Dialect {
    /// Products of the Cambridge Astronomical Survey Unit (WFCAM, VIRCAM, OmegaCAM).
    static let casu = Dialect(
        "casu",
        signature: [
            .keyword("PROV0000"), .keyword("PROV0001"), .history("$Id: cir_"),
            .history("$Id: vircam_"), .history("$Id: casu_"), .history("$Id: imcore"),
        ],
        read: { file, draft in CASUProduct(file).note(in: &draft) })
}

/// The steps in pairs of `HISTORY` lines, a time and then an `$Id$`, and the cards that name inputs.
private struct CASUProduct {
    private let file: FileHeaders
    /// Cards of the form `Done with: dark.fit[4] and scale 1`.
    private static let corrections = [
        ("DARKCOR", "dark"), ("FLATCOR", "flat"), ("SKYSUB", "sky"), ("FRINGCOR", "fringe"),
        ("LINCOR", "linearity"), ("CURTAIN", "curtain"),
    ]
    /// What the tools are called that form one image from several.
    private static let combiners = ["imcombine", "imdither", "imstack", "mosaic", "interleaf"]

    init(_ file: FileHeaders) {
        self.file = file
    }

    func note(in draft: inout ProvenanceDraft) {
        draft.steps = steps(draft)
        let combining = draft.steps.lastIndex { step in
            CASUProduct.combiners.contains { step.activity.name.contains($0) }
        }
        for header in file.headers {
            for input in header.numbered("PROV", digits: 4...4) {
                guard let text = input.string else { continue }
                guard input.number > 0 else {
                    // The output, as in `x_st.fit[4]: formed from imdither of:`.
                    draft.names.append(String(text.prefix { $0 != ":" }))
                    continue
                }
                let origin = draft.origin(header, input.entry.keyword)
                if let combining {
                    draft.steps[combining].use(text, role: "combined frame", origin)
                } else {
                    draft.unattributed.use(text, role: "combined frame", origin)
                }
            }
            for (keyword, role) in CASUProduct.corrections {
                guard let name = header.string(keyword).flatMap(CASUProduct.correction) else {
                    continue
                }
                draft.unattributed.use(name, role: role, draft.origin(header, keyword))
            }
            if let map = header.string("CIR_CPM").flatMap(ReferenceName.init) {
                draft.links.append(
                    Link(
                        map.location + map.filter, role: "confidence map",
                        draft.origin(header, "CIR_CPM")))
            }
        }
    }

    /// The file behind `Done with`, if there is one.
    private static func correction(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard words.count > 2, words[0].lowercased() == "done",
            words[1].lowercased().hasPrefix("with")
        else { return nil }
        return String(words[2])
    }

    /// The steps in the order of time.
    ///
    /// Detectors say the same of one step, at times that differ a bit.
    private func steps(_ draft: ProvenanceDraft) -> [Step] {
        var found: [(time: String, step: Step)] = []
        var seen: Set<[String]> = []
        var known: Set<[String]> = []
        for header in file.headers {
            var own: [(time: String, step: Step)] = []
            for (time, line) in zip(header.history, header.history.dropFirst()) {
                guard let start = CASUProduct.time(time.text),
                    let (name, version) = CASUProduct.tool(line.text)
                else { continue }
                var step = Step(name, draft.origin(header, line.card))
                step.activity.version = version
                step.activity.start = start
                step.run(name, version: version, draft.origin(header, line.card))
                own.append((start, step))
            }
            guard !own.isEmpty else { continue }
            for (time, step) in own {
                let tool = [step.activity.name, step.activity.version ?? ""]
                // The first extension tells of its own; of the others, what it does not have.
                guard seen.insert(tool + [time]).inserted,
                    header.number <= 2 || !known.contains(tool)
                else { continue }
                found.append((time, step))
            }
            for (_, step) in own {
                known.insert([step.activity.name, step.activity.version ?? ""])
            }
        }
        return found.enumerated().sorted {
            ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
        }.map(\.element.step)
    }

    /// A time as in `20071118 17:09:58`, as ISO 8601.
    private static func time(_ text: Substring) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count == 17, bytes.prefix(8).allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        let digits = text.prefix(8)
        let date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        return Timestamp(date + "T" + text.dropFirst(9))?.utc
    }

    /// The tool and its version in `$Id: cir_imcombine.c,v 1.39 2007/07/31 12:00:40 jim Exp $`.
    private static func tool(_ text: Substring) -> (name: String, version: String?)? {
        let words = text.split(separator: " ")
        guard words.count > 1, words[0] == "$Id:" else { return nil }
        let source = words[1].prefix { $0 != "," }
        let name = source.prefix { $0 != "." }
        guard !name.isEmpty else { return nil }
        return (String(name), words.count > 2 && words[2] != "$" ? String(words[2]) : nil)
    }
}
