import PROV

/// What readers take of a document, so that no stamp has one that cannot be read.
extension Provenance {
    /// Fails if the document would have more than readers take; before much is made of it.
    ///
    /// - Parameter path: the file, for messages.
    /// - Throws: `refused`, with what there is too much of.
    func checkSize(path: String) throws(FitsProvError) {
        let limits = PROV.Limits.default
        // Each field is there twice: with its value, and with its card.
        let counts = [
            ("fields", 2 * making.fields.count),
            ("settings of the environment", making.environment.count),
            ("options of one parameter", making.parameters.map(\.options.count).max() ?? 0),
        ]
        for (what, count) in counts where count > limits.attributes {
            throw Document.tooLarge(what, "attributes", limits.attributes, path)
        }
        guard namespaces.count + Namespace.convention.count <= limits.namespaces else {
            throw Document.tooLarge("namespaces", "namespaces", limits.namespaces, path)
        }
    }
}

extension Document {
    /// Fails if readers would not take the document.
    ///
    /// - Parameter path: the file, for messages.
    /// - Throws: `refused`, with what there is too much of.
    func checkSize(path: String) throws(FitsProvError) {
        let limits = PROV.Limits.default
        if records.contains(where: { $0.attributes.count > limits.attributes }) {
            throw Document.tooLarge(
                "attributes of one record", "attributes", limits.attributes, path)
        }
        guard records.count <= limits.records else {
            throw Document.tooLarge("records", "records", limits.records, path)
        }
    }

    fileprivate static func tooLarge(
        _ what: String, _ limit: String, _ most: Int, _ path: String
    ) -> FitsProvError {
        FitsProvError(
            .refused, path: path,
            "the document would have too many \(what): readers take \(most) (\(limit))",
            hint: "put them into a file of their own, and name it under configuration")
    }
}
