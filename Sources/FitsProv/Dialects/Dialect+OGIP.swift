import FITS

extension Dialect {
    /// The files that a spectrum or a response points to, after OGIP/92-007 and CAL/GEN/92-002.
    ///
    /// The counts were not made from them, so that they are links.
    static let ogip = Dialect(
        "ogip-pointer",
        signature: OGIPPointer.roles.map { .keyword($0.keyword) },
        wantsData: { OGIPPointer.hasColumns($0) },
        read: { file, draft in
            for header in file.headers {
                for (keyword, role) in OGIPPointer.roles {
                    guard let name = header.string(keyword).flatMap(OGIPPointer.file) else {
                        continue
                    }
                    draft.links.append(Link(name, role: role, draft.origin(header, keyword)))
                }
                OGIPPointer.noteColumns(file, header, &draft)
            }
        })
}

/// The keywords and columns that point to companions.
private enum OGIPPointer {
    static let roles: [(keyword: String, role: String)] = [
        ("BACKFILE", "background"), ("CORRFILE", "correction"),
        ("RESPFILE", "redistribution matrix"), ("ANCRFILE", "ancillary response"),
        ("PHAFILE", "spectrum"),
    ]

    /// The file that a text names: `none` and the like are none, `grid(a.rmf[MATRIX])` is `a.rmf`,
    /// and `{2}` behind a name is a row.
    static func file(_ text: String) -> String? {
        var name = text[...]
        if let open = name.firstIndex(of: "("), name.last == ")",
            !name[..<open].contains(where: { "/.[".contains($0) })
        {
            name = name[name.index(after: open)...].dropLast()
        }
        guard let location = ReferenceName(String(name))?.location else { return nil }
        let file = String(location.prefix { $0 != "{" }).trimmed
        // As in `%match%`, by which XSPEC looks for one.
        return file.isEmpty || file.hasPrefix("%") ? nil : file
    }

    /// Whether a table of spectra (type II) may name them row by row.
    static func hasColumns(_ hdu: HDU) -> Bool {
        guard hdu.kind == .binaryTable, hdu.header.string("HDUCLAS1") == "SPECTRUM" else {
            return false
        }
        return (try? BinaryTable.columns(of: hdu))?.contains { column in
            column.form == .characters && roles.contains { $0.keyword == column.name.trimmed }
        } ?? false
    }

    static func noteColumns(
        _ file: FileHeaders, _ header: HeaderView, _ draft: inout ProvenanceDraft
    ) {
        guard hasColumns(header.hdu), let table = file.table(header) else { return }
        for (keyword, role) in roles {
            guard let column = table.column(keyword), table.columns[column].form == .characters,
                table.columns[column].size > 0
            else { continue }
            var last: [UInt8] = []
            for row in 0..<table.rows {
                guard let bytes = try? table.cell(column, row: row) else { break }
                // Mostly all rows have the same.
                guard bytes != last else { continue }
                last = bytes
                guard let name = OGIPPointer.file(String(decoding: bytes, as: UTF8.self)) else {
                    continue
                }
                draft.links.append(Link(name, role: role, draft.origin(header, row: row + 1)))
            }
        }
    }
}
