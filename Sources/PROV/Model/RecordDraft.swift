/// A record that is being read; the next one uses the same memory.
struct RecordDraft {
    private var terms: [Record.Term?] = []
    /// The attributes so far.
    var attributes: [Attribute] = []
    /// The attributes of the record before. Records of one kind often say the same of themselves,
    /// and then have them together.
    private var former: [Attribute] = []

    /// Whether the term of an argument is given, by the place that it has in its kind.
    func hasTerm(_ place: Int) -> Bool {
        guard place < terms.count, case .some = terms[place] else { return false }
        return true
    }

    /// Gives the term of an argument, by the place that it has in its kind.
    mutating func set(_ place: Int, _ term: Record.Term) {
        while terms.count <= place { terms.append(nil) }
        terms[place] = term
    }

    /// The record as it is by now, after which another begins.
    mutating func finish(_ kind: Record.Kind, _ identifier: QualifiedName?) -> Record {
        if !attributes.isEmpty, attributes != former { former = attributes.withoutSlack }
        let record = Record(
            kind, identifier, terms: terms.withoutSlack,
            attributes: attributes.isEmpty ? [] : former)
        terms.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        return record
    }
}

extension Array {
    /// The same elements in memory for no more than these.
    fileprivate var withoutSlack: [Element] {
        var copy: [Element] = []
        copy.reserveCapacity(count)
        copy.append(contentsOf: self)
        return copy
    }
}
