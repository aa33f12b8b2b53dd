import FITS

extension Dialect {
    /// Images that Hubble's drizzle combined: `DnnnDATA` for each input, or a table of their headers.
    static let hstDrizzle = Dialect(
        "hst-drizzle",
        signature: [
            .keyword("NDRIZIM"), .keyword("D001DATA"), .keyword("D001VER"),
            .hdu(HeaderTable.name),
        ],
        wantsData: { $0.header.string("EXTNAME")?.trimmed == HeaderTable.name },
        read: { file, draft in DrizzledImage(file)?.note(in: &draft) })

    /// Whether a file is what drizzle made from several, and its other cards those of the first one.
    ///
    /// - Parameter file: the headers of a file.
    /// - Returns: whether it is one.
    static func isDrizzled(_ file: FileHeaders) -> Bool {
        file.headers.contains { $0.has("D001DATA") || $0.has("NDRIZIM") }
            || file.hdu(named: HeaderTable.name) != nil
    }
}

/// The cards of drizzle, by the number of the input.
private struct DrizzledImage {
    private typealias Card = (number: Substring, name: Substring, entry: Header.Entry)

    private let file: FileHeaders
    /// The cards, each keyword once: the SCI and WHT images have them again.
    private var cards: [(header: HeaderView, card: Card)] = []

    /// Cards that are no parameters.
    private static let others: Set<Substring> = ["VER", "DATA", "MASK", "OUDA", "OUWE", "OUCO"]

    init?(_ file: FileHeaders) {
        guard file.primary.string("TELESCOP")?.uppercased() != "JWST" else { return nil }
        self.file = file
        var seen: Set<String> = []
        for header in file.headers where header.has("D001DATA") || header.has("D001VER") {
            for entry in header.entries where seen.count < 1 << 20 {
                guard let (number, name) = DrizzledImage.parts(entry.keyword),
                    seen.insert(entry.keyword).inserted
                else { continue }
                cards.append((header, (number, name, entry)))
            }
        }
    }

    /// The number and the name in a keyword such as `D001DATA`.
    private static func parts(_ keyword: String) -> (Substring, Substring)? {
        let bytes = keyword.utf8
        guard (6...8).contains(bytes.count), bytes.first == UInt8(ascii: "D") else { return nil }
        let number = keyword.dropFirst().prefix(3)
        let name = keyword.dropFirst(4)
        guard number.utf8.allSatisfy({ (48...57).contains($0) }),
            name.utf8.allSatisfy({ (65...90).contains($0) })
        else { return nil }
        return (number, name)
    }

    func note(in draft: inout ProvenanceDraft) {
        var step = Step("", draft.origin(file.primary, "NDRIZIM", .inferred))
        let isAstroDrizzle = file.primary.history.contains { $0.text.hasPrefix("AstroDrizzle") }
        let program = isAstroDrizzle ? "AstroDrizzle" : "drizzle"
        let made = Set(cards.filter { $0.card.name == "OUDA" }.compactMap { text($0.card) })
        for (header, card) in cards {
            let origin = draft.origin(header, card.entry.keyword)
            guard let text = text(card) else { continue }
            switch card.name {
            case "VER": noteProgram(program, text, origin, in: &step)
            case "DATA":
                guard ReferenceName(text) != nil, !made.contains(text) else { continue }
                if step.used.isEmpty, step.activity.name.isEmpty { step.origin = origin.inferred }
                step.use(text, role: "drizzled image", origin)
            case "MASK":
                guard ReferenceName(text) != nil else { continue }
                step.use(text, role: "weight image", origin)
            case "OUDA": if draft.names.isEmpty { draft.names.append(text) }
            default:
                guard !DrizzledImage.others.contains(card.name) else { continue }
                step.set(card.entry.keyword, text, origin)
            }
        }
        if step.used.isEmpty {
            for (name, header, row) in HeaderTable.files(of: file) {
                let origin = draft.origin(header, row: row)
                if step.used.isEmpty { step.origin = origin.inferred }
                step.use(name, role: "drizzled image", origin)
            }
        }
        guard !step.used.isEmpty || !step.software.isEmpty else { return }
        if step.activity.name.isEmpty { step.activity.name = "drizzle" }
        draft.steps.append(step)
    }

    private func text(_ card: Card) -> String? {
        card.entry.value.map(\.text.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The program, as in `DRIZZLE Version 1.4 (October 5th 1998)`; later ones give the version only.
    private func noteProgram(
        _ program: String, _ text: String, _ origin: Origin, in step: inout Step
    ) {
        var (name, version) = (program, text)
        if let word = text.firstRange(of: " Version ") {
            let program = text[..<word.lowerBound]
            name = program == program.uppercased() ? program.lowercased() : String(program)
            version = String(text[word.upperBound...])
        }
        step.run(name, version: version, origin)
        guard step.activity.name.isEmpty else { return }
        step.activity.name = name
        step.activity.version = version
        step.origin = origin
    }
}
