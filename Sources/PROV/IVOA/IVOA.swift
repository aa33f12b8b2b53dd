/// The IVOA Provenance Data Model 1.0, as a view of a W3C document.
///
/// A class of the IVOA is a record of the W3C with a `prov:type` of `voprov:` and the class; its
/// attributes are `voprov:` attributes. A W3C tool thus loses nothing, and an IVOA tool finds its
/// classes.
public enum IVOA {
    /// The URIs that are in use for the namespace, of which the first is written.
    ///
    /// The standard itself gives none.
    public static let namespaces: [String] = [
        Namespace.voprov.uri,
        "http://www.ivoa.net/documents/dm/provdm/voprov/",
        "http://www.ivoa.net/ns/voprov#",
    ]

    /// The local part of a name in one of the IVOA's namespaces; `nil` for any other name.
    public static func localPart(_ name: QualifiedName) -> String? {
        for namespace in namespaces where name.uri.hasPrefix(namespace) {
            return String(name.uri.dropFirst(namespace.count))
        }
        return nil
    }

    /// A class of the data model; the raw value is its name in the standard.
    public enum Class: String, CaseIterable, Hashable, Sendable {
        case datasetEntity = "DatasetEntity"
        case valueEntity = "ValueEntity"
        case collection = "Collection"
        case activityDescription = "ActivityDescription"
        case usageDescription = "UsageDescription"
        case generationDescription = "GenerationDescription"
        case entityDescription = "EntityDescription"
        case datasetDescription = "DatasetDescription"
        case valueDescription = "ValueDescription"
        case parameter = "Parameter"
        case parameterDescription = "ParameterDescription"
        case configFile = "ConfigFile"
        case configFileDescription = "ConfigFileDescription"

        /// The `prov:type` that says the class.
        public var name: QualifiedName { Namespace.voprov(rawValue) }
    }
}

extension Record {
    /// The classes of the IVOA that the record has as its types.
    ///
    /// `prov:Collection` counts as the IVOA's `Collection`.
    public var ivoaClasses: Set<IVOA.Class> {
        var classes: Set<IVOA.Class> = []
        for type in types {
            if let known = IVOA.localPart(type).flatMap(IVOA.Class.init) {
                classes.insert(known)
            } else if type == Namespace.prov("Collection") {
                classes.insert(.collection)
            }
        }
        return classes
    }

    /// The text of an attribute of the IVOA, by its name in the standard; `nil` where it is
    /// absent.
    ///
    /// The attributes that PROV has as well are found in its namespace too: `value`, `location`,
    /// `role`, and `label` for `name`. Setting writes the IVOA's, and drops what was there.
    public subscript(ivoa name: String) -> String? {
        get { ivoaTexts(name).first }
        set { setIVOA(name, to: newValue.map { [$0] } ?? []) }
    }

    /// All texts of an attribute of the IVOA.
    func ivoaTexts(_ name: String) -> [String] {
        let own = attributes.filter { IVOA.localPart($0.name) == name }
        if !own.isEmpty { return own.map(\.value.text) }
        let inPROV = values(Namespace.prov(name))
        if !inPROV.isEmpty { return inPROV.map(\.text) }
        return name == "name" ? values(.label).map(\.text) : []
    }

    /// Replaces an attribute of the IVOA.
    mutating func setIVOA(_ name: String, to texts: [String]) {
        attributes.removeAll { IVOA.localPart($0.name) == name }
        attributes += texts.map { Attribute(Namespace.voprov(name), .string($0)) }
    }
}
