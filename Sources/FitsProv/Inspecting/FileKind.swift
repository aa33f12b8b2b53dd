package import FITS

/// What a file holds, in the words of people: `DL3 event list`, `image 512 × 512`.
package struct FileKind: Hashable, Sendable {
    /// The words.
    package let words: String

    /// HDU classes of OGIP and GADF, and what they are called.
    private static let classes = [
        "EVENTS": "event list", "GTI": "good time intervals", "SPECTRUM": "spectrum",
        "LIGHTCURVE": "light curve", "RESPONSE": "response", "IMAGE": "image", "INDEX": "index",
    ]

    /// Looks at the headers of a file.
    ///
    /// - Parameters:
    ///   - file: a file.
    ///   - fields: its provenance fields, which say it best.
    package init(_ file: FITSFile, fields: [Field]) {
        let declared = fields.first { $0.name == "dataproduct_type" }?.value
        let level = file.hdus.first?.header.string("CTA PRODUCT DATA LEVELS")
        let what = declared ?? FileKind.ofData(file)
        words = [level, what].compactMap(\.self).joined(separator: " ")
    }

    private static func ofData(_ file: FITSFile) -> String {
        let hdus = file.hdus.filter { $0.dataSize > 0 && !$0.isProvenanceDocument }
        guard let first = hdus.first else { return "no data" }
        let named = hdus.lazy.compactMap { $0.header.string("HDUCLAS1") }.first
        if let words = named.flatMap({ classes[$0] }) { return words }
        switch first.kind {
        case .primary, .image: return array(first.axes)
        case .compressedImage:
            let axes = (first.header.value("ZNAXIS")?.integer).map { count in
                (1...max(1, min(count, 9))).compactMap {
                    first.header.value("ZNAXIS\($0)")?.integer
                }
            }
            return "compressed " + array(axes ?? [])
        case .binaryTable, .asciiTable, .compressedTable:
            let rows = first.axes.count == 2 ? first.axes[1] : 0
            return rows == 1 ? "table of 1 row" : "table of \(rows) rows"
        case .randomGroups: return "random groups"
        case .other(let name): return name
        }
    }

    private static func array(_ axes: [Int]) -> String {
        let lengths = axes.map(String.init).joined(separator: " × ")
        switch axes.count {
        case 1: return "array of \(lengths)"
        case 2: return "image \(lengths)"
        case 3: return "cube \(lengths)"
        default: return "array \(lengths)"
        }
    }
}
