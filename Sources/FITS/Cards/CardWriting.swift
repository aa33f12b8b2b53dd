import Files

extension Card {
    /// Makes the cards of one keyword record, strictly by the standard (FITS 4.0 §4.2).
    ///
    /// A string that does not fit into one card is continued on `CONTINUE` cards (§4.2.1.2). A
    /// keyword that is longer than eight characters, or has a blank, becomes a `HIERARCH` card.
    /// A comment that does not fit is cut, unless it is to be whole.
    ///
    /// - Parameters:
    ///   - keyword: upper-case letters, digits, `-`, `_`; blanks between the words of a `HIERARCH`.
    ///   - value: a string, logical, integer or real number.
    ///   - comment: printable ASCII.
    ///   - wholeComment: whether the comment must not be cut. A string is then continued on a card
    ///     that has room for it behind one character; a number that leaves no room is refused.
    /// - Returns: the cards, at least one.
    /// - Throws: `unwritable` for a keyword, value or comment that a header cannot hold.
    package static func make(
        _ keyword: String, _ value: CardValue, comment: String = "", wholeComment: Bool = false
    ) throws(FITSError) -> [Card] {
        let start = try CardWriter.start(of: keyword)
        guard comment.utf8.allSatisfy(ASCII.printable.contains) else {
            throw CardWriter.unwritable(keyword, "its comment is not printable ASCII")
        }
        guard case .string(let text) = value else {
            let isFixed = start.utf8.count == CardLayout.valueStart
            let field = start + (try CardWriter.numberField(keyword, value, isFixed: isFixed))
            guard !wholeComment || CardWriter.hasRoom(for: comment, behind: field) else {
                throw CardWriter.unwritable(keyword, "the value does not fit into a card")
            }
            return [try CardWriter.card(keyword, field, comment: comment)]
        }
        guard text.utf8.allSatisfy(ASCII.printable.contains) else {
            throw CardWriter.unwritable(keyword, "its value is not printable ASCII")
        }
        return try CardWriter.stringCards(
            keyword, start, text, comment: comment, wholeComment: wholeComment)
    }
}

/// The parts that ``Card/make(_:_:comment:)`` puts together.
private enum CardWriter {
    /// Keywords whose cards are read as something else than a value.
    private static let valueless: Set = ["END", "COMMENT", "HISTORY", "CONTINUE"]

    static func start(of keyword: String) throws(FITSError) -> String {
        guard !valueless.contains(keyword) else {
            throw unwritable(keyword, "this keyword has no value (FITS 4.0 §4.4.2.4)")
        }
        let words = keyword.split(separator: " ", omittingEmptySubsequences: false)
        let legal = words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isKeywordByte) }
        guard legal else {
            throw unwritable(keyword, "a keyword has upper-case letters, digits, '-' and '_'")
        }
        if words.count == 1, keyword.utf8.count <= CardLayout.keywordSize {
            let padding = CardLayout.keywordSize - keyword.utf8.count
            return keyword + String(repeating: " ", count: padding) + "= "
        }
        let start = "HIERARCH \(keyword) = "
        guard start.utf8.count <= CardLayout.longestHierarch else {
            throw unwritable(keyword, "the keyword is too long")
        }
        return start
    }

    private static func isKeywordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The number, right-justified in column 30 in a fixed-format card.
    static func numberField(
        _ keyword: String, _ value: CardValue, isFixed: Bool
    ) throws(FITSError) -> String {
        let text: String
        switch value {
        case .logical, .integer: text = value.text
        case .real(let number) where number.isFinite: text = String(number).uppercased()
        default: throw unwritable(keyword, "a header cannot hold this value: \(value.text)")
        }
        guard isFixed else { return text }
        let width = CardLayout.fixedEnd - CardLayout.valueStart
        return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    static func stringCards(
        _ keyword: String, _ start: String, _ text: String, comment: String, wholeComment: Bool
    ) throws(FITSError) -> [Card] {
        // Blanks at the end do not count, and a last piece of them would be an empty one.
        let text = Array(text.utf8).trimmingEnd
        let room = Card.size - start.utf8.count - 2
        if quotedSize(text) <= room {
            let value = quoted(text)
            let padding = String(repeating: " ", count: max(0, 8 - value.utf8.count))
            for field in [start + "'\(value)\(padding)'", start + "'\(value)'"]
            where !wholeComment || hasRoom(for: comment, behind: field) {
                return [try card(keyword, field, comment: comment)]
            }
        }
        var pieces = pieces(of: text, first: room - 1)
        let lastPiece = pieces[pieces.count - 1]
        let lastField = "CONTINUE  '\(quoted(lastPiece))'"
        if pieces.count == 1 || wholeComment && !hasRoom(for: comment, behind: lastField) {
            // CFITSIO before 4.3 leaves the `&` in a string whose last piece is empty.
            guard !lastPiece.isEmpty,
                !wholeComment
                    || hasRoom(for: comment, behind: "CONTINUE  '\(quoted(lastPiece.suffix(1)))'")
            else { throw unwritable(keyword, "its comment does not fit into a card") }
            pieces[pieces.count - 1] = lastPiece.dropLast()
            pieces.append(lastPiece.suffix(1))
        }
        var cards: [Card] = []
        for (index, piece) in pieces.enumerated() {
            let last = index == pieces.count - 1
            let head = index == 0 ? start : "CONTINUE  "
            let field = head + "'" + quoted(piece) + (last ? "'" : "&'")
            cards.append(try card(keyword, field, comment: last ? comment : ""))
        }
        return cards
    }

    /// The stretches of a string that go onto its cards, each with room for a `&` behind it.
    private static func pieces(of text: ArraySlice<UInt8>, first: Int) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var (start, left) = (text.startIndex, first)
        for index in text.indices {
            let size = text[index] == ASCII.quote ? 2 : 1
            if size > left {
                pieces.append(text[start..<index])
                (start, left) = (index, CardLayout.stringCapacity - 1)
            }
            left -= size
        }
        return pieces + [text[start...]]
    }

    /// The text between the quotes of a card, where a quote is two.
    private static func quoted(_ text: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        for byte in text {
            bytes.append(byte)
            if byte == ASCII.quote { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func quotedSize(_ text: ArraySlice<UInt8>) -> Int {
        text.count + text.count { $0 == ASCII.quote }
    }

    /// Whether a comment fits whole behind a keyword and value.
    static func hasRoom(for comment: String, behind field: String) -> Bool {
        comment.isEmpty || field.utf8.count + " /".utf8.count + comment.utf8.count <= Card.size
    }

    /// The card of a keyword and value, with as much of the comment as fits behind it.
    static func card(
        _ keyword: String, _ field: String, comment: String
    ) throws(FITSError) -> Card {
        var bytes = Array(field.utf8)
        guard bytes.count <= Card.size else {
            throw unwritable(keyword, "the value does not fit into a card")
        }
        if !comment.isEmpty {
            // The blank behind the slash goes first where there is no room for all.
            let isTight = bytes.count + " /".utf8.count + comment.utf8.count == Card.size
            let text = (isTight ? "/" + comment : "/ " + comment).utf8
            // The slash is in column 32, or before it where the comment fits only so.
            let gap = min(CardLayout.commentSlash, Card.size - text.count) - bytes.count
            bytes += repeatElement(ASCII.space, count: max(1, gap))
            if bytes.count + 3 <= Card.size {
                bytes += text.prefix(Card.size - bytes.count)
            }
        }
        return Card(bytes: bytes)
    }

    static func unwritable(_ keyword: String, _ why: String) -> FITSError {
        FITSError(.unwritable, path: "", "cannot write the card \(keyword): \(why)")
    }
}
