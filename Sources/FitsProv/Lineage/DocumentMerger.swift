import PROV

/// Documents of many products as one that is valid, without those that contradict the others.
struct DocumentMerger {
    /// A document, and whose it is.
    struct Part {
        let name: String
        let document: Document
    }

    /// The documents as one.
    private(set) var merged = Document()
    /// Which documents were left out, and why.
    private(set) var complaints: [Lineage.Complaint] = []

    /// The most documents that are looked for one by one among those that contradict others.
    private static let mostOffenders = 20
    /// The most records that are validated to find them.
    private static let mostValidated = 20_000_000
    private var validated = 0

    /// Merges.
    ///
    /// - Parameter parts: the documents, that which is believed first at first.
    init(_ parts: [Part]) {
        var kept = parts.filter { part in
            guard let violation = part.document.validate().violations.first else { return true }
            leaveOut(part, violation.sentence)
            return false
        }
        var offenders = 0
        while true {
            merged = DocumentMerger.merge(kept[...])
            guard let violation = violation(merged) else { return }
            // With one document more or less the document as a whole becomes invalid.
            var valid = 1
            var broken = kept.count
            var why = violation.sentence
            while broken - valid > 1, validated < DocumentMerger.mostValidated {
                let middle = (valid + broken) / 2
                let document = DocumentMerger.merge(kept[..<middle])
                if let violation = self.violation(document) {
                    broken = middle
                    why = violation.sentence
                } else {
                    valid = middle
                }
            }
            offenders += 1
            guard offenders < DocumentMerger.mostOffenders, kept.count > 1,
                validated < DocumentMerger.mostValidated
            else {
                for part in kept[valid...] { leaveOut(part, why) }
                merged = DocumentMerger.merge(kept[..<valid])
                return
            }
            leaveOut(kept.remove(at: broken - 1), why)
        }
    }

    /// What a document breaks first; nil if it is valid.
    private mutating func violation(_ document: Document) -> Violation? {
        validated += document.records.count
        return document.validate().violations.first
    }

    private mutating func leaveOut(_ part: Part, _ why: String) {
        complaints.append(
            Lineage.Complaint(name: part.name, reason: "its document is left out: \(why)"))
    }

    /// The documents as one; neighbours first, so that none is gone through very often.
    private static func merge(_ parts: ArraySlice<Part>) -> Document {
        var documents = parts.map(\.document)
        while documents.count > 1 {
            var next: [Document] = []
            next.reserveCapacity(documents.count / 2 + 1)
            for index in stride(from: 0, to: documents.count, by: 2) {
                next.append(
                    index + 1 < documents.count
                        ? documents[index].merging(documents[index + 1]) : documents[index])
            }
            documents = next
        }
        return documents.first ?? Document()
    }
}
