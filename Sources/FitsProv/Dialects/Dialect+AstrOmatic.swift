import FITS

extension Dialect {
    /// SWarp, Source Extractor and their kin: `SOFTNAME` with its version, and few options.
    ///
    /// The inputs are not named. A catalogue of Source Extractor (FITS_LDAC) has the header of its image,
    /// to which the program added its cards, in the cell of a table.
    static let astromatic = Dialect(
        "swarp",
        signature: [.keyword("SOFTNAME"), .hdu("LDAC_IMHEAD")],
        wantsData: { $0.kind == .binaryTable && $0.name?.trimmed == "LDAC_IMHEAD" },
        read: { file, draft in
            for header in file.headers where draft.isEmpty {
                noteRun(header.header, header, row: nil, in: &draft)
            }
            guard draft.isEmpty, let table = file.hdu(named: "LDAC_IMHEAD"),
                let image = imageHeader(file, table)
            else { return }
            noteRun(image, table, row: 1, in: &draft)
        })

    /// Options of SWarp, some of them with the number of an axis.
    private static let options = ["COMBINET", "RESAMPT", "CENTERT", "PSCALET"]

    private static func noteRun(
        _ header: Header, _ place: HeaderView, row: Int?, in draft: inout ProvenanceDraft
    ) {
        func text(_ keyword: String) -> String? {
            let text = header.value(keyword)?.text.trimmed
            return text?.isEmpty == false ? text : nil
        }
        func origin(_ card: String) -> Origin {
            row.map { draft.origin(place, row: $0) } ?? draft.origin(place, card)
        }
        guard let name = text("SOFTNAME") else { return }
        var step = Step(name, origin("SOFTNAME"))
        step.activity.version = text("SOFTVERS")
        step.activity.start = text("DATE").flatMap { Timestamp($0)?.utc }
        step.run(name, version: step.activity.version, origin("SOFTNAME"))
        for entry in header.entries {
            guard let value = entry.value?.text.trimmed, !value.isEmpty,
                options.contains(where: { entry.keyword.hasPrefix($0) })
            else { continue }
            step.set(entry.keyword, value, origin(entry.keyword))
        }
        draft.steps.append(step)
    }

    /// The header of an image that is the first cell of a table.
    private static func imageHeader(_ file: FileHeaders, _ header: HeaderView) -> Header? {
        guard let table = file.table(header), !table.columns.isEmpty, table.rows > 0,
            let cell = try? table.cell(0, row: 0)
        else { return nil }
        var bytes = cell
        let end = Array("END".utf8)
        let cards = bytes.count / Card.size
        let hasEnd = (0..<cards).contains { card in
            bytes[card * Card.size..<card * Card.size + 3].elementsEqual(end)
                && bytes[(card * Card.size + 3)..<(card + 1) * Card.size].allSatisfy { $0 == 0x20 }
        }
        if !hasEnd {
            bytes += repeatElement(
                0x20, count: (Card.size - bytes.count % Card.size) % Card.size)
            bytes += end
        }
        let rest = bytes.count % Header.blockSize
        if rest > 0 { bytes += repeatElement(0x20, count: Header.blockSize - rest) }
        return Header(bytes: bytes)
    }
}
