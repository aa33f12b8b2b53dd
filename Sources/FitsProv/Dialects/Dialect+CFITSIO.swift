import FITS

extension Dialect {
    /// Rows that CFITSIO selected as it opened a table: `HISTORY` with the file and the expression.
    static let cfitsio = Dialect(
        "cfitsio-filter",
        signature: [.history("CFITSIO used the following filtering expression")],
        read: { file, draft in
            var seen: Set<String> = []
            for header in file.headers {
                let filters = RowFilters(header)
                for filter in filters.found where !seen.contains(filter.text) {
                    draft.steps.append(filter.step(header, draft))
                }
                seen.formUnion(filters.found.map(\.text))
            }
            // What an ancestor was selected by holds for the product too.
            let cuts = draft.steps.flatMap(\.parameters)
            guard let origin = cuts.first?.origin else { return }
            draft.fields.append(
                Field("applied_cuts", cuts.map(\.value).joined(separator: "; "), origin))
        })
}

/// The filters in one header's `HISTORY`, each with the lines that it is wrapped to.
private struct RowFilters {
    struct Filter {
        /// The file with what stands in brackets behind it.
        var text: String
        /// The `HISTORY` card that begins it.
        let card: String
        /// Whether it was copied from an input.
        let isCopied: Bool

        func step(_ header: HeaderView, _ draft: ProvenanceDraft) -> Step {
            let origin = draft.origin(header, card, isCopied ? .inherited : .written)
            var step = Step("CFITSIO row filter", origin)
            step.isAncestor = isCopied
            step.run("CFITSIO", origin)
            guard let name = ReferenceName(text) else { return step }
            step.use(name.location, role: "filtered table", origin)
            step.set("expression", name.filter, origin)
            return step
        }
    }

    private static let mark = "CFITSIO used the following filtering expression"
    /// The characters of a `HISTORY` card: a line of that length may go on.
    private static let width = 72
    /// How lines of others begin, at which an expression ends in any case.
    private static let others = [
        mark, "Filter string:", "START PARAMETER", "END PARAMETER", "TOOL  :", "TASK:",
        "File modified", "-----",
    ]

    private(set) var found: [Filter] = []

    init(_ header: HeaderView) {
        var balance: BracketBalance?
        var isFull = false
        let copied = header.copiedHistory
        for line in header.history {
            if line.text.hasPrefix(RowFilters.mark) {
                found.append(
                    Filter(text: "", card: line.card, isCopied: copied.contains(line.number)))
                balance = BracketBalance()
                isFull = false
                continue
            }
            guard var open = balance, let last = found.indices.last else { continue }
            let goesOn =
                found[last].text.isEmpty || open.isOpen
                || isFull && (!open.hasBrackets || line.raw.hasPrefix("["))
            guard goesOn, !RowFilters.others.contains(where: line.text.hasPrefix) else {
                balance = nil
                continue
            }
            let bytes = line.raw.utf8
            isFull = bytes.count >= RowFilters.width
            open.take(bytes)
            found[last].text += line.raw
            // Blanks at the end of a full card are no longer there.
            if open.isOpen, !isFull {
                found[last].text += String(repeating: " ", count: RowFilters.width - bytes.count)
            }
            balance = open
        }
        found = found.compactMap { filter in
            var filter = filter
            filter.text = filter.text.trimmed
            return filter.text.isEmpty ? nil : filter
        }
    }
}

/// Whether brackets are open behind a text, those in quotes left out.
private struct BracketBalance {
    private var depth = 0
    private var isQuoted = false
    /// Whether there was any.
    private(set) var hasBrackets = false
    /// Whether one is open.
    var isOpen: Bool { depth > 0 }

    mutating func take(_ bytes: String.UTF8View) {
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "[") {
                hasBrackets = true
                depth += 1
            } else if byte == UInt8(ascii: "]") {
                depth = max(0, depth - 1)
            }
        }
    }
}
