import FITS

extension Dialect {
    /// Data formats for gamma-ray astronomy, with the keywords of OGIP that they build on; what
    /// gammapy writes, and VODF.
    static let gadf = Dialect(
        "gadf",
        fields: [
            ("calib_version", "CAL_VER"), ("calib_version", "CALDBVER"),
            ("reco_version", "ANA_VER"), ("applied_cuts", "EV_CLASS"),
        ],
        signature: [
            .keyword("HDUDOC"), .keyword("EV_CLASS"), .keyword("HDUCLAS4"), .keyword("PRED_MAX"),
            .keyword("CREATED"), .hdu("HDU_INDEX"),
        ],
        wantsData: { $0.kind == .binaryTable && GammaRayHeaders.isIndex($0.header) },
        read: { file, draft in GammaRayHeaders(file).note(in: &draft) })
}

/// The headers of a file in a format of gamma-ray astronomy.
private struct GammaRayHeaders {
    private let file: FileHeaders
    private let headers: [HeaderView]

    /// The most rows of an index that are read.
    private static let mostRows = 200_000

    init(_ file: FileHeaders) {
        self.file = file
        headers = file.headers.filter { header in
            let formats = ["GADF", "VODF"]
            return header.string("HDUCLASS").map { formats.contains($0.uppercased()) } ?? false
                || header.string("CREATOR")?.lowercased().hasPrefix("gammapy") ?? false
                || GammaRayHeaders.isIndex(header.header)
        }
    }

    /// Whether a header is that of an index of HDUs (GADF, "HDU index table").
    static func isIndex(_ header: Header) -> Bool {
        header.string("EXTNAME")?.trimmed.uppercased() == "HDU_INDEX"
            || header.string("HDUCLAS1")?.trimmed.uppercased() == "INDEX"
                && header.string("HDUCLAS2")?.trimmed.uppercased() == "HDU"
    }

    func note(in draft: inout ProvenanceDraft) {
        for header in headers {
            guard let creator = header.string("CREATOR") else { continue }
            let program = ProgramText(creator)
            draft.unattributed.run(
                program.name, version: program.version, draft.origin(header, "CREATOR"))
        }
        noteCuts(in: &draft)
        for header in headers where GammaRayHeaders.isIndex(header.header) {
            noteLinks(header, in: &draft)
        }
    }

    /// The class of the events, and the cuts on the classifier and on the direction.
    private func noteCuts(in draft: inout ProvenanceDraft) {
        var cuts: [String] = []
        var first: Origin?
        for (keyword, before) in [
            ("EV_CLASS", ""), ("PRED_MAX", "prediction <= "), ("RAD_MAX", "RAD_MAX "),
        ] {
            let header = headers.first { header in
                header.text(keyword) != nil
                    && (before.isEmpty || header.value(keyword)?.number.map { $0 > 0 } ?? false)
            }
            guard let header, let value = header.text(keyword) else { continue }
            cuts.append(before + value)
            first = first ?? draft.origin(header, keyword)
        }
        guard let first else { return }
        draft.fields.append(Field("applied_cuts", cuts.joined(separator: "; "), first))
    }

    /// The files of an index: companions, of which none was made from another.
    private func noteLinks(_ header: HeaderView, in draft: inout ProvenanceDraft) {
        guard let table = file.table(header), let names = table.column("FILE_NAME") else { return }
        let (folders, types) = (table.column("FILE_DIR"), table.column("HDU_TYPE"))
        func text(_ column: Int?, _ row: Int) -> String? {
            guard let column, table.columns[column].form == .characters,
                let cell = try? table.cell(column, row: row)
            else { return nil }
            let text = String(decoding: cell, as: UTF8.self).trimmed
            return text.isEmpty ? nil : text
        }
        var known: Set<[String?]> = []
        for row in 0..<min(table.rows, GammaRayHeaders.mostRows) {
            guard let name = text(names, row), let name = ReferenceName(name)?.location else {
                continue
            }
            let folder = text(folders, row).map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
            let link = Link(
                folder + name, role: text(types, row) ?? "file", draft.origin(header, row: row + 1))
            guard known.insert([link.location, link.role]).inserted else { continue }
            draft.links.append(link)
        }
    }
}
