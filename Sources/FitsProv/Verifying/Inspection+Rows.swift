import FITS
import PROV

extension Inspection {
    /// What in the document HDU no part of the stamp explains, one line each.
    ///
    /// The HDU is in no digest of the content, so its header says what it must and no more, and each
    /// row is one that the product's own document accounts for.
    var rowProblems: [String] {
        guard let hdu = file.documentHDU, let rows = try? stored?.get() else { return [] }
        var problems = hdu.documentProblems
        let all = rows + otherRows
        let used = all.reduce(hdu.axes[0] * hdu.axes[1]) { $0 + $1.bytes.count }
        let width = (try? BinaryTable.columns(of: hdu))?.reduce(0) { $0 + $1.size }
        if used != hdu.dataSize || width != hdu.axes[0] || hdu.header.value("THEAP") != nil {
            problems.append("HDU \(hdu.number): there are bytes that belong to no document")
        }
        if hidesText(hdu) {
            problems.append("HDU \(hdu.number): a text column holds bytes that are not text")
        }
        let longest = all.map(\.bytes.count).max() ?? 0
        let form = "1PB(\(longest))"
        if !(1...4).contains(where: { hdu.header.string("TFORM\($0)") == form }) {
            problems.append("HDU \(hdu.number): the longest document has \(longest) bytes")
        }
        guard let own = rows.first else { return problems }
        if own.subject != block?.identifier.map(\.onCard) ?? own.subject {
            problems.append("row 1 of HDU \(hdu.number) is about \(own.subject)")
        }
        return problems + carriedProblems(Array(rows.dropFirst()), own)
    }

    /// Whether a column of characters holds what readers do not show: a NUL and what follows it.
    private func hidesText(_ hdu: HDU) -> Bool {
        guard let data = file.keptData[hdu.number],
            let columns = try? BinaryTable.columns(of: hdu)
        else { return false }
        var offset = 0
        for column in columns {
            defer { offset += column.size }
            guard column.form == .characters else { continue }
            for row in 0..<hdu.axes[1] {
                let start = row * hdu.axes[0] + offset
                guard start + column.size <= data.count else { return true }
                if !data[start..<start + column.size].allSatisfy({ (0x20...0x7E).contains($0) }) {
                    return true
                }
            }
        }
        return false
    }

    private func carriedProblems(_ rows: [StoredDocument], _ own: StoredDocument) -> [String] {
        if let former = provenance?.product.former {
            let digests = rows.map { $0.recordedDigest.lowercased() }
            return digests == former.carried
                ? [] : ["the documents of ancestors are not those that the document names"]
        }
        // Documents of before do not name them, but a path leads from the product to each.
        let reached = ([own] + rows).generations(from: own.subject, count: rows.count + 1)
        guard reached.count == rows.count + 1 else {
            return ["a document is not of an ancestor, or is there twice"]
        }
        return []
    }
}
