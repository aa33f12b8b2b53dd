import FITS

extension Dialect {
    /// Science data products of ESO (Phase 3), by whomever they were made.
    static let esoPhase3 = Dialect(
        "eso-sdp",
        fields: [("proposal_id", "PROG_ID")],
        facts: [("PROCSOFT", "software")],
        signature: [
            .keyword("PROV1"), .keyword("PROVXTN"), .keyword("PRODCATG"), .keyword("ASSON1"),
            .hdu(ESOScienceProduct.table),
        ],
        wantsData: { $0.header.string("EXTNAME")?.trimmed == ESOScienceProduct.table },
        read: { file, draft in ESOScienceProduct(file).note(in: &draft) })
}

/// What the data product standard has cards for: inputs, companions, software.
private struct ESOScienceProduct {
    /// The name of the table of inputs that are too many for cards.
    static let table = "PHASE3PROVENANCE"
    private static let role = "originating science file"

    private let file: FileHeaders
    private let header: HeaderView

    init(_ file: FileHeaders) {
        self.file = file
        header =
            file.headers.first { $0.has("PROV1") || $0.has("PRODCATG") || $0.has("PROVXTN") }
            ?? file.primary
    }

    func note(in draft: inout ProvenanceDraft) {
        var made = Step.unknown
        noteInputs(in: &made, draft)
        if let text = header.string("PROCSOFT"), !isRaw {
            // As in `esotk/0.9.8`, or only a name.
            let parts = text.split(separator: "/", maxSplits: 1).map { String($0).trimmed }
            let name = parts.first ?? text
            made.activity.version = parts.count == 2 ? parts[1] : nil
            made.run(name, version: made.activity.version, draft.origin(header, "PROCSOFT"))
            made.activity.name = name
            made.origin = draft.origin(header, "PROCSOFT", .inferred)
        }
        // A recipe that is recorded is what made it.
        let isOfRecipe = file.headers.contains { $0.has("ESO PRO REC1 ID") }
        if made.activity.name.isEmpty || isOfRecipe {
            made.activity = Step.unknown.activity
            made.origin = nil
            draft.unattributed = made
        } else {
            draft.steps.append(made)
        }
        for companion in header.numbered("ASSON") where companion.isPlain("ASSON") {
            guard let name = companion.string else { continue }
            draft.links.append(
                Link(
                    name, role: header.string("ASSOC\(companion.number)") ?? "associated file",
                    draft.origin(header, companion.entry.keyword)))
        }
        draft.names = ["ORIGFILE", "ARCFILE"].compactMap { header.string($0) }
    }

    /// Whether no card says that this is a product.
    private var isRaw: Bool {
        !["PRODCATG", "PROV1", "PROVXTN"].contains { header.has($0) }
    }

    private func noteInputs(in step: inout Step, _ draft: ProvenanceDraft) {
        let own = Set(["ARCFILE", "ORIGFILE"].compactMap { header.string($0) })
        // CASU pads the numbers with zeros, and means something else.
        for input in header.numbered("PROV") where input.isPlain("PROV") {
            guard let name = input.string, !own.contains(name) else { continue }
            step.use(
                name, role: ESOScienceProduct.role, draft.origin(header, input.entry.keyword))
        }
        for hdu in file.headers where hdu.name == ESOScienceProduct.table {
            guard let table = file.table(hdu),
                let column = ["PROV", "PROVENANCE"].lazy.compactMap({ table.column($0) }).first
            else { continue }
            for row in 0..<table.rows {
                guard let bytes = try? table.cell(column, row: row) else { break }
                let name = String(decoding: bytes, as: UTF8.self).trimmed
                guard !own.contains(name) else { continue }
                step.use(name, role: ESOScienceProduct.role, draft.origin(hdu, row: row + 1))
            }
        }
    }
}

extension HeaderView.Numbered {
    /// Whether the number is written without leading zeros.
    ///
    /// - Parameter prefix: what comes before the number.
    /// - Returns: whether it is one of a series without padding.
    fileprivate func isPlain(_ prefix: String) -> Bool {
        number > 0 && entry.keyword == "\(prefix)\(number)"
    }
}
