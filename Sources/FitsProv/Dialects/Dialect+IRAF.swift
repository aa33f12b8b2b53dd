import FITS

extension Dialect {
    /// Images that IRAF's ccdred processed or combined.
    static let iraf = Dialect(
        "iraf",
        signature: [
            .keyword("CCDPROC"), .keyword("ZEROCOR"), .keyword("FLATCOR"), .keyword("DARKCOR"),
            .keyword("IMCMB001"),
        ],
        read: { file, draft in IRAFImage(file).note(in: &draft) })
}

/// What the cards of ccdred and imcombine say, in one image or in those of a mosaic.
private struct IRAFImage {
    private let file: FileHeaders

    init(_ file: FileHeaders) {
        self.file = file
    }

    func note(in draft: inout ProvenanceDraft) {
        // Pipelines that write the same cards are dialects of their own.
        guard !file.headers.contains(where: { $0.has("PLPROCID") || $0.has("PLVER") }) else {
            return
        }
        var processing = processed(draft)
        let combining = combined(draft)
        if let first = file.headers.first(where: { $0.has("IMCMB001") }), combining != nil,
            let combined = first.entry("IMCMB001"), let done = first.entry("CCDPROC"),
            done.cards.lowerBound < combined.cards.lowerBound
        {
            // imcombine copies the header of its first input, and adds its own cards behind.
            processing?.isAncestor = true
            processing?.origin?.certainty = .inherited
        }
        let steps = [processing, combining].compactMap(\.self)
        draft.steps = processing?.isAncestor == true ? steps : steps.reversed()
    }

    /// The run of ccdproc.
    private func processed(_ draft: ProvenanceDraft) -> Step? {
        var found: Step?
        for header in file.headers {
            let cards = (["CCDPROC"] + CCDProcessing.calibrations.map(\.0)).filter {
                header.ccdProcessing($0) != nil
            }
            guard let card = cards.first else { continue }
            var step = found ?? Step("ccdproc", draft.origin(header, card))
            step.run("IRAF", draft.origin(header, card))
            for (keyword, role) in CCDProcessing.calibrations {
                guard let name = header.ccdProcessing(keyword)?.object else { continue }
                step.use(name, role: role, draft.origin(header, keyword))
            }
            for keyword in CCDProcessing.sections {
                guard let section = header.ccdProcessing(keyword)?.object else { continue }
                step.set(keyword, section, draft.origin(header, keyword))
            }
            found = step
        }
        return found
    }

    /// The run of imcombine; other tasks copy its cards, but not without the number of images.
    private func combined(_ draft: ProvenanceDraft) -> Step? {
        let isDRAGONS =
            file.hdu(named: "PROVENANCE") != nil
            || file.primary.string("PROCSOFT")?.uppercased() == "DRAGONS"
        guard !isDRAGONS else { return nil }
        var found: Step?
        for header in file.headers {
            let images = header.numbered("IMCMB", digits: 3...3)
            guard !images.isEmpty, header.has("NCOMBINE") || file.primary.has("NCOMBINE") else {
                continue
            }
            for image in images {
                guard let name = image.string else { continue }
                let origin = draft.origin(header, image.entry.keyword)
                var step = found ?? Step("imcombine", origin.inferred)
                step.run("IRAF", origin.inferred)
                step.use(name, role: "combined frame", origin)
                found = step
            }
        }
        return found
    }
}
