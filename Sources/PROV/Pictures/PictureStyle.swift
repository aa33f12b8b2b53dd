/// What a thing looks like: the shapes and colours by which PROV is known.
///
/// They are those of `prov.dot` and, for the IVOA's classes, of `voprov`.
struct PictureStyle: Hashable {
    /// The word for it, which is also its class in SVG.
    let word: String
    /// Graphviz's name of the shape.
    let shape: String
    /// The colour inside.
    let fill: String
    /// The colour of the outline.
    let line: String
    /// How prominent it is where styles compete: a thing may be an entity and an agent.
    let rank: Int

    static let entity = PictureStyle("entity", "oval", "#FFFC87", "#808080", 0)
    static let activity = PictureStyle("activity", "box", "#9FB1FC", "#0000FF", 2)
    static let agent = PictureStyle("agent", "house", "#FED37F", "#B37400", 1)

    private init(_ word: String, _ shape: String, _ fill: String, _ line: String, _ rank: Int) {
        self.word = word
        self.shape = shape
        self.fill = fill
        self.line = line
        self.rank = rank
    }

    /// The style of a record; `nil` for relations.
    init?(_ record: Record) {
        let special = record.ivoaClasses.compactMap { Self.ivoa[$0] }.max { $0.rank < $1.rank }
        switch record.kind {
        case .entity: self = special ?? .entity
        case .activity: self = .activity
        case .agent: self = .agent
        default: return nil
        }
    }

    /// Whether it is a parameter of the IVOA or its description, which are drawn as notes.
    var isParameter: Bool { shape == "note" }

    /// The style of what nothing describes, but which must be of this sort.
    func undeclared() -> PictureStyle {
        PictureStyle(word, shape, "#E6E6E6", "#696969", -1)
    }

    // Of several classes the most special one counts.
    private static let ivoa: [IVOA.Class: PictureStyle] = [
        .parameter: configuration("parameter", "note", 4),
        .configFile: configuration("configuration", "box3d", 4),
        .activityDescription: description("box", 4),
        .entityDescription: description("oval", 3),
        .datasetDescription: description("oval", 4),
        .valueDescription: description("oval", 4),
        .usageDescription: description("invtrapezium", 4),
        .generationDescription: description("trapezium", 4),
        .configFileDescription: description("box3d", 4),
        .parameterDescription: description("note", 4),
    ]

    private static func description(_ shape: String, _ rank: Int) -> PictureStyle {
        PictureStyle("description", shape, "#FF7C47", "#A03000", rank)
    }

    private static func configuration(_ word: String, _ shape: String, _ rank: Int) -> PictureStyle
    {
        PictureStyle(word, shape, "#4CDD4C", "#1E7B1E", rank)
    }
}

extension PictureStyle {
    /// What an arrow looks like.
    struct Line: Hashable {
        /// The relation's kind, which is also its class in SVG.
        let word: String
        /// The colour of the arrow.
        let color: String
        /// The colour of its name, dark enough to be read.
        let font: String
        /// Whether it is drawn with dashes.
        var isDashed = false
    }

    /// The line and the word of a relation.
    static func line(_ record: Record) -> (line: Line, label: String) {
        let classes = record.ivoaClasses
        if let (known, word, color) = ivoaRelations.first(where: { classes.contains($0.class) }) {
            let font = known == .relatedToRelation ? "#5C665C" : "#2C602C"
            return (Line(word: word, color: color, font: font), word)
        }
        let word = record.kind.rawValue
        let (color, font): (String, String) =
            switch record.kind {
            case .wasGeneratedBy: ("#006400", "#006400")
            case .used: ("#8B0000", "#8B0000")
            case .wasAttributedTo, .wasAssociatedWith, .actedOnBehalfOf: ("#FED37F", "#8A5A00")
            case .wasInfluencedBy: ("#808080", "#606060")
            default: ("#000000", "#404040")
            }
        let types = Set(record.types.map(\.localPart))
        let special = derivations.first { types.contains($0.key) }?.value
        let label = record.kind == .wasDerivedFrom ? special ?? word : word
        return (Line(word: word, color: color, font: font), label)
    }

    private static let derivations = [
        "Revision": "wasRevisionOf", "Quotation": "wasQuotedFrom",
        "PrimarySource": "hadPrimarySource",
    ]

    private static let ivoaRelations: [(class: IVOA.Class, word: String, color: String)] = [
        (.descriptionRelation, "isDescribedBy", "#FF6629"),
        (.relatedToRelation, "isRelatedTo", "#BFC9BF"),
        (.wasConfiguredBy, "wasConfiguredBy", "#57B857"),
        (.hadReference, "hadReference", "#57B857"),
    ]
}
