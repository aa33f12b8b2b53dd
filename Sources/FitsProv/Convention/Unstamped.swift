package import FITS

extension StampBlock {
    /// The cards of the header without the stamp: what `strip` restores, but for `EXTEND` and
    /// `CHECKSUM`, which have no part in any digest.
    package var otherCards: [Card] {
        let own = Set(ownCards)
        var cards = header.indices.filter { !own.contains($0) }.map { header[$0] }
        for saved in savedCards where saved.index <= cards.count {
            cards.insert(saved.card, at: saved.index)
        }
        return cards
    }

    private var savedCards: [SavedCard] {
        savedTexts.compactMap { text in
            SavedCard(text).flatMap { isRestorable($0) ? $0 : nil }
        }
    }

    private var savedTexts: [String] {
        (1...SavedCard.most).compactMap { value(SavedCard.prefix + String($0))?.text }
    }

    /// Only a card that one of the stamp's own took the place of is put back.
    private func isRestorable(_ saved: SavedCard) -> Bool {
        saved.card.value != nil && entry(saved.card.keyword) != nil
            && saved.card.keyword != Keyword.longStrings.rawValue
    }

    /// What is wrong with what the block says of the header before the stamp, one line each.
    ///
    /// - Parameter isUnchanged: whether the content is what it was when it was stamped.
    /// - Returns: the lines.
    func savedProblems(_ isUnchanged: Bool) -> [String] {
        var problems: [String] = []
        let cards = savedCards
        if cards.count != savedTexts.count {
            problems.append("\(SavedCard.prefix)n keeps no card that was replaced")
        }
        let numbers = records.compactMap { SavedCard.number($0.keyword) }
        if numbers != Array(1..<numbers.count + 1) {
            problems.append("\(SavedCard.prefix)n are not numbered from 1")
        }
        if zip(cards, cards.dropFirst()).contains(where: { $0.index >= $1.index }) {
            problems.append("\(SavedCard.prefix)n are not in the order of the cards that they keep")
        }
        for card in cards.map(\.card)
        where Header([card]).entry(at: 0).value == value(card.keyword) {
            problems.append("\(card.keyword) was kept and replaced by the same value")
        }
        if Set(cards.map(\.card.keyword)).count != cards.count {
            problems.append("\(SavedCard.prefix)n keep two cards of one keyword")
        }
        let blocks = Header(otherCards).blocks
        if isUnchanged, let recorded = value(Keyword.last.rawValue)?.integer, recorded != blocks {
            problems.append(
                "PROVEND is \(recorded), and the header without the stamp has \(blocks) blocks")
        }
        return problems
    }

    /// What is wrong with the `CHECKSUM` that the block keeps, if anything.
    ///
    /// - Parameters:
    ///   - dataSum: the sum of the primary data unit.
    ///   - checksumIsRight: whether `CHECKSUM` is right now.
    /// - Returns: one line, or nil if nothing is wrong.
    func checksumProblem(dataSum: UInt32, checksumIsRight: Bool) -> String? {
        guard let kept = string(.checksum) else { return nil }
        guard self.header.value("CHECKSUM") != nil else {
            return "PROVCKSM is there, and the header has no CHECKSUM"
        }
        guard checksumIsRight else { return nil }
        let header = headerBefore
        let former = header.replacingChecksum(with: kept)
        if former?.checksumIsRight(dataSum: dataSum) != true {
            return "PROVCKSM keeps a CHECKSUM that was not right: '\(kept)'"
        }
        return header.updatingChecksum(dataSum: dataSum)?.string("CHECKSUM") == kept
            ? "PROVCKSM keeps a CHECKSUM that can be computed: '\(kept)'" : nil
    }

    /// The header before the stamp, but for `CHECKSUM`.
    private var headerBefore: Header {
        let header = Header(otherCards)
        guard let extend = value(Keyword.extend.rawValue)?.logical,
            let index = header.index(of: "EXTEND")
        else { return header }
        return header.replacingLogical(at: index, with: extend) ?? header
    }

    /// The header as it was before the stamp.
    ///
    /// - Parameters:
    ///   - dataSum: the sum of the primary data unit.
    ///   - checksumIsRight: whether `CHECKSUM` is right now; if so it is made right again.
    /// - Returns: the header, shorter by the stamp.
    func restored(dataSum: UInt32, checksumIsRight: Bool) -> Header {
        let header = headerBefore
        guard checksumIsRight else { return header }
        if let text = string(.checksum), let former = header.replacingChecksum(with: text),
            former.checksumIsRight(dataSum: dataSum)
        {
            return former
        }
        return header.updatingChecksum(dataSum: dataSum) ?? header
    }
}

extension FITSFile {
    /// The header of an HDU without the cards of a stamp.
    func unstampedHeader(_ hdu: HDU) -> Header {
        guard hdu.number == 1, let block = StampBlock(in: hdu.header) else { return hdu.header }
        return Header(block.otherCards)
    }

    /// The cards of an HDU without a stamp.
    func unstampedCards(_ hdu: HDU) -> [Card] { Array(unstampedHeader(hdu)) }
}
