/// A word or sign of a query, and where it begins.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A regular identifier or a reserved word.
        case word
        /// A name in double quotes; the text is what is between them.
        case delimited
        /// A text in single quotes; the text is what is between them.
        case string
        case number
        case sign
        case end
    }

    let kind: Kind
    let text: String
    /// The word in upper case; empty for all that is no word.
    let keyword: String
    let place: Place

    init(_ kind: Kind, _ text: String, at place: Place) {
        self.kind = kind
        self.text = text
        keyword = kind == .word ? text.uppercased() : ""
        self.place = place
    }

    /// Whether it is a word that may not be a name.
    var isReserved: Bool { kind == .word && ReservedWords.all.contains(keyword) }

    /// Whether it may be a name.
    var isName: Bool { kind == .delimited || (kind == .word && !isReserved) }

    func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }

    /// How a message speaks of it.
    var shown: String {
        switch kind {
        case .end: "the end"
        case .string: "the text '\(text.shown)'"
        case .delimited: "\"\(text.shown)\""
        case .word where isReserved: keyword
        case .word, .number, .sign: "'\(text.shown)'"
        }
    }
}
