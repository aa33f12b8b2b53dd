import FITS

extension Dialect {
    /// Processing steps as SOLARNET recommends them (Metadata Recommendations, 8): `PRSTEPn` with what
    /// ran, in which mode, with which parameters and libraries, the same in every HDU of observations.
    static let solarnet = Dialect(
        "solarnet",
        signature: [
            .keyword("PRSTEP1"), .keyword("PRPROC1"), .keyword("PRSTEP2"), .keyword("PRPROC2"),
            .keyword("PRSTEP0"),
        ],
        read: { file, draft in
            var known: Set<[String]> = []
            for header in file.headers {
                let steps = SolarnetSteps(header).steps(draft)
                draft.steps += steps.filter {
                    known.insert([$0.activity.name, $0.activity.type ?? ""]).inserted
                }
            }
            // Solar Orbiter has these cards too, and a dialect of its own.
            guard !draft.steps.isEmpty, !SolarOrbiter.made(file) else { return }
            SolarOrbiter(file).note(in: &draft)
        })
}

/// The steps of one header.
private struct SolarnetSteps {
    /// A number, with the letter that may be behind it.
    private struct Place: Hashable, Comparable {
        let number: Int
        let letter: String

        static func < (left: Place, right: Place) -> Bool {
            (left.number, left.letter) < (right.number, right.letter)
        }
    }

    private let header: HeaderView
    private var cards: [String: [Place: Header.Entry]] = [:]

    private static let keywords = [
        "PRSTEP", "PRPROC", "PRPVER", "PRMODE", "PRPARA", "PRENV", "PRREF", "PRLIB", "PRVER",
        "PRHSH", "PRBRA",
    ]

    init(_ header: HeaderView) {
        self.header = header
        for entry in header.entries where entry.keyword.hasPrefix("PR") {
            guard let name = SolarnetSteps.keywords.first(where: entry.keyword.hasPrefix) else {
                continue
            }
            let rest = entry.keyword.dropFirst(name.count)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let letter = rest.dropFirst(digits.count)
            guard let number = Int(digits), letter.count <= 1, letter.allSatisfy(\.isLetter) else {
                continue
            }
            let place = Place(number: number, letter: letter.uppercased())
            if cards[name]?[place] == nil { cards[name, default: [:]][place] = entry }
        }
    }

    private func text(_ name: String, _ place: Place) -> String? {
        let text = cards[name]?[place]?.value?.text.trimmed
        return text?.isEmpty == false ? text : nil
    }

    func steps(_ draft: ProvenanceDraft) -> [Step] {
        func origin(_ name: String, _ place: Place) -> Origin {
            draft.origin(header, "\(name)\(place.number)\(place.letter)")
        }
        let places = Set((cards["PRSTEP"] ?? [:]).keys).union((cards["PRPROC"] ?? [:]).keys)
        // Libraries by the step that they belong to: their letter is none of a step.
        let libraries = Dictionary(grouping: (cards["PRLIB"] ?? [:]).keys) { place in
            places.contains(place) ? place : Place(number: place.number, letter: "")
        }
        let references = Dictionary(grouping: (cards["PRREF"] ?? [:]).keys, by: \.number)
        var environment: String?
        return places.sorted().map { place in
            let (kind, procedure) = (text("PRSTEP", place), text("PRPROC", place))
            var step = Step(
                procedure ?? kind ?? "", origin(procedure == nil ? "PRSTEP" : "PRPROC", place))
            step.activity.type = kind
            step.activity.version = text("PRPVER", place)
            step.activity.description = text("PRMODE", place)
            for library in (libraries[place] ?? []).sorted() {
                guard let name = text("PRLIB", library) else { continue }
                let version =
                    text("PRVER", library) ?? text("PRHSH", library) ?? text("PRBRA", library)
                step.run(name, version: version, origin("PRLIB", library))
            }
            for reference in (references[place.number] ?? []).sorted() {
                for name in SolarOrbiter.names(text("PRREF", reference) ?? "")
                where SolarnetSteps.isFile(name) {
                    step.use(name, role: "reference", origin("PRREF", reference))
                }
            }
            for (name, value) in SolarnetSteps.parameters(
                text("PRPARA", place), as: "PRPARA\(place.number)\(place.letter)")
            {
                step.set(name, value, origin("PRPARA", place))
            }
            // The default is that of the step before.
            environment = text("PRENV", place) ?? environment
            if let environment { step.environment = [Setting(name: "PRENV", value: environment)] }
            return step
        }
    }

    /// Whether something that influenced a step is a file: people and events do so as well.
    private static func isFile(_ text: String) -> Bool {
        let name = text.lowercased()
        return !name.contains(" ")
            && [".fits", ".fits.gz", ".fit", ".fts", ".sav", ".txt"].contains(where: name.hasSuffix)
    }

    /// A list as IDL writes it, or a JSON object; else the text itself, which may name a table.
    private static func parameters(_ text: String?, as keyword: String) -> [FlatJSON.Member] {
        guard let text else { return [] }
        if text.hasPrefix("{"), let members = FlatJSON.members(of: text) { return members }
        return ArgumentList.members(of: text) ?? [(keyword, text)]
    }
}
