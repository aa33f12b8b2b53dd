import FITS

/// What changed in a file since it was stamped, HDU by HDU.
struct ContentChanges {
    /// One line for each HDU that changed.
    let lines: [String]
    /// The HDUs that are tile-compressed now and cannot be compared, if no other has changed.
    let packed: [Int]

    /// Beyond this many cards between the first and the last change, changes are not named.
    private static let mostCards = 5_000
    /// The most keywords that a line names.
    private static let mostNamed = 5

    init(_ file: FITSFile, _ digest: ContentDigest, recorded: [HDURecord]) {
        guard !recorded.isEmpty else {
            lines = ["the content has changed since the stamp; no document says where"]
            packed = []
            return
        }
        var lines: [String] = []
        var missing = recorded
        var rest: [ContentDigest.Part] = []
        for part in digest.parts {
            guard let index = missing.firstIndex(where: { part.isSame(as: $0) }) else {
                rest.append(part)
                continue
            }
            let record = missing.remove(at: index)
            if record.number != part.number {
                lines.append("HDU \(part.number) (\(record.name)) was HDU \(record.number)")
            }
        }
        let isOfPacked = rest.allSatisfy { file.isPacked($0.number) || file.isStub($0.number) }
        packed =
            isOfPacked && rest.count(where: { file.isPacked($0.number) }) == missing.count
            ? rest.map(\.number).filter(file.isPacked) : []
        for part in rest {
            let hdu = file.hdus[part.number - 1]
            guard let index = missing.firstIndex(where: { $0.number == part.number }) else {
                lines.append("HDU \(part.number) (\(hdu.name ?? hdu.kind.description)) was added")
                continue
            }
            let record = missing.remove(at: index)
            let header =
                part.headerText == record.headerDigest
                ? "header unchanged"
                : ContentChanges.headerChange(file.unstampedCards(hdu), record.cardMarks)
            let data = part.dataText == record.dataDigest ? "data unchanged" : "data changed"
            lines.append("HDU \(part.number) (\(record.name)): \(header), \(data)")
        }
        for record in missing {
            lines.append("HDU \(record.number) (\(record.name)) is missing")
        }
        self.lines =
            lines.isEmpty ? ["the recorded digest is not that of the recorded HDUs"] : lines
    }

    /// Says which cards were added, changed and removed, as far as their marks tell.
    private static func headerChange(_ cards: [Card], _ marks: String) -> String {
        var former = CardMarks.split(marks)[...]
        var cards = cards.filter(\.isDigested)[...]
        var now = cards.map(CardMarks.mark)[...]
        guard !former.isEmpty else { return "header changed" }
        // Most of a header is the same; only what lies between is compared card by card.
        let start = zip(former, now).prefix { $0 == $1 }.count
        former = former.dropFirst(start)
        now = now.dropFirst(start)
        let end = zip(former.reversed(), now.reversed()).prefix { $0 == $1 }.count
        former = former.dropLast(end)
        now = now.dropLast(end)
        cards = cards.dropFirst(start).dropLast(end)
        guard now.count <= mostCards, former.count <= mostCards else { return "header changed" }
        return describe(Array(cards), now.difference(from: former), former: former.count)
    }

    private static func describe(
        _ cards: [Card], _ difference: CollectionDifference<String>, former: Int
    ) -> String {
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var added: [String] = []
        var changed: [String] = []
        var gone = 0
        var old = 0
        var new = 0
        while old < former || new < cards.count {
            switch (removed.contains(old), inserted.contains(new)) {
            case (true, true):
                changed.append(cards[new].keyword)
                old += 1
                new += 1
            case (true, false):
                gone += 1
                old += 1
            case (false, true):
                added.append(cards[new].keyword)
                new += 1
            case (false, false):
                old += 1
                new += 1
            }
        }
        let words = [
            count(added.count, "added", added), count(changed.count, "changed", changed),
            count(gone, "removed", []),
        ]
        let text = words.compactMap(\.self).joined(separator: ", ")
        return text.isEmpty ? "header changed" : text
    }

    private static func count(_ number: Int, _ what: String, _ keywords: [String]) -> String? {
        guard number > 0 else { return nil }
        let text = number == 1 ? "1 card \(what)" : "\(number) cards \(what)"
        guard !keywords.isEmpty else { return text }
        let named = keywords.prefix(mostNamed).map { $0.isEmpty ? "blank" : $0 }.joined(
            separator: ", ")
        return "\(text) (\(named)\(keywords.count > mostNamed ? ", …" : ""))"
    }
}

extension ContentDigest.Part {
    fileprivate var headerText: String { ContentDigest.prefix + header.base64URL }
    fileprivate var dataText: String { ContentDigest.prefix + data.base64URL }

    fileprivate func isSame(as record: HDURecord) -> Bool {
        headerText == record.headerDigest && dataText == record.dataDigest
    }
}

extension FITSFile {
    /// Whether an HDU is tile-compressed (FITS 4.0 §10).
    func isPacked(_ number: Int) -> Bool {
        [.compressedImage, .compressedTable].contains(hdus[number - 1].kind)
    }

    /// Whether the primary HDU is the empty one that comes before a compressed image.
    fileprivate func isStub(_ number: Int) -> Bool {
        number == 1 && hdus[0].dataSize == 0 && packedPrimary != nil
    }

    /// The compressed image that was the primary HDU (`ZSIMPLE`), if there is one.
    var packedPrimary: HDU? {
        hdus.dropFirst().first.flatMap { hdu in
            hdu.kind == .compressedImage && hdu.header.value("ZSIMPLE")?.logical == true ? hdu : nil
        }
    }
}
