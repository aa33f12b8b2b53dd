/// How a keyword of the IVOA's own serializations is a record of the W3C.
///
/// The IVOA's reference implementation writes its classes as keywords beside those of PROV. Here
/// they are records of the W3C with a `prov:type` of the class, so that every PROV tool
/// understands them.
struct IVOAForm: Sendable {
    let ivoaClass: IVOA.Class
    /// What the arguments are called there, in their order.
    private let arguments: [String]

    /// The form of a keyword; `nil` where it is none of the IVOA's.
    init?(_ keyword: String) {
        guard let form = Self.forms[keyword] else { return nil }
        self = form
    }

    private init(_ ivoaClass: IVOA.Class, _ arguments: [String] = []) {
        self.ivoaClass = ivoaClass
        self.arguments = arguments
    }

    var kind: Record.Kind { ivoaClass.kinds[0] }
    var type: QualifiedName { ivoaClass.name }

    /// The name that an attribute has in the record of the W3C.
    func rename(_ name: QualifiedName) -> QualifiedName {
        guard !name.isIn(.prov), let index = arguments.firstIndex(of: name.localPart) else {
            return name
        }
        return Namespace.prov(kind.arguments[index].rawValue)
    }

    private static let forms: [String: IVOAForm] = {
        var forms = [
            "isDescribedBy": IVOAForm(.descriptionRelation, ["described", "descriptor"]),
            "isRelatedTo": IVOAForm(.relatedToRelation, ["related", "relator"]),
            "wasConfiguredBy": IVOAForm(.wasConfiguredBy, ["configured", "configurator"]),
            "hadReference": IVOAForm(.hadReference, ["referenced", "referrer"]),
        ]
        // The elements that PROV has no keyword for.
        for element in IVOA.Class.allCases
        where element.kinds == [.entity] && !element.isInPROV && element != .collection {
            let name = element.rawValue
            forms[name.prefix(1).lowercased() + name.dropFirst()] = IVOAForm(element)
        }
        return forms
    }()
}
