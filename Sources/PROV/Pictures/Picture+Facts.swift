extension Picture {
    /// What a record says of its thing or relation, in addition to what the arrows show.
    struct Fact {
        /// The attribute's name.
        let name: String
        /// The value as people read it.
        let text: String
        /// Where the value leads, if it is an address.
        let link: String?
    }

    /// What is said of a thing: its attributes and times, and relations that tie it to nothing.
    func facts(of node: Node) -> [Fact] {
        node.records.flatMap { facts(of: $0) }
            + node.remarks.map { record in
                let details = facts(of: record).map { "\($0.name) \($0.text)" }
                return Fact(
                    name: record.kind.rawValue,
                    text: details.isEmpty ? "(not said what)" : details.joined(separator: ", "),
                    link: nil)
            }
    }

    /// The attributes and times of a record, in its order.
    func facts(of record: Record) -> [Fact] {
        var facts: [Fact] = []
        for (argument, term) in record.arguments {
            switch term {
            case .time(let time): facts.append(Fact(name: argument.rawValue, text: time, link: nil))
            case .name(let name) where [.generation, .usage, .bundle].contains(argument):
                facts.append(Fact(name: argument.rawValue, text: self.name(name), link: nil))
            default: break
            }
        }
        for attribute in record.attributes {
            facts.append(fact(name(attribute.name), attribute.value))
        }
        return facts
    }

    private func fact(_ name: String, _ value: Value) -> Fact {
        let name = name.hasPrefix("prov:") ? String(name.dropFirst(5)) : name
        return switch value {
        case .name(let qualified):
            Fact(name: name, text: self.name(qualified), link: PictureText.link(qualified.uri))
        case .localized(let text, let language):
            Fact(name: name, text: "\(text) (\(language))", link: nil)
        case .string(let text), .typed(let text, _):
            Fact(name: name, text: text, link: Self.isAddress(text) ? PictureText.link(text) : nil)
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("mailto:")
    }
}
