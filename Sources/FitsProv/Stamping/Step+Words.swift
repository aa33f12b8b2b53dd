extension Step {
    /// A step in a few words, as a pipeline knows it that writes one product.
    ///
    /// - Parameters:
    ///   - activity: the name of the task.
    ///   - software: a name, and behind the last blank a version, as in `ctools 2.1.0`.
    ///   - used: files or URIs, each with the role in which it was used; an empty role is none.
    ///   - parameters: names and values.
    ///   - fields: provenance fields of the product, such as `calib_version`.
    public init(
        activity: String, software: String? = nil, used: KeyValuePairs<String, String> = [:],
        parameters: KeyValuePairs<String, String> = [:],
        fields: KeyValuePairs<String, String> = [:]
    ) {
        self.init(activity: Activity(name: activity, identifier: ""))
        self.software = software.map { [Software(words: $0)] } ?? []
        self.used = used.map {
            UsedEntity(location: $0.key, role: $0.value.isEmpty ? nil : $0.value)
        }
        self.parameters = parameters.map { Parameter(name: $0.key, value: $0.value) }
        self.fields = fields.map { Field(name: $0.key, value: $0.value) }
    }
}

extension Software {
    /// A name, and behind the last blank a version, if what is there has a digit.
    fileprivate init(words: String) {
        guard let blank = words.lastIndex(of: " "),
            words[blank...].contains(where: \.isNumber)
        else {
            self.init(name: words)
            return
        }
        self.init(
            name: String(words[..<blank]), version: String(words[words.index(after: blank)...]))
    }
}
