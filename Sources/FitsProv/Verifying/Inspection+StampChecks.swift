import FITS
import Files
import PROV

extension Inspection {
    /// The most violations that are reported in addition to the first.
    private static let mostViolations = 9

    /// Whether the stamp is whole: the block from its first to its last card, and the document.
    var stampCheck: Check {
        guard let block else {
            if let packed = packedStamp {
                return Check(
                    .stamp, .skipped,
                    "the primary HDU is tile-compressed now, in HDU \(packed); unpack it to verify")
            }
            return Check(.stamp, .failed, "there is a document, but no PROVVERS card")
        }
        guard block.string(.version) == Keyword.convention else {
            return Check(
                .stamp, .failed,
                "the convention '\(block.string(.version) ?? "")' is not supported")
        }
        guard block.isComplete else { return Check(.stamp, .failed, "PROVEND is missing") }
        let problems = stampProblems(block)
        if let first = problems.first {
            return Check(.stamp, .failed, first, details: Array(problems.dropFirst()))
        }
        return Check(.stamp, .ok, "\(block.ownCards.count) cards, \(Keyword.convention)")
    }

    /// The HDU of a tile-compressed image that was the primary HDU with the stamp, if there is one.
    var packedStamp: Int? {
        guard block == nil, let packed = file.packedPrimary else { return nil }
        let version = packed.header.string(Keyword.version.rawValue)
        return version?.hasPrefix(Keyword.conventionName) == true ? packed.number : nil
    }

    /// Whether there is content that cannot be compared as it is, since it is tile-compressed now.
    var isPacked: Bool {
        contentCheck.outcome == .skipped && digest != nil && recordedDigest != nil
    }

    /// What is wrong with the block, form and place and what it says of file and former header.
    private func stampProblems(_ block: StampBlock) -> [String] {
        var problems = block.formProblems(isUnchanged: isUnchanged)
        if isUnchanged, let sums = file.measurements.first?.checksums,
            let problem = block.checksumProblem(
                dataSum: sums.dataSum, checksumIsRight: sums.checksum == .right)
        {
            problems.append(problem)
        }
        let name = block.value(Keyword.document.rawValue)?.string
        if let documentHDU, let name, name != DocumentHDU.extensionName {
            problems.append(
                "PROVDOC is '\(name)', and the document is in HDU \(documentHDU)")
        }
        if let documentHDU, isUnchanged, documentHDU != file.hdus.count {
            problems.append("the document in HDU \(documentHDU) is not the last HDU")
        }
        if documentHDU == nil {
            // Without a document, nothing explains a card that is not the convention's.
            problems += block.fieldRecords.filter { StampBlock.isPlainKeyword($0.keyword) }.map {
                "\($0.keyword) is in the block, and no document in the file names a field of it"
            }
        }
        return problems
    }

    /// Whether the stamp says that the content was not recorded.
    var isContentUnrecorded: Bool { block?.isContentUnrecorded == true }

    /// Whether the content is what it was.
    var contentCheck: Check {
        guard recordedDigest != nil else {
            let words =
                isContentUnrecorded
                ? "it was not recorded when the file was stamped" : "no digest is recorded"
            return Check(.content, .skipped, words)
        }
        guard let digest else { return Check(.content, .skipped, "not asked for") }
        guard !isUnchanged else {
            let count = digest.parts.count == 1 ? "1 HDU" : "\(digest.parts.count) HDUs"
            return Check(.content, .ok, "\(count) unchanged since the stamp")
        }
        let found = ContentChanges(file, digest, recorded: provenance?.product.hdus ?? [])
        guard found.packed.isEmpty else {
            let one = found.packed.count == 1
            return Check(
                .content, .skipped,
                "\(one ? "HDU" : "HDUs") \(found.packed.listed) \(one ? "is" : "are") "
                    + "tile-compressed now and must be unpacked to be compared")
        }
        // Which of two documents tells what was there cannot be known, but not which is one too many.
        let others = file.documentHDUs.dropLast().map {
            "HDU \($0.number) (\($0.name ?? "")) is another document, and was added"
        }
        let changes = others.isEmpty ? found.lines : others
        return Check(
            .content, .failed, changes.first ?? "the content has changed since the stamp",
            details: Array(changes.dropFirst()))
    }

    /// Whether the bytes of the documents are those that were stored.
    var documentDigestCheck: Check {
        switch stored {
        case nil: return Check(.documentDigest, .skipped, "there is no document in the file")
        case .failure where file.documentHDUs.count > 1:
            return Check(.documentDigest, .skipped, "there is more than one document")
        case .failure(let error): return Check(.documentDigest, .failed, error.explanation)
        case .success(let provenance):
            let documents = provenance + otherRows
            let broken = documents.indices.filter { !documents[$0].isIntact }
            guard let first = broken.first else {
                let count = documents.count == 1 ? "1 document" : "\(documents.count) documents"
                return Check(.documentDigest, .ok, "\(count) as stored")
            }
            return Check(
                .documentDigest, .failed,
                "the document about \(documents[first].subject) in HDU \(documentHDU ?? 0) "
                    + "is not what was stored")
        }
    }

    /// Whether the document can be read, describes this product, and satisfies PROV-CONSTRAINTS.
    var documentCheck: Check {
        if case .failure(let error) = stored {
            return Check(.document, .failed, error.explanation)
        }
        switch document {
        case nil:
            guard documentHDU == nil else {
                return Check(.document, .failed, "HDU \(documentHDU ?? 0) does not hold PROV-XML")
            }
            guard let name = block?.string(.document) else {
                return Check(.document, .skipped, "there is no document")
            }
            return Paths.isURI(name)
                ? Check(.document, .skipped, "it is elsewhere: \(name)")
                : Check(.document, .failed, "the HDU '\(name)' is missing")
        case .failure(let error): return Check(.document, .failed, "\(error)")
        case .success(let document):
            guard readsDocument else {
                return Check(.document, .failed, "it does not describe \(block?.identifier ?? "?")")
            }
            let broken = rowProblems + document.validate().violations.map(\.sentence)
            if let first = broken.first {
                var details = broken.dropFirst().prefix(Inspection.mostViolations).map(\.self)
                let more = broken.count - 1 - details.count
                if more > 0 { details.append("and \(more) more (fitsprov validate)") }
                return Check(.document, .failed, first, details: details)
            }
            return Check(.document, .ok, "PROV-XML with \(document.records.count) records, valid")
        }
    }

    /// Whether cards and document agree.
    func agreementCheck(_ profile: Profile) -> Check {
        guard let block, readsDocument, let provenance else {
            return Check(.agreement, .skipped, "needs both cards and a document")
        }
        let differences = CardAgreement(block, provenance, profile).differences
        guard let first = differences.first else {
            return Check(.agreement, .ok, "cards and document agree")
        }
        return Check(.agreement, .failed, first, details: Array(differences.dropFirst()))
    }
}
