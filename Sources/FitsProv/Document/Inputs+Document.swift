import PROV

/// Each reads itself from a usage and what was used; nil if that is something else.
extension UsedEntity {
    init?(_ usage: Record, _ entity: Record) {
        // A file that is a configuration too is used twice, and counts once here.
        guard let dataset = IVOA.Object(entity, as: .datasetEntity),
            IVOA.Object(usage, as: .wasConfiguredBy) == nil
        else { return nil }
        self.init(
            location: usage[ivoa: .location] ?? dataset[.location] ?? "", role: usage[ivoa: .role])
        identifier = entity.text(Term.identifier)
        digest = entity.text(Term.digest)
        description = dataset[.comment]
        if usage.types.contains(Term.intermediate) { isIntermediate = true }
    }
}

extension Parameter {
    init?(_ entity: Record, _ descriptions: [QualifiedName: Record]) {
        guard let parameter = IVOA.Object(entity, as: .parameter), let name = parameter[.name]
        else { return nil }
        self.init(name: name, value: parameter[.value] ?? "")
        guard let words = parameter.identifier.flatMap({ descriptions[$0] }) else { return }
        type = words[ivoa: .valueType]
        unit = words[ivoa: .unit]
        ucd = words[ivoa: .ucd]
        min = words[ivoa: .min]
        max = words[ivoa: .max]
        options = words.texts(ivoa: .options)
        standard = words[ivoa: .default]
        description = words[ivoa: .description]
    }
}

extension ConfigurationFile {
    init?(_ usage: Record, _ entity: Record) {
        // The entity may be an input as well, so the usage says it.
        let artefact = usage[ivoa: .artefactType].flatMap {
            IVOA.Vocabulary.artefactTypes.word($0)
        }
        let classes = entity.ivoaClasses
        let isFile =
            artefact.map { $0 == IVOA.Class.configFile.rawValue }
            ?? (classes.contains(.configFile) && !classes.contains(.datasetEntity))
        guard isFile else { return nil }
        self.init(location: entity[ivoa: .location] ?? "")
        digest = entity.text(Term.digest)
        description = entity[ivoa: .comment]
    }
}

extension Setting {
    /// Reads `NAME=VALUE`.
    init(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            name: parts.first.map(String.init) ?? "",
            value: parts.count > 1 ? String(parts[1]) : "")
    }
}
