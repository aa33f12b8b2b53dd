import FITS

/// Whether the block has the form that the convention gives it, whatever a document says.
extension StampBlock {
    /// What is wrong with the form of the block, one line each.
    ///
    /// - Parameter isUnchanged: whether the content is what it was when it was stamped; only then
    ///   must what surrounds the block be as it was.
    /// - Returns: the lines.
    func formProblems(isUnchanged: Bool) -> [String] {
        missingProblems + strangerProblems + typeProblems + orderProblems + inputProblems
            + listProblems + savedProblems(isUnchanged) + bookkeepingProblems
            + (isUnchanged ? placeProblems : [])
    }

    private var missingProblems: [String] {
        Keyword.always.filter { keyword in
            // What was there already with the same value has no card in the block.
            entry(keyword.rawValue) == nil && string(keyword) == nil
        }.map { "\($0.rawValue) is missing" }
    }

    /// Cards between the first and the last of the block that are not the stamp's.
    private var strangerProblems: [String] {
        guard isComplete, let first = ownCards.first, let last = ownCards.last else { return [] }
        let own = Set(ownCards)
        return (first...last).filter { !own.contains($0) }.map { index in
            let keyword = header[index].keyword
            return "card \(index + 1) (\(keyword.isEmpty ? "blank" : keyword)) in the block "
                + "is not the stamp's"
        }
    }

    private var typeProblems: [String] {
        records.compactMap { entry in
            let isRight =
                if let keyword = Keyword(rawValue: entry.keyword) {
                    keyword.hasType(of: entry.value)
                } else if StampBlock.isConventions(entry.keyword) {
                    entry.value?.string != nil
                } else {
                    StampBlock.fieldName(entry) != nil
                }
            if isRight { return nil }
            return StampBlock.isConventions(entry.keyword)
                ? "\(entry.keyword) has a value of another type: '\(entry.value?.text ?? "")'"
                : "\(entry.keyword) is in the block, and its comment is not the name of a field"
        }
    }

    /// Each card comes after those that the convention puts before it.
    private var orderProblems: [String] {
        zip(records, records.dropFirst()).compactMap { before, entry in
            let (left, right) = (StampBlock.rank(before.keyword), StampBlock.rank(entry.keyword))
            return left < right || left == right && left == StampBlock.fieldRank
                ? nil : "\(entry.keyword) comes after \(before.keyword), out of order"
        }
    }

    private static let fieldRank = rank(Keyword.fields.rawValue) - 1

    /// A number that grows in the order of the cards.
    private static func rank(_ keyword: String) -> Int {
        let step = 1_000
        func place(_ keyword: Keyword) -> Int {
            (Keyword.allCases.firstIndex(of: keyword) ?? 0) * step
        }
        if let own = Keyword(rawValue: keyword) { return place(own) }
        if let (kind, number) = InputKeyword.number(keyword) {
            let kinds = InputKeyword.allCases
            return place(.inputs) + number * kinds.count + (kinds.firstIndex(of: kind) ?? 0)
        }
        if let number = SavedCard.number(keyword) { return place(.fields) + number }
        return place(.fields) - 1
    }

    /// Inputs are numbered from 1 to `PROVNIN`, and each has its location.
    private var inputProblems: [String] {
        let count = header.value(Keyword.inputs.rawValue)?.integer ?? 0
        return records.compactMap { entry in
            guard let (kind, number) = InputKeyword.number(entry.keyword) else { return nil }
            if number > count { return "\(entry.keyword) is beyond PROVNIN, which is \(count)" }
            let location = InputKeyword.location.numbered(number)
            return kind == .location || header.value(location) != nil
                ? nil : "\(entry.keyword) appears without \(location)"
        }
    }

    /// `PROVFLDS` lists the field cards that are there, in their order.
    private var listProblems: [String] {
        let listed = fieldRecords.map(\.keyword).filter { !$0.hasPrefix(Keyword.fieldPrefix + " ") }
        var problems: [String] = []
        if fieldList.inBlock != listed {
            problems.append(
                "PROVFLDS lists '\(fieldList.inBlock.joined(separator: " "))', "
                    + "and the field cards are '\(listed.joined(separator: " "))'")
        }
        if let text = string(.fields), FieldList(text).text != text || text.isEmpty {
            problems.append("PROVFLDS is not a list of fields: '\(text)'")
        }
        for (name, keyword) in fieldList.outside.sorted(by: { $0.key < $1.key })
        where !Field.isName(name) || outsideValue(keyword) == nil {
            problems.append("PROVFLDS lists \(name)=\(keyword), but there is no such card")
        }
        return problems
    }

    /// What the stamp says of itself: version, long strings, fill.
    private var bookkeepingProblems: [String] {
        var problems: [String] = []
        if let saved = value(Keyword.longStrings.rawValue)?.string {
            if saved != Keyword.longStringConvention {
                problems.append("LONGSTRN is '\(saved)'")
            }
            if !records.contains(where: { $0.cards.count > 1 }) {
                problems.append("LONGSTRN is in the block, and no card of it has a CONTINUE")
            }
        }
        if let fill = value(Keyword.fill.rawValue)?.integer, fill != fillCards || fill < 1 {
            problems.append("PROVFILL is \(fill), and \(fillCards) blank cards follow it")
        }
        if let extend = value(Keyword.extend.rawValue)?.logical {
            if extend || header.value("EXTEND")?.logical != true {
                problems.append("PROVXTD does not say that EXTEND was F and is T now")
            }
        }
        return problems
    }

    /// Nothing but what any program adds comes after the block.
    private var placeProblems: [String] {
        guard isComplete, let last = ownCards.last else { return [] }
        let behind = header[(last + 1)...].first { $0.isDigested }
        return behind.map { ["the block is not at the end of the header: \($0.keyword) follows"] }
            ?? []
    }
}
