/// A record that is being read.
struct RecordDraft {
    private var terms: [Record.Term?] = []
    /// The attributes so far.
    private(set) var attributes: [Attribute] = []
    /// The attributes of the record before.
    ///
    /// Records of one kind often say the same of themselves, and then have them together.
    private var former: [Attribute] = []
    /// How many terms and attributes the record before has.
    ///
    /// The next one has as many, mostly, and gets no more memory than that.
    private var expected = (terms: 0, attributes: 0)

    /// Whether the term of an argument is given, by the place that it has in its kind.
    func hasTerm(_ place: Int) -> Bool {
        guard place < terms.count, case .some = terms[place] else { return false }
        return true
    }

    /// Gives the term of an argument, by the place that it has in its kind.
    mutating func set(_ place: Int, _ term: Record.Term) {
        if terms.isEmpty { terms.reserveCapacity(max(expected.terms, place + 1)) }
        while terms.count <= place { terms.append(nil) }
        terms[place] = term
    }

    /// Adds an attribute.
    mutating func add(_ attribute: Attribute) {
        if attributes.isEmpty { attributes.reserveCapacity(max(expected.attributes, 1)) }
        attributes.append(attribute)
    }

    /// Adds an attribute before all others, unless it is there.
    mutating func addFirst(_ attribute: Attribute) {
        if !attributes.contains(attribute) { attributes.insert(attribute, at: 0) }
    }

    /// The record as it is by now, after which another begins.
    mutating func finish(_ kind: Record.Kind, _ identifier: QualifiedName?) -> Record {
        if !attributes.isEmpty, attributes != former { former = attributes }
        let record = Record(
            kind, identifier, terms: terms, attributes: attributes.isEmpty ? [] : former)
        expected = (terms.count, attributes.count)
        terms = []
        attributes = []
        return record
    }
}
