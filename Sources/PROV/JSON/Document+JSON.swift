extension Document {
    /// Reads a document from PROV-JSON.
    ///
    /// Keys may repeat; the keywords with which the IVOA's reference implementation extends the
    /// format are read as records of the W3C with a `prov:type`.
    ///
    /// - Parameters:
    ///   - provJSON: The bytes, in UTF-8.
    ///   - limits: What the document may at most be.
    /// - Throws: A ``PROVError`` with the line and column at which the document is wrong.
    public init(provJSON: [UInt8], limits: Limits = .default) throws(PROVError) {
        var parser = JSONParser(provJSON, limits: limits)
        guard provJSON.count <= limits.bytes else {
            throw PROVError(
                .limit, operation: "read PROV-JSON",
                reason: "the document has \(provJSON.count) bytes, more than \(limits.bytes)")
        }
        try parser.check()
        var reader = JSONReader(parser: parser, limits: limits)
        self = try reader.document()
    }

    /// Writes the document as PROV-JSON.
    ///
    /// Relations without identifier get blank ones (`_:id1`). What is in ``foreign`` has no place
    /// in the format. The same document gives the same bytes, and reads back equal.
    public func provJSON() -> [UInt8] {
        var writer = JSONWriter(self)
        return writer.write(self)
    }
}
