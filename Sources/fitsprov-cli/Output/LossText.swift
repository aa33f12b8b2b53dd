import Descriptions

/// What a form has no place for: a line for what is left out, one for what is changed, one for what is added.
enum LossText {
    typealias Loss = WrittenDescription.Loss

    /// The most names in a row, and the most characters of a value.
    private static let most = (names: 20, characters: 40)

    /// The lines; none where nothing is lost.
    static func lines(_ losses: [Loss], _ form: DescriptionFormat) -> [String] {
        Loss.Kind.allCases.compactMap { kind in
            let losses = losses.filter { $0.kind == kind }
            guard !losses.isEmpty else { return nil }
            let beginning =
                switch kind {
                case .leftOut: "left out, which \(form.words) cannot hold: "
                case .changed: "changed, since \(form.words) cannot hold it: "
                case .added: "added, since \(form.words) says so: "
                }
            return beginning + phrases(losses).joined(separator: "; ")
        }
    }

    /// What is said of several parameters, in one phrase.
    private static func phrases(_ losses: [Loss]) -> [String] {
        var groups: [(key: Group, names: [String])] = []
        var places: [Group: Int] = [:]
        for loss in losses {
            let group = Group(loss)
            if let place = places[group] {
                groups[place].names.append(loss.subject.name)
            } else {
                places[group] = groups.count
                groups.append((group, [loss.subject.name]))
            }
        }
        return groups.map { group, names in
            var named = names.prefix(most.names).map { "'\($0.shortened(most.characters))'" }
                .joined(separator: ", ")
            if names.count > most.names { named += " and \(names.count - most.names) more" }
            let plural = names.count > 1 ? group.plural : ""
            let subject = group.kind.isEmpty ? "" : "\(group.kind)\(plural) \(named)"
            let words = [group.fact, subject].filter { !$0.isEmpty }.joined(separator: " of ")
            return group.value.isEmpty ? words : "\(words) to '\(group.value)'"
        }
    }

    /// What can be said in one phrase.
    private struct Group: Hashable {
        let fact: String
        let kind: String
        let value: String

        init(_ loss: Loss) {
            fact = loss.fact ?? ""
            value = loss.value.map { $0.shortened(most.characters) } ?? ""
            kind =
                switch loss.subject {
                case .program: ""
                case .parameter: "the parameter"
                case .used: "what is used as"
                case .generated: "what is made as"
                }
        }

        /// What the words before the names end with if there are several.
        var plural: String { kind == "the parameter" ? "s" : "" }
    }
}

extension WrittenDescription.Loss.Subject {
    fileprivate var name: String {
        switch self {
        case .program: ""
        case .parameter(let name), .used(let name), .generated(let name): name
        }
    }
}
