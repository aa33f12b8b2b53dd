import FITS

extension Dialect {
    /// Products of recipes of ESO's pipelines: the PRO dictionary, as CPL writes it (cpl_dfs.c).
    ///
    /// The highest `RECn` wrote the file; lower ones were copied from the header of one input.
    static let esoDataFlow = Dialect(
        "eso-dfs",
        facts: [("ESO PRO REC1 ID", "recipe")],
        signature: [.keyword("ESO PRO REC1 ID"), .keyword("ESO PRO REC2 ID")],
        read: { file, draft in
            let header = file.first(having: "ESO PRO REC1 ID") ?? file.primary
            ESORecipes(header).note(in: &draft)
        })
}

/// The recipes in a primary header: `ESO PRO RECn` with what it read, and its parameters.
private struct ESORecipes {
    private let header: HeaderView
    /// The cards of each recipe by their name behind `ESO PRO RECn `.
    private var recipes: [Int: [String: Header.Entry]] = [:]

    /// What the MIDAS pipelines of 2000 to 2005 called the value of a parameter, by its type.
    private static let values = ["VALUE", "SVALUE", "IVALUE", "RVALUE", "DVALUE", "LVALUE"]

    init(_ header: HeaderView) {
        self.header = header
        for entry in header.entries where entry.keyword.hasPrefix("ESO PRO REC") {
            let rest = entry.keyword.dropFirst("ESO PRO REC".count)
            guard let blank = rest.firstIndex(of: " "), let number = Int(rest[..<blank]) else {
                continue
            }
            let name = String(rest[rest.index(after: blank)...])
            if recipes[number]?[name] == nil { recipes[number, default: [:]][name] = entry }
        }
    }

    func note(in draft: inout ProvenanceDraft) {
        let levels = recipes.keys.sorted().filter { text("ID", of: $0) != nil }
        for level in levels {
            draft.steps.append(step(level, isLast: level == levels.last, draft))
        }
        // ORIGFILE and ARCFILE are those of the first raw frame.
        draft.names = ["PIPEFILE"].compactMap { header.string($0) }
    }

    private func text(_ name: String, of level: Int) -> String? {
        recipes[level]?[name]?.value.map(\.text.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }

    private func step(_ level: Int, isLast: Bool, _ draft: ProvenanceDraft) -> Step {
        func origin(_ name: String) -> Origin {
            draft.origin(header, "ESO PRO REC\(level) \(name)", isLast ? .written : .inherited)
        }
        var step = Step(text("ID", of: level) ?? "", origin("ID"))
        step.isAncestor = !isLast
        // As in `naco/4.4.11` and `cpl-7.2.3`.
        if let pipeline = text("PIPE ID", of: level) {
            let parts = pipeline.split(separator: "/", maxSplits: 1)
            step.activity.version = parts.count == 2 ? String(parts[1]) : nil
            step.run(String(parts[0]), version: step.activity.version, origin("PIPE ID"))
        }
        if let system = text("DRS ID", of: level) {
            step.run(system, origin("DRS ID"))
        }
        step.activity.start = text("START", of: level).flatMap { Timestamp($0)?.utc }
        step.activity.end = text("END", of: level).flatMap { Timestamp($0)?.utc }
        for kind in ["RAW", "CAL"] {
            for number in numbers(kind, of: level) {
                guard let name = text("\(kind)\(number) NAME", of: level) else { continue }
                let digest = text("\(kind)\(number) DATAMD5", of: level)
                step.use(
                    name, role: text("\(kind)\(number) CATG", of: level),
                    digest: digest.flatMap(WeakDigest.md5), origin("\(kind)\(number) NAME"))
            }
        }
        for number in numbers("PARAM", of: level) {
            guard let name = text("PARAM\(number) NAME", of: level) else { continue }
            let value = ESORecipes.values.lazy
                .compactMap { text("PARAM\(number) \($0)", of: level) }.first
            step.set(name, value ?? "", origin("PARAM\(number) NAME"))
        }
        return step
    }

    /// The numbers of a recipe's frames or parameters, in order.
    private func numbers(_ kind: String, of level: Int) -> [Int] {
        (recipes[level] ?? [:]).keys.compactMap { HeaderView.number(in: $0, kind, " NAME") }
            .sorted()
    }
}
