/// On which card a field is, and how: what the document says of it (docs/convention.md, part 2).
struct FieldCard: Hashable, Sendable {
    /// The name of the field.
    let name: String
    /// The keyword of its card; with blanks, or longer than eight characters, of a `HIERARCH` card.
    let keyword: String
    /// The type of the value on the card.
    let type: FieldDefinition.ValueType
    /// The unit, which is in the comment in brackets.
    let unit: String?

    /// The comment of the card.
    var comment: String { name + (unit.map { " [\($0)]" } ?? "") }

    /// The keyword of a field that has none of its own: `HIERARCH PROV <NAME>`.
    static func keyword(of name: String) -> String {
        "\(Keyword.fieldPrefix) \(name.uppercased())"
    }
}

extension FieldCard {
    init(_ name: String, _ definition: FieldDefinition?) {
        self.init(
            name: name, keyword: definition?.keyword ?? FieldCard.keyword(of: name),
            type: definition?.type ?? .string, unit: definition?.unit)
    }

    /// Reads what the document says: `calib_version CALIBVER string`, and perhaps a unit.
    ///
    /// In the keyword, dots stand for the blanks of a `HIERARCH` card.
    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
            .map(String.init)
        guard words.count >= 3, Field.isName(words[0]),
            let type = FieldDefinition.ValueType(rawValue: words[2])
        else { return nil }
        self.init(
            name: words[0], keyword: FieldCard.undotted(words[1]), type: type,
            unit: words.count > 3 ? words[3] : nil)
    }

    /// The text that ``init(_:)-(String)`` reads.
    var text: String {
        ([name, FieldCard.dotted(keyword), type.rawValue] + (unit.map { [$0] } ?? []))
            .joined(separator: " ")
    }

    static func dotted(_ keyword: String) -> String {
        String(keyword.map { $0 == " " ? "." : $0 })
    }

    static func undotted(_ keyword: String) -> String {
        String(keyword.map { $0 == "." ? " " : $0 })
    }
}

/// What `PROVFLDS` lists: the keywords of field cards in the block, and the fields outside of it.
struct FieldList: Hashable {
    /// The keywords of the field cards in the block, in order.
    private(set) var inBlock: [String] = []
    /// The keywords of cards outside of the block, by the names of their fields.
    private(set) var outside: [String: String] = [:]
    private var words: [String] = []

    init() {}

    /// Reads the value of `PROVFLDS`.
    init(_ text: String) {
        for word in text.split(separator: " ") {
            let parts = word.split(separator: "=", omittingEmptySubsequences: false)
            let keyword = FieldCard.undotted(String(parts[parts.count - 1]))
            // What is neither is left out, so that the text is seen not to be that of the list.
            switch parts.count {
            case 1: add(keyword)
            case 2 where outside[String(parts[0])] == nil: add(String(parts[0]), outside: keyword)
            default: break
            }
        }
    }

    /// Adds a card of the block.
    mutating func add(_ keyword: String) {
        inBlock.append(keyword)
        words.append(FieldCard.dotted(keyword))
    }

    /// Adds a field whose card is outside of the block.
    mutating func add(_ name: String, outside keyword: String) {
        outside[name] = keyword
        words.append("\(name)=\(FieldCard.dotted(keyword))")
    }

    /// The value of `PROVFLDS`.
    var text: String { words.joined(separator: " ") }
}
