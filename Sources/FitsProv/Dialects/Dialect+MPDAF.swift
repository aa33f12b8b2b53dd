import FITS

extension Dialect {
    /// Data of MUSE that MPDAF worked on: `MPDAF METHn` cards, and a list of merged cubes in comments.
    static let mpdaf = Dialect(
        "mpdaf",
        signature: [.keyword("MPDAF METH1 ID"), .keyword("MPDAF METH2 ID")],
        read: { file, draft in
            for header in file.headers { MPDAFMethods(header).note(in: &draft) }
        })
}

/// The methods in one header.
private struct MPDAFMethods {
    private let header: HeaderView
    /// The cards of each method by their name behind `MPDAF METHn `.
    private var methods: [Int: [String: Header.Entry]] = [:]
    private var cubes: [String] = []

    private static let listStart = "List of cubes merged in this cube:"

    init(_ header: HeaderView) {
        self.header = header
        var isList = false
        for entry in header.entries {
            if entry.keyword == "COMMENT" {
                let text = entry.comment.trimmed
                if isList, text.hasPrefix("- ") { cubes.append(String(text.dropFirst(2)).trimmed) }
                isList = text == MPDAFMethods.listStart || isList && text.hasPrefix("- ")
            }
            guard entry.keyword.hasPrefix("MPDAF METH") else { continue }
            let rest = entry.keyword.dropFirst("MPDAF METH".count)
            guard let blank = rest.firstIndex(of: " "), let number = Int(rest[..<blank]) else {
                continue
            }
            methods[number, default: [:]][String(rest[rest.index(after: blank)...])] = entry
        }
    }

    func note(in draft: inout ProvenanceDraft) {
        for number in methods.keys.sorted() {
            guard let cards = methods[number], let name = MPDAFMethods.text(cards["ID"]) else {
                continue
            }
            func origin(_ card: String) -> Origin {
                draft.origin(header, "MPDAF METH\(number) \(card)")
            }
            var step = Step(name, origin("ID"))
            step.activity.version = MPDAFMethods.text(cards["VERSION"])
            step.run("mpdaf", version: step.activity.version, origin("VERSION"))
            let numbers = cards.keys.compactMap { HeaderView.number(in: $0, "PARAM", " NAME") }
            for parameter in numbers.sorted() {
                let card = "PARAM\(parameter) NAME"
                guard let name = MPDAFMethods.text(cards[card]) else { continue }
                step.set(
                    name, MPDAFMethods.text(cards["PARAM\(parameter) VALUE"]) ?? "", origin(card))
            }
            draft.steps.append(step)
        }
        guard !methods.isEmpty, let last = draft.steps.indices.last else { return }
        let merging = draft.steps.lastIndex { $0.activity.name.lowercased().contains("cube") }
        for cube in cubes {
            draft.steps[merging ?? last].use(
                cube, role: "merged cube", draft.origin(header, "COMMENT"))
        }
    }

    private static func text(_ entry: Header.Entry?) -> String? {
        entry?.value.map(\.text.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
