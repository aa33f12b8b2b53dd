import FITS
import FitsProv
import ObsCore

/// The keywords that an index wants of files without a stamp, and what it makes of their values.
struct ScannedKeywords: Sendable {
    /// The table for a scanner.
    let table: KeywordTable
    private let names: [String]
    private let index: [String: Int]
    /// For every keyword what it is to ObsCore, if ObsCore wants it.
    private let observed: [HeaderValues.Keyword?]
    /// For every keyword whether its text may have a unit.
    private let isPosition: [Bool]
    /// For every keyword whether it holds the identifier of the product.
    private let isIdentifier: [Bool]
    /// For every keyword whether it holds a name, or a weak digest, of the product.
    private let isName: [Bool]
    /// For every keyword what its value betrays of a dialect, if it does.
    private let signs: [Dialect.Sign?]
    /// For every keyword whether it holds a provenance field.
    private let isField: [Bool]
    /// Where the keywords of `dialects` are among the names.
    private let slots: [Int]
    /// The keywords of fields, those of a profile and of all dialects.
    let dialects: DialectTable

    private static let stamp = "PROVVERS"
    private static let name = "EXTNAME"
    private static let documentClass = (keyword: "HDUCLASS", value: "FITSPROV")
    private static let tileAxes = ["ZNAXIS"] + (1...9).map { "ZNAXIS\($0)" }

    init(_ profile: Profile) {
        var names: [String] = []
        var index: [String: Int] = [:]
        func add(_ keyword: String) -> Int {
            if let known = index[keyword] { return known }
            names.append(keyword)
            index[keyword] = names.count - 1
            return names.count - 1
        }
        let own = [
            ScannedKeywords.stamp, ScannedKeywords.name, ScannedKeywords.documentClass.keyword,
        ]
        for keyword in own + ProductIdentifier.keywords + ProductNames.keywords
            + ScannedKeywords.tileAxes + Dialect.signs.keys.sorted()
        {
            _ = add(keyword)
        }
        dialects = DialectTable(profile)
        let held = Set(dialects.fields.flatMap { $0.keywords.map { add($0.keyword) } })
        for keyword in ObsCore.keywords { _ = add(keyword) }
        isField = names.indices.map(held.contains)
        isIdentifier = names.map(ProductIdentifier.keywords.contains)
        isName = names.map(ProductNames.keywords.contains)
        signs = names.map { Dialect.signs[$0] }
        observed = names.map { HeaderValues.Keyword($0) }
        isPosition = observed.map { $0?.isPosition == true }
        slots = dialects.keywords.map { index[$0] ?? 0 }
        table = KeywordTable(names, historyStarts: Dialect.historyStarts)
        self.names = names
        self.index = index
    }

    /// Whether a file has a stamp or a document, or shows that an observatory wrote down how it was
    /// made, and is to be looked at more closely.
    func hasProvenance(_ scan: borrowing HeaderScan) -> Bool {
        let stamp = index[ScannedKeywords.stamp]
        let document = index[ScannedKeywords.documentClass.keyword]
        for hit in scan.hits {
            if hit.keyword == stamp, hit.hdu == 1 { return true }
            if hit.keyword == document,
                scan.value(hit)?.string == ScannedKeywords.documentClass.value
            {
                return true
            }
            if let sign = signs[hit.keyword], sign.isShown(by: { scan.value(hit)?.string }) {
                return true
            }
        }
        return false
    }

    /// Fills a record of a file without a stamp.
    ///
    /// - Parameters:
    ///   - record: the record.
    ///   - scan: what was found in the headers.
    func fill(_ record: inout FileRecord, from scan: borrowing HeaderScan) {
        let name = index[ScannedKeywords.name]
        var facts = HeaderValues()
        /// Where in the hits the first value of each field's keyword is; -1 where there is none.
        var first = [Int](repeating: -1, count: names.count)
        for hdu in scan.hdus {
            var title: String?
            for place in hdu.hits {
                let hit = scan.hits[place]
                guard let value = scan.value(hit) else { continue }
                if hit.keyword == name { title = value.string }
                if let keyword = observed[hit.keyword] {
                    // Numbers have units, and positions that are text.
                    let hasUnit = value.number != nil || isPosition[hit.keyword]
                    let unit = hasUnit ? scan.unit(hit) : nil
                    facts.note(keyword, value, unit: unit, hdu: hdu.number)
                }
                if isField[hit.keyword], DialectTable.hdus.contains(hdu.number),
                    first[hit.keyword] < 0, !value.text.isEmpty
                {
                    first[hit.keyword] = place
                }
            }
            if let axes = axes(of: hdu, scan) { facts.note(axes: axes, hdu: hdu.number) }
            record.hdus.append(
                FileRecord.HDUFact(
                    number: hdu.number, kind: hdu.kind.description, name: title,
                    dataSize: hdu.dataSize))
        }
        record.identifier = string(isIdentifier, scan, ProductIdentifier.find)
        record.names = string(isName, scan, ProductNames.find) ?? []
        record.weakDigest = string(isName, scan, ProductNames.weakDigest)
        record.fields = dialects.fields { _, number in
            let place = first[slots[number]]
            guard place >= 0 else { return nil }
            let hit = scan.hits[place]
            return scan.value(hit).map { ($0.text, hit.hdu) }
        }
        record.observation = ObsCore(facts)
        record.problems = scan.problems.structural
    }

    /// What the strings of some keywords say in the primary header; nil if there are none.
    private func string<Found>(
        _ isWanted: [Bool], _ scan: borrowing HeaderScan,
        _ find: ((String) -> String?) -> Found?
    ) -> Found? {
        guard let primary = scan.hdus.first else { return nil }
        let hits = scan.hits[primary.hits].filter { isWanted[$0.keyword] }
        guard !hits.isEmpty else { return nil }
        return find { keyword in
            hits.first { names[$0.keyword] == keyword }.flatMap { scan.value($0)?.string }
        }
    }

    /// The lengths of the axes of an image, compressed or not; nil for what is none.
    private func axes(of hdu: HeaderScan.HDUFacts, _ scan: borrowing HeaderScan) -> [Int]? {
        switch hdu.kind {
        case .primary, .image: return hdu.axes
        case .compressedImage:
            func integer(_ keyword: String) -> Int? {
                scan.hits[hdu.hits].first { $0.keyword == index[keyword] }
                    .flatMap { scan.value($0)?.integer }
            }
            let count = integer(ScannedKeywords.tileAxes[0]) ?? 0
            guard count > 0 else { return [] }
            return ScannedKeywords.tileAxes.dropFirst().prefix(count).compactMap(integer)
        default: return nil
        }
    }
}

extension [Problem] {
    /// The errors among them, as failures of the check of the structure.
    var structural: [FileRecord.ProblemFact] {
        filter { $0.severity == .error }.map {
            FileRecord.ProblemFact(
                check: Check.Name.structure.rawValue, summary: $0.description)
        }
    }
}
