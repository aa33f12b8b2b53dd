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
        self[Name(keyword)]
    }

    /// The index of the first value card with a keyword.
    ///
    /// - Parameter name: the keyword, made ready to be looked for in many headers.
    /// - Returns: its index, or nil if the header has none.
    package subscript(name: Name) -> Int? {
        if let field = name.field, let index = short[field] { return index }
        return long.isEmpty ? nil : long[name.keyword]
    }

    /// A keyword that is looked for in many headers.
    package struct Name: Hashable, Sendable {
        /// The keyword; a HIERARCH one without the word `HIERARCH`.
        package let keyword: String
        /// Its field of eight bytes, if it can be one.
        let field: UInt64?

        /// Makes a keyword ready.
        ///
        /// - Parameter keyword: the keyword.
        package init(_ keyword: String) {
            self.keyword = keyword
            let isShort =
                keyword.utf8.count <= CardLayout.keywordSize && !keyword.utf8.contains(ASCII.space)
            field = isShort ? KeywordField.make(keyword) : nil
        }
    }
}
