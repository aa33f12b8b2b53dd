import FITS

/// Where the statements of a stamp are: on a card of the block, else in the document.
struct StampOrigins {
    private let block: StampBlock?
    private let documentHDU: Int?

    /// Knows where a stamp is.
    ///
    /// - Parameters:
    ///   - block: its cards, if there are some.
    ///   - documentHDU: the number of the HDU of the document, if it was read.
    init(_ block: StampBlock?, documentHDU: Int?) {
        self.block = block
        self.documentHDU = documentHDU
    }

    /// The same provenance with the origin of each statement.
    func marking(_ provenance: Provenance) -> Provenance {
        var marked = provenance
        marked.making.origin = origin(Keyword.activity.rawValue, marked.making.origin)
        for index in marked.making.software.indices {
            marked.making.software[index].origin = origin(
                index == 0 ? .software : nil, marked.making.software[index].origin)
        }
        for index in marked.making.agents.indices {
            marked.making.agents[index].origin = origin(index == 0 ? .agent : nil)
        }
        for index in marked.making.used.indices {
            marked.making.used[index].origin = origin(
                InputKeyword.location.numbered(index + 1), marked.making.used[index].origin)
        }
        for index in marked.making.parameters.indices {
            marked.making.parameters[index].origin = origin(
                nil, marked.making.parameters[index].origin)
        }
        for index in marked.making.configuration.indices {
            marked.making.configuration[index].origin = origin(nil)
        }
        let keywords = fieldKeywords
        for index in marked.making.fields.indices {
            let name = marked.making.fields[index].name
            marked.making.fields[index].origin = origin(keywords[name] ?? "")
        }
        for number in marked.earlierSteps.indices { mark(&marked.earlierSteps[number]) }
        return marked
    }

    /// Marks a step that only the document tells of.
    private func mark(_ step: inout Step) {
        step.origin = origin(nil, step.origin)
        for index in step.software.indices {
            step.software[index].origin = origin(nil, step.software[index].origin)
        }
        for index in step.used.indices {
            step.used[index].origin = origin(nil, step.used[index].origin)
        }
        for index in step.parameters.indices {
            step.parameters[index].origin = origin(nil, step.parameters[index].origin)
        }
    }

    private func origin(_ keyword: Keyword?, _ told: Origin? = nil) -> Origin? {
        origin(keyword?.rawValue ?? "", told)
    }

    /// The place of a statement, with the words of an observatory that it was taken over from.
    private func origin(_ keyword: String, _ told: Origin?) -> Origin? {
        told.map { $0.said(at: origin(keyword)) } ?? origin(keyword)
    }

    /// The card if the block has it, else the row of the document that says so too.
    private func origin(_ keyword: String) -> Origin? {
        if block?.entry(keyword) != nil {
            return Origin(dialect: Origin.convention, hdu: 1, card: keyword)
        }
        return documentHDU.map { Origin(dialect: Origin.convention, hdu: $0, row: 1) }
    }

    /// The keywords of the field cards in the block, by the field that their comment names.
    private var fieldKeywords: [String: String] {
        guard let block else { return [:] }
        var keywords: [String: String] = [:]
        for index in block.ownCards {
            let entry = block.header.entry(at: index)
            guard entry.cards.lowerBound == index else { continue }
            let name = String(entry.comment.prefix { $0 != " " })
            if keywords[name] == nil { keywords[name] = entry.keyword }
        }
        return keywords
    }
}
