import FITS

extension Dialect {
    /// ccdproc: a card for each step, named by its function in lower case (`ccdproc/log_meta.py`).
    ///
    /// Its value is the keyword of a card with the arguments; what stands for an array is no file.
    static let ccdproc = Dialect(
        "ccdproc",
        signature: CCDProcCards.functions.map { .keyword($0) },
        read: { file, draft in
            for header in file.headers where draft.isEmpty {
                CCDProcCards(header: header).note(in: &draft)
            }
        })
}

/// The cards of ccdproc's steps in a header, in the order in which they ran.
private struct CCDProcCards {
    let header: HeaderView

    /// The functions that leave a card.
    static let functions = [
        "background_deviation_box", "background_deviation_filter", "block_average",
        "block_reduce", "block_replicate", "ccd_process", "ccdmask", "cosmicray_lacosmic",
        "cosmicray_median", "create_deviation", "flat_correct", "gain_correct", "rebin",
        "subtract_bias", "subtract_dark", "subtract_overscan", "transform_image", "trim_image",
        "wcs_project",
    ]
    private static let comment = "Shortened name for ccdproc command"

    func note(in draft: inout ProvenanceDraft) {
        let functions = Set(CCDProcCards.functions)
        // The arguments of one step only.
        var read: Set<String> = []
        for entry in header.entries {
            guard let short = entry.value?.string?.trimmed,
                functions.contains(entry.keyword)
                    || entry.comment.hasPrefix(CCDProcCards.comment)
            else { continue }
            let origin = draft.origin(header, entry.keyword)
            // A keyword of eight letters stands in capitals.
            let name = entry.keyword.lowercased()
            var step = Step(name, origin)
            step.run("ccdproc", origin)
            let keyword = short.uppercased()
            if !keyword.isEmpty, read.insert(keyword).inserted, let text = header.text(keyword) {
                let place = draft.origin(header, keyword)
                for (name, value) in ArgumentList.members(of: text) ?? [] {
                    step.set(name, value, place)
                }
            }
            draft.steps.append(step)
        }
    }
}
