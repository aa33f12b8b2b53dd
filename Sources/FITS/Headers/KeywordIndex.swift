/// Where the keywords of a header are, for those who ask for many of them.
package struct KeywordIndex: Sendable {
    private var short: [UInt64: Int] = [:]
    private var long: [String: Int] = [:]

    /// Goes through a header once.
    ///
    /// - Parameter header: a header.
    package init(_ header: Header) {
        for index in 0..<header.count {
            let card = header[index]
            if card.isHierarch {
                let keyword = card.keyword
                if long[keyword] == nil { long[keyword] = index }
            }
            if card.kind == .value, short[card.keywordField] == nil {
                short[card.keywordField] = index
            }
        }
    }

    /// The index of the first value card with a keyword, as ``Header/index(of:)`` finds it.
    ///
    /// - Parameter keyword: the keyword.
    /// - Returns: its index, or nil if the header has none.
    package subscript(keyword: String) -> Int? {
        if keyword.utf8.count <= CardLayout.keywordSize, !keyword.utf8.contains(ASCII.space),
            let index = short[KeywordField.make(keyword)]
        {
            return index
        }
        return long[keyword]
    }
}
