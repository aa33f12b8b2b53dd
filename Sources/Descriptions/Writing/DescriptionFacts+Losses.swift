extension DescriptionFacts {
    typealias Loss = WrittenDescription.Loss

    /// What is otherwise in another description.
    ///
    /// - Parameter read: what was read from a file with this description.
    /// - Returns: the differences, in the order of this description; what is added comes last.
    func losses(in read: DescriptionFacts) -> [Loss] {
        let places = matches(in: read)
        var losses: [Loss] = []
        for (part, place) in zip(parts, places) {
            if let place {
                losses += part.losses(in: read.parts[place])
            } else {
                losses.append(Loss(kind: .leftOut, subject: part.subject, fact: nil, value: nil))
            }
        }
        let kept = places.compactMap(\.self)
        let matched = Set(kept)
        for (place, part) in read.parts.enumerated() where !matched.contains(place) {
            losses.append(Loss(kind: .added, subject: part.subject, fact: nil, value: nil))
        }
        if kept != kept.sorted() {
            losses.append(Loss(kind: .changed, subject: .program, fact: "order", value: nil))
        }
        return losses
    }

    /// Where each part stands in another description; nil if it is not there.
    ///
    /// What has another role there is known by the parameter that names the file.
    private func matches(in read: DescriptionFacts) -> [Int?] {
        var byKey: [Key: Int] = [:]
        for (place, part) in read.parts.enumerated() { byKey[part.key] = place }
        var places = parts.map { byKey[$0.key] }
        let matched = Set(places.compactMap(\.self))
        var byParameter: [[String]: Int] = [:]
        for (place, part) in read.parts.enumerated().reversed() where !matched.contains(place) {
            if let link = part.link { byParameter[link] = place }
        }
        for (index, part) in parts.enumerated() where places[index] == nil {
            places[index] = part.link.flatMap { byParameter.removeValue(forKey: $0) }
        }
        return places
    }
}

extension DescriptionFacts.Part {
    /// The parameter that names the file of a role, and whether it is used; nil for what is no role.
    fileprivate var link: [String]? {
        let kind: String
        switch subject {
        case .program, .parameter: return nil
        case .used: kind = "used"
        case .generated: kind = "generated"
        }
        return facts.first { $0.name == "parameter" }.map { [kind] + $0.texts }
    }

    fileprivate func losses(in other: DescriptionFacts.Part) -> [WrittenDescription.Loss] {
        var others = Dictionary(other.facts.map { ($0.name, $0.texts) }) { first, _ in first }
        var losses: [WrittenDescription.Loss] = []
        func add(_ kind: WrittenDescription.Loss.Kind, _ fact: String, _ texts: [String]?) {
            let value = texts?.joined(separator: ", ")
            losses.append(
                WrittenDescription.Loss(kind: kind, subject: subject, fact: fact, value: value))
        }
        for (name, texts) in facts {
            let found = others.removeValue(forKey: name)
            // Byte by byte: to a file, a composed letter is not its parts.
            let isSame = found.map { $0.map { Array($0.utf8) } == texts.map { Array($0.utf8) } }
            if isSame != true { add(found == nil ? .leftOut : .changed, name, found) }
        }
        for (name, texts) in other.facts where others[name] != nil { add(.added, name, texts) }
        return losses
    }
}
