import FITS
import Files

extension Dialect {
    /// Chandra's products: what its tools wrote into `HISTORY`, and the calibration files on cards.
    ///
    /// After the ASC FITS File Designers' Guide (ASC-FITS-2.0).
    static let ciao = Dialect(
        "ciao-history",
        facts: [("ASCDSVER", "version")],
        signature: [
            .history("TOOL  :"), .history("TOOL :"), .keyword("ASCDSVER"),
        ],
        read: { file, draft in
            let lists = file.headers.map { ASCHistory($0, draft).records }
            draft.steps = TaskReading(editors: ["dmhedit"]).steps(lists)
            ChandraCards(file).note(in: &draft)
        })
}

/// The cards of Chandra's products that name calibration files and the software.
private struct ChandraCards {
    private let headers: [HeaderView]

    /// Cards of other files than those that the data were calibrated with.
    private static let companions: Set = [
        "ANCRFILE", "BACKFILE", "CORRFILE", "INFILE", "LOGFILE", "OUTFILE", "PARFILE", "PHAFILE",
        "RESPFILE",
    ]

    init(_ file: FileHeaders) {
        headers = file.headers.filter {
            $0.has("ASCDSVER") || $0.string("ORIGIN")?.uppercased() == "ASC"
        }
    }

    func note(in draft: inout ProvenanceDraft) {
        draft.notePrograms(in: headers)
        var used: [UsedEntity] = []
        for header in headers {
            for entry in header.entries where ChandraCards.namesFile(entry.keyword) {
                guard let text = entry.value?.string, let name = FileParameter.file(text) else {
                    continue
                }
                var entity = UsedEntity(location: name, role: entry.keyword)
                entity.origin = draft.origin(header, entry.keyword)
                used.append(entity)
            }
        }
        draft.unattributed.used = used.uniqued()
    }

    /// As `GAINFILE`, `GRD_FILE`, `BIASFIL7`, `TGAINFIL`, `SUBPIXFL`.
    private static func namesFile(_ keyword: String) -> Bool {
        guard !companions.contains(keyword), keyword.utf8.count <= 8 else { return false }
        let name = keyword.last?.isNumber == true ? String(keyword.dropLast()) : keyword
        return name.utf8.count > 4
            && ["FILE", "FIL", "FL"].contains { name.hasSuffix($0) }
    }
}
