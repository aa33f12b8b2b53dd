import FITS

extension Dialect {
    /// The cards that the LSST butler puts into the files that it stores (daf_butler,
    /// `DatasetProvenance`): a dataset is known by its UUID, and no file has a name.
    static let lsst = Dialect(
        "lsst-butler",
        identifiers: ["LSST BUTLER ID"],
        signature: [
            "LSST BUTLER ID", "LSST BUTLER QUANTUM", "LSST BUTLER INPUT 0 ID", "lsst butler id",
            "LSST.BUTLER.ID", "lsst.butler.id", "LSST_BUTLER_ID", "BUTLER ID", "INPUT 0 ID",
            "INPUT.0.ID", "input.0.id", "input 0 id",
        ].map { .keyword($0) },
        read: { file, draft in
            for header in file.headers where draft.isEmpty {
                ButlerCards(header)?.note(in: &draft)
            }
        })
}

/// The butler's cards of a header, under whatever prefix and with whatever separator.
private struct ButlerCards {
    /// What the cards say of an input.
    private struct Input {
        var id: Header.Entry?
        var run: String?
        var type: String?
    }

    private let header: HeaderView
    /// What stands before `INPUT` and `QUANTUM`, in lower case, with its separator.
    private let prefix: String
    private var inputs: [Int: Input] = [:]
    private var cards: [String: Header.Entry] = [:]

    init?(_ header: HeaderView) {
        self.header = header
        var found: [String: [Int: Input]] = [:]
        var first: String?
        for entry in header.entries where entry.value != nil {
            let keyword = entry.keyword.lowercased()
            guard let name = ButlerCards.input(keyword) else {
                if cards[keyword] == nil { cards[keyword] = entry }
                continue
            }
            first = first ?? name.prefix
            let text = entry.value?.text.trimmed
            switch name.field {
            case "id": found[name.prefix, default: [:]][name.number, default: Input()].id = entry
            case "run":
                found[name.prefix, default: [:]][name.number, default: Input()].run = text
            default: found[name.prefix, default: [:]][name.number, default: Input()].type = text
            }
        }
        let quantum = cards.keys.filter { $0.hasSuffix("butler quantum") }.min()
        guard let prefix = first ?? quantum.map({ String($0.dropLast("quantum".count)) }) else {
            return nil
        }
        self.prefix = prefix
        inputs = found[prefix] ?? [:]
    }

    /// As daf_butler has it: `(.*)input(.)n(.)(id|datasettype|run)`, the separators alike.
    private static func input(_ keyword: String) -> (prefix: String, number: Int, field: String)? {
        guard let field = ["id", "datasettype", "run"].first(where: keyword.hasSuffix) else {
            return nil
        }
        var rest = keyword.utf8.dropLast(field.utf8.count)
        guard let separator = rest.popLast(), !isWord(separator) else { return nil }
        let digits = rest.reversed().prefix { (0x30...0x39).contains($0) }.count
        guard (1...9).contains(digits), let number = Int(Substring(rest.suffix(digits))) else {
            return nil
        }
        rest = rest.dropLast(digits)
        guard rest.popLast() == separator, Substring(rest).hasSuffix("input") else { return nil }
        rest = rest.dropLast("input".utf8.count)
        guard rest.isEmpty || rest.last == separator else { return nil }
        return (String(Substring(rest)), number, field)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    func note(in draft: inout ProvenanceDraft) {
        var step = Step.unknown
        for (_, input) in inputs.sorted(by: { $0.key < $1.key }) {
            guard let card = input.id, let id = card.value?.text.trimmed, !id.isEmpty else {
                continue
            }
            var entity = UsedEntity(location: id, role: input.type)
            entity.identifier = ProductIdentifier.uri(id)
            entity.description = input.run.map { "of run \($0)" }
            entity.origin = draft.origin(header, card.keyword)
            step.used.append(entity)
        }
        guard let card = cards[prefix + "quantum"], let id = card.value?.text.trimmed, !id.isEmpty
        else {
            draft.unattributed.used += step.used
            return
        }
        step.activity.identifier = ProductIdentifier.uri(id) ?? id
        step.origin = draft.origin(header, card.keyword)
        // Beyond 3000 inputs the butler lists none, and still counts them.
        let count = cards[prefix + "n_inputs"]?.value?.integer ?? 0
        if count > step.used.count {
            step.activity.description = "\(count) inputs, of which \(step.used.count) are listed"
        }
        draft.steps.append(step)
    }
}
