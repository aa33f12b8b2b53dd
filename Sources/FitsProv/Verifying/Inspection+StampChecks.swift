import FITS
import Files
import PROV

extension Inspection {
    /// The most violations that are told beside the first.
    private static let mostViolations = 9

    /// Whether the stamp is whole: the block from its first to its last card, and the document.
    var stampCheck: Check {
        guard let block else {
            return Check(.stamp, .failed, "there is a document, but no PROVVERS card")
        }
        guard block.string(.version) == Keyword.convention else {
            return Check(
                .stamp, .failed,
                "the convention '\(block.string(.version) ?? "")' is not known here")
        }
        guard block.isComplete else { return Check(.stamp, .failed, "PROVEND is missing") }
        for keyword in [Keyword.identifier, .digest, .activity] where block.string(keyword) == nil {
            return Check(.stamp, .failed, "\(keyword.rawValue) is missing")
        }
        if let problem = block.restorationProblem(isUnchanged: isUnchanged) {
            return Check(.stamp, .failed, problem)
        }
        return Check(.stamp, .ok, "\(block.ownCards.count) cards, \(Keyword.convention)")
    }

    /// Whether the content is what it was.
    var contentCheck: Check {
        guard recordedDigest != nil else {
            return Check(.content, .notDone, "no digest is recorded")
        }
        guard let digest else { return Check(.content, .notDone, "not asked for") }
        guard !isUnchanged else {
            let count = digest.parts.count == 1 ? "1 HDU" : "\(digest.parts.count) HDUs"
            return Check(.content, .ok, "\(count) unchanged since the stamp")
        }
        let changes = ContentChanges(file, digest, recorded: provenance?.product.hdus ?? []).lines
        return Check(
            .content, .failed, changes.first ?? "the content has changed since the stamp",
            details: Array(changes.dropFirst()))
    }

    /// Whether the bytes of the documents are those that were stored.
    var documentDigestCheck: Check {
        switch stored {
        case nil: return Check(.documentDigest, .notDone, "there is no document in the file")
        case .failure(let error): return Check(.documentDigest, .failed, error.explanation)
        case .success(let documents):
            let broken = documents.indices.filter { !documents[$0].isIntact }
            guard let first = broken.first else {
                let count = documents.count == 1 ? "1 document" : "\(documents.count) documents"
                return Check(.documentDigest, .ok, "\(count) as stored")
            }
            return Check(
                .documentDigest, .failed,
                "row \(first + 1) of HDU \(documentHDU ?? 0) is not what was stored")
        }
    }

    /// Whether the document can be read, tells of this product, and tells what can have happened.
    var documentCheck: Check {
        switch document {
        case nil:
            guard let name = block?.string(.document) else {
                return Check(.document, .notDone, "there is no document")
            }
            return Paths.isURI(name)
                ? Check(.document, .notDone, "it is elsewhere: \(name)")
                : Check(.document, .failed, "the HDU '\(name)' is missing")
        case .failure(let error): return Check(.document, .failed, "\(error)")
        case .success(let document):
            guard readsDocument else {
                return Check(.document, .failed, "it does not tell of \(block?.identifier ?? "?")")
            }
            let broken = document.validate().violations.map(\.sentence)
            if let first = broken.first {
                var details = broken.dropFirst().prefix(Inspection.mostViolations).map(\.self)
                let more = broken.count - 1 - details.count
                if more > 0 { details.append("and \(more) more (fitsprov validate)") }
                return Check(.document, .failed, first, details: details)
            }
            return Check(.document, .ok, "PROV-XML with \(document.records.count) records, valid")
        }
    }

    /// Whether cards and document say the same.
    func agreementCheck(_ profile: Profile) -> Check {
        guard let block, readsDocument, let provenance else {
            return Check(.agreement, .notDone, "there are not both cards and a document to compare")
        }
        let differences = CardAgreement(block, provenance, profile).differences
        guard let first = differences.first else {
            return Check(.agreement, .ok, "cards and document say the same")
        }
        return Check(.agreement, .failed, first, details: Array(differences.dropFirst()))
    }
}
