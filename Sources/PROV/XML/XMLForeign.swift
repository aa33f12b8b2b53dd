/// XML of others, before a parser sees it.
package enum XMLForeign {
    /// The document in an encoding that extends ASCII, in which no tag has so many attributes that parsers
    /// hang on it.
    ///
    /// - Parameter bytes: a document.
    /// - Returns: the document.
    /// - Throws: ``PROVError`` with the line, for an encoding that is refused, and for a crowded tag.
    package static func checked(_ bytes: [UInt8]) throws(PROVError) -> [UInt8] {
        try XMLInput.checked(bytes, .default)
    }
}
