public import FITS

extension StampBlock {
    /// The cards of the header without the stamp: what `strip` restores, but for `EXTEND` and
    /// `CHECKSUM`, which have no part in any digest.
    public var otherCards: [Card] {
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
    }

    /// What is wrong with what the block says of the header before the stamp, if anything.
    ///
    /// - Parameter isUnchanged: whether the content is what it was when it was stamped.
    /// - Returns: one line, or nil if nothing is wrong.
    func restorationProblem(isUnchanged: Bool) -> String? {
        if savedCards.count != savedTexts.count {
            return "\(SavedCard.prefix)n keeps no card that was replaced"
        }
        let blocks = Header(otherCards).blocks
        guard isUnchanged, let recorded = value(Keyword.last.rawValue)?.integer,
            recorded != blocks
        else { return nil }
        return "PROVEND is \(recorded), and the header without the stamp has \(blocks) blocks"
    }

    /// The header as it was before the stamp.
    ///
    /// - Parameters:
    ///   - dataSum: the sum of the primary data unit.
    ///   - checksumIsRight: whether `CHECKSUM` is right now; if so it is made right again.
    /// - Returns: the header, shorter by the stamp.
    func restored(dataSum: UInt32, checksumIsRight: Bool) -> Header {
        var header = Header(otherCards)
        if let extend = value(Keyword.extend.rawValue)?.logical,
            let index = header.index(of: "EXTEND")
        {
            header = header.replacingLogical(at: index, with: extend) ?? header
        }
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
    /// The cards of an HDU without a stamp.
    func unstampedCards(_ hdu: HDU) -> [Card] {
        guard hdu.number == 1, let block = StampBlock(in: hdu.header) else {
            return Array(hdu.header)
        }
        return block.otherCards
    }
}
