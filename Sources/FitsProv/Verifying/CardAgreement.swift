import FITS

/// Compares what the cards of a stamp say with what its document says.
struct CardAgreement {
    /// One line for each difference.
    private(set) var differences: [String] = []
    private let block: StampBlock

    init(_ block: StampBlock, _ provenance: Provenance, _ profile: Profile) {
        self.block = block
        compare(.identifier, provenance.product.identifier)
        compare(.digest, provenance.product.digest)
        compare(.activity, provenance.activity.name)
        compare(.execution, provenance.activity.identifier)
        compare(.software, provenance.software.first?.name)
        compare(.softwareVersion, provenance.software.first?.version)
        compare(.start, provenance.activity.start)
        compare(.end, provenance.activity.end)
        compare(.agent, provenance.agents.first?.name)
        compare(.inputs, String(provenance.used.count))
        for (index, input) in provenance.used.prefix(Keyword.mostInputCards).enumerated() {
            compare(InputKeyword.location.numbered(index + 1), input.location)
            compare(InputKeyword.identifier.numbered(index + 1), input.identifier)
            compare(InputKeyword.digest.numbered(index + 1), input.digest)
        }
        compareFields(provenance.fields, profile)
    }

    private mutating func compare(_ keyword: Keyword, _ text: String?) {
        compare(keyword.rawValue, text)
    }

    private mutating func compare(_ keyword: String, _ text: String?) {
        let card = block.entry(keyword)?.value ?? block.header.value(keyword)
        note(keyword, card?.text, text?.onCard)
    }

    private mutating func note(_ what: String, _ card: String?, _ document: String?) {
        switch (card, document) {
        case (nil, nil): break
        case (let card?, nil):
            differences.append("\(what) is '\(card)', which the document does not say")
        case (nil, let document?):
            differences.append("\(what) is missing; the document says '\(document)'")
        case (let card?, let document?):
            if !isSame(card, document) {
                differences.append("\(what) is '\(card)', the document says '\(document)'")
            }
        }
    }

    private mutating func compareFields(_ fields: [Field], _ profile: Profile) {
        var cards: [String: String] = [:]
        for field in block.fields where cards[field.name] == nil { cards[field.name] = field.value }
        for field in fields {
            // A card that said the same before the stamp stays where it is.
            let outside = profile[field.name]?.keyword.flatMap { block.header.value($0)?.text }
            note(field.name, cards.removeValue(forKey: field.name) ?? outside, field.value.onCard)
        }
        for (name, value) in cards.sorted(by: { $0.key < $1.key }) { note(name, value, nil) }
    }

    /// Strings on cards lose the blanks at their end; numbers may be written in another way.
    private func isSame(_ card: String, _ document: String) -> Bool {
        if card == document || card == document.trimmingBlanksAtEnd { return true }
        if let left = Double(card), let right = Double(document) { return left == right }
        return (card == "T" && ["t", "true"].contains(document.lowercased()))
            || (card == "F" && ["f", "false"].contains(document.lowercased()))
    }
}

extension String {
    fileprivate var trimmingBlanksAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
