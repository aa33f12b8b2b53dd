extension Document {
    /// Reads a document from PROV-N.
    ///
    /// Expressions of extensions (`ext:keyword(…)`) are kept in ``foreign``.
    ///
    /// - Parameters:
    ///   - provN: The bytes, in UTF-8.
    ///   - limits: What the document may at most be.
    /// - Throws: A ``PROVError`` with the line and column, what was expected and what was found.
    public init(provN: [UInt8], limits: Limits = .default) throws(PROVError) {
        guard provN.count <= limits.bytes else {
            throw PROVError(
                .limit, operation: "read PROV-N",
                reason: "the document has \(provN.count) bytes, more than \(limits.bytes)")
        }
        var parser = PROVNParser(provN, limits: limits)
        self = try parser.parse()
    }

    /// Writes the document as PROV-N, one record a line.
    ///
    /// The same document gives the same bytes, and reads back equal. Characters for which PROV-N
    /// has no form are written `\uHHHH`, which other tools may not read.
    public func provN() -> [UInt8] {
        var writer = PROVNWriter(self)
        return writer.write(self)
    }
}
