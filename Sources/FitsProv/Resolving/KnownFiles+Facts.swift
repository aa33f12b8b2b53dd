import FITS
import Files

extension KnownFiles.Facts {
    init(_ inspection: Inspection, isTooLarge: Bool) {
        let own = inspection.ownDocument
        let all = (try? inspection.stored?.get()) ?? []
        var provenance = inspection.identifiedProvenance
        // What a lineage has no use for is most of what there is.
        provenance?.product.hdus = []
        identifier = inspection.identifier
        digest = inspection.digest?.text
        recordedDigest = inspection.recordedDigest
        weakDigest = inspection.weakDigest
        isStamped = inspection.block != nil
        isCompressed = inspection.file.compression != nil
        size = inspection.file.size
        self.isTooLarge = isTooLarge
        self.provenance = provenance
        document = inspection.readsDocument ? own : nil
        carried = all.filter { $0 != own }
        problem = inspection.documentProblem
        failure = nil
    }
}

extension Inspection {
    /// What keeps the document from being read, if anything does.
    fileprivate var documentProblem: String? {
        if case .failure(let error) = stored { return error.explanation }
        if case .failure(let error) = document { return "\(error)" }
        if document != nil, !readsDocument { return "its document does not describe it" }
        if let own = ownDocument, !own.isIntact { return "its document is not what was stored" }
        if documentHDU == nil, let name = block?.string(.document), !Paths.isURI(name) {
            return "its document is missing; only its cards describe it"
        }
        if block != nil, provenance == nil { return "its stamp cannot be understood" }
        return nil
    }
}
