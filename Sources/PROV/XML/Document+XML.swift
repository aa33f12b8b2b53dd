extension Document {
    /// Reads a document from PROV-XML.
    ///
    /// The input is hostile until read: no document type declaration, no entities, no file or
    /// network access, and no more than `limits` allows. Names and values that the schema would
    /// not allow are read where it is clear what is meant. What belongs to no PROV namespace is
    /// kept in ``foreign``, or as an attribute of its record.
    ///
    /// - Parameters:
    ///   - provXML: The bytes, in an encoding that XML declares.
    ///   - limits: What the document may at most be.
    ///   - names: How identifiers that are no `xs:QName` are escaped in it.
    /// - Throws: A ``PROVError`` with the line on which the document is wrong.
    public init(
        provXML: [UInt8], limits: Limits = .default, names: XMLNames = .hexadecimal
    ) throws(PROVError) {
        guard provXML.count <= min(limits.bytes, Int(Int32.max)) else {
            throw PROVError(
                .limit, operation: PROVError.readXML,
                reason: "the document has \(provXML.count) bytes, more than \(limits.bytes)")
        }
        var parser = XMLParser(XMLDocumentBuilder(limits: limits, names: names))
        self = try parser.parse(XMLInput.checked(provXML, limits)).document
    }

    /// Writes the document as PROV-XML that is valid against the schema of the W3C.
    ///
    /// Namespaces are declared once, at the root; identifiers that are no `xs:QName` are escaped
    /// (see ``XMLNames/hexadecimal``); what the schema has no place for is next to it in
    /// elements of the namespace `urn:fitsprov:prov-xml:literal#`. The same document gives the
    /// same bytes, and reads back equal.
    ///
    /// - Throws: A ``PROVError`` with the record that PROV-XML cannot hold.
    public func provXML() throws(PROVError) -> [UInt8] {
        var writer = XMLWriter(self)
        for record in records { try writer.write(record) }
        for bundle in bundles { try writer.write(bundle) }
        writer.write(foreign)
        return try writer.finished()
    }
}
