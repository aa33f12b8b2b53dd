/// The attributes of a record, put in the order in which PROV-XML wants them.
struct XMLAttributes {
    /// Those for which the schema has an element of PROV, in its order.
    let inPlace: ArraySlice<Attribute>
    /// All others, in their own order, after those.
    let beside: ArraySlice<Attribute>

    init(_ attributes: [Attribute], of kind: Record.Kind) {
        var inPlace: [(place: Int, attribute: Attribute)] = []
        var beside: [Attribute] = []
        var hasValue = false
        // How many attributes are where they have to be already.
        var sorted = 0
        var last = 0
        for (index, attribute) in attributes.enumerated() {
            var place = Self.place(attribute, kind)
            if place == 4 {
                if hasValue { place = nil }
                hasValue = true
            }
            if sorted == index, let place, place >= last {
                sorted += 1
                last = place
            } else if let place {
                inPlace.append((place, attribute))
            } else {
                beside.append(attribute)
            }
        }
        guard !inPlace.isEmpty else {
            self.inPlace = attributes[..<sorted]
            self.beside = attributes[sorted...]
            return
        }
        let before = attributes[..<sorted].map { (Self.place($0, kind) ?? 0, $0) }
        // The sort is stable.
        self.inPlace = (before + inPlace).sorted { $0.0 < $1.0 }.map(\.1)[...]
        self.beside = beside[...]
    }

    private static let order: [QualifiedName] = [.label, .location, .role, .type, .value]

    private static func place(_ attribute: Attribute, _ kind: Record.Kind) -> Int? {
        guard attribute.name.isIn(.prov),
            let place = order.firstIndex(of: attribute.name), attribute.value.text.isXML
        else { return nil }
        let isAllowed =
            switch place {
            case 0: attribute.value.isLabel
            case 1: attribute.value.isSimple && kind.allowsLocation
            case 2: attribute.value.isSimple && kind.allowsRole
            case 3: attribute.value.isSimple
            default: attribute.value.isSimple && kind == .entity
            }
        return isAllowed ? place : nil
    }
}

extension Value {
    /// Whether `prov:label`, a string with perhaps a language, can hold the value.
    fileprivate var isLabel: Bool {
        switch self {
        case .string: true
        case .localized(_, let language): SchemaLexical.isLanguage(language)
        case .typed, .name: false
        }
    }

    /// Whether an element of `xs:anySimpleType` can hold the value.
    fileprivate var isSimple: Bool {
        switch self {
        case .string, .name: true
        case .localized(_, let language): SchemaLexical.isLanguage(language)
        case .typed(let text, let datatype):
            datatype.isIn(.xsd)
                && SchemaLexical.isValid(text, type: datatype.localPart)
        }
    }
}

extension Record.Kind {
    fileprivate var allowsLocation: Bool {
        switch self {
        case .entity, .activity, .agent, .wasGeneratedBy, .used, .wasInvalidatedBy, .wasStartedBy,
            .wasEndedBy:
            true
        default: false
        }
    }

    fileprivate var allowsRole: Bool {
        switch self {
        case .wasGeneratedBy, .used, .wasInvalidatedBy, .wasStartedBy, .wasEndedBy,
            .wasAssociatedWith:
            true
        default: false
        }
    }
}
