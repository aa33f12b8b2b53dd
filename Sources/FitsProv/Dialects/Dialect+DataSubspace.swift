import FITS

extension Dialect {
    /// The data subspace: the ranges and regions that the data of a table were selected by.
    ///
    /// So it is in files of Chandra's tools, of Fermi, of HEASoft's extractor, and of GammaLib.
    static let dataSubspace = Dialect(
        "data-subspace",
        signature: [.keyword("DSTYP1"), .keyword("DSVAL1")],
        read: { file, draft in
            for header in file.headers {
                guard let cuts = DataSubspace(header).text else { continue }
                draft.fields.append(
                    Field("applied_cuts", cuts.text, draft.origin(header, cuts.card)))
                // Of the extractor it is known what it read: that is another dialect's.
                if !header.has("FILIN001") { draft.notePrograms(in: [header]) }
                return
            }
        })
}

/// The constraints of a header: `DSTYPn`, `DSVALn`, `DSREFn`, `DSUNITn` or `DSUNIn`.
///
/// A number before them is that of a further component; these are joined by "or", the constraints of
/// one by "and". What a further component lacks is as in the first.
private struct DataSubspace {
    private struct Constraint {
        var type = ""
        var value = ""
        var unit = ""
        var reference = ""
        var card = ""

        /// As in `ENERGY 100:100000 MeV` or `time TABLE s :GTI7`.
        var text: String {
            [type, value, unit, reference].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private static let parts = ["DSTYP", "DSVAL", "DSUNIT", "DSUNI", "DSREF"]

    private var components: [Int: [Int: Constraint]] = [:]

    init(_ header: HeaderView) {
        for entry in header.entries {
            let keyword = entry.keyword
            let digits = keyword.prefix { $0.isASCII && $0.isNumber }
            let rest = keyword[digits.endIndex...]
            guard rest.hasPrefix("DS"), let component = digits.isEmpty ? 1 : Int(digits),
                let part = DataSubspace.parts.first(where: rest.hasPrefix),
                let number = HeaderView.number(in: String(rest), part)
            else { continue }
            var constraint = components[component]?[number] ?? Constraint()
            let text = entry.value?.text.trimmed ?? ""
            switch part {
            case "DSTYP": constraint.type = text
            case "DSVAL": constraint.value = text
            case "DSREF": constraint.reference = text
            default: constraint.unit = text
            }
            if constraint.card.isEmpty { constraint.card = keyword }
            components[component, default: [:]][number] = constraint
        }
    }

    /// All constraints, and the card of the first one; nil if there is none.
    var text: (text: String, card: String)? {
        let first = components[1] ?? [:]
        var texts = [first.filter { !$0.value.type.isEmpty }.sorted { $0.key < $1.key }]
        for component in components.keys.sorted() where component != 1 {
            let others = (components[component] ?? [:]).map { number, other in
                (key: number, value: DataSubspace.completed(other, first[number]))
            }
            // Only what makes the component another one: the rest is as in the first.
            texts.append(
                others.filter {
                    !$0.value.type.isEmpty
                        && ($0.value.value != first[$0.key]?.value
                            || $0.value.reference != first[$0.key]?.reference)
                }.sorted { $0.key < $1.key })
        }
        guard let card = texts.lazy.compactMap(\.first).first?.value.card else { return nil }
        let all = texts.map { $0.map(\.value.text).joined(separator: "; ") }
        return (all.filter { !$0.isEmpty }.joined(separator: " || "), card)
    }

    private static func completed(_ other: Constraint, _ first: Constraint?) -> Constraint {
        guard let first else { return other }
        var all = other
        if all.type.isEmpty { all.type = first.type }
        if all.value.isEmpty { all.value = first.value }
        if all.unit.isEmpty { all.unit = first.unit }
        return all
    }
}
