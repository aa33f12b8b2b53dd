extension IVOA {
    /// The name of an attribute in the standard, whichever classes have it.
    package enum AttributeName: String, CaseIterable, Hashable, Sendable {
        case id, name, comment, description, type, subtype, version, docurl, role, multiplicity
        case location, value, valueType, unit, ucd, utype, min, max, `default`, options
        case contentType, artefactType
        case startTime, endTime, time, generatedAtTime, invalidatedAtTime
        case email, affiliation, phone, address, url

        /// The name that is written in documents.
        package var qualifiedName: QualifiedName { Namespace.voprov(rawValue) }

        /// What its values are.
        package var sort: ValueSort {
            switch self {
            case .startTime, .endTime, .time, .generatedAtTime, .invalidatedAtTime: .dateTime
            case .docurl, .url: .uri
            case .unit: .unit
            case .valueType: .dataType
            default: .text
            }
        }
    }

    /// What the values of an attribute are, in the words of the data model.
    package enum ValueSort: Hashable, Sendable {
        /// Any text (`ivoa:string`).
        case text
        /// A time in the form of ISO 8601 (`ivoa:datetime`).
        case dateTime
        /// A URI (`ivoa:anyURI`).
        case uri
        /// A unit in the syntax of VOUnits (`ivoa:Unit`).
        case unit
        /// A data type of VOTable (`voprov:VotableFieldFormat`).
        case dataType

        /// A text as a value of a record: a time as a typed literal, all others as strings.
        package func value(_ text: String) -> Value {
            self == .dateTime ? .dateTime(text) : .string(text)
        }
    }
}

extension IVOA.AttributeName {
    /// The argument that says it in a record of PROV; `nil` where an attribute says it.
    var argument: Record.Argument? {
        switch self {
        case .startTime: .startTime
        case .endTime: .endTime
        case .time: .time
        default: nil
        }
    }

    /// The names under which it is read, the IVOA's own before those of PROV.
    var readNames: [QualifiedName] { Self.readNames[self] ?? [] }

    private static let readNames: [IVOA.AttributeName: [QualifiedName]] = {
        // The reference implementation writes `prov:name`, which PROV does not have.
        let inPROV: [IVOA.AttributeName: [QualifiedName]] = [
            .name: [Namespace.prov("name"), .label], .location: [.location], .role: [.role],
            .value: [.value],
        ]
        return Dictionary(
            uniqueKeysWithValues: allCases.map { attribute in
                (attribute, IVOA.names(attribute.rawValue) + (inPROV[attribute] ?? []))
            })
    }()
}

extension Record {
    /// The text of an attribute of the IVOA; `nil` where it is absent.
    ///
    /// It is found in each of the namespaces that are in use. What PROV has as well is found there
    /// too: `value`, `location`, `role`, `label` for `name`, and times among the arguments.
    package subscript(ivoa attribute: IVOA.AttributeName) -> String? {
        texts(ivoa: attribute).first
    }

    /// All texts of an attribute of the IVOA, in their order.
    package func texts(ivoa attribute: IVOA.AttributeName) -> [String] {
        if attribute == .id { return [identifier?.uri].compactMap(\.self) }
        if let argument = attribute.argument, let time = time(argument) { return [time] }
        for name in attribute.readNames {
            let texts = values(name).map(\.text)
            if !texts.isEmpty { return texts }
        }
        return []
    }
}
