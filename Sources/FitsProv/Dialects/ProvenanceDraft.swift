import FITS

/// What one dialect says of a file, as it is being noted.
struct ProvenanceDraft: Sendable {
    /// The name of the dialect, for origins.
    let dialect: String
    /// What ran, oldest first.
    var steps: [Step] = []
    /// What took part in the making of the product, of which the file does not say in which step.
    var unattributed = Step.unknown
    /// The fields of the product that no keyword list of a dialect gives.
    var fields: [Field] = []
    /// Companions that the product points to and was not made from.
    var links: [Link] = []
    /// The names that the product gives itself, the best first.
    var names: [String] = []

    init(_ dialect: String) {
        self.dialect = dialect
    }

    /// The place of a statement on a card.
    ///
    /// - Parameters:
    ///   - header: the header.
    ///   - card: the keyword, or ``HeaderView/HistoryLine/card``.
    ///   - certainty: how sure the statement is.
    /// - Returns: its origin.
    func origin(
        _ header: HeaderView, _ card: String, _ certainty: Origin.Certainty = .written
    ) -> Origin {
        Origin(dialect: dialect, hdu: header.number, card: card, certainty: certainty)
    }

    /// The place of a statement in a table.
    ///
    /// - Parameters:
    ///   - header: the header of the table.
    ///   - row: the number of the row, counted from 1.
    ///   - certainty: how sure the statement is.
    /// - Returns: its origin.
    func origin(
        _ header: HeaderView, row: Int, _ certainty: Origin.Certainty = .written
    ) -> Origin {
        Origin(dialect: dialect, hdu: header.number, row: row, certainty: certainty)
    }

    /// Whether nothing was noted.
    var isEmpty: Bool {
        steps.isEmpty && unattributed.isEmpty && fields.isEmpty && links.isEmpty
    }
}

extension Step {
    /// Begins a step that a file records.
    ///
    /// - Parameters:
    ///   - name: the name of the activity; empty if only something else of it is known.
    ///   - origin: where the file says so.
    init(_ name: String, _ origin: Origin) {
        self.init(activity: Activity(name: name, identifier: ""))
        self.origin = origin
    }

    /// Adds something that was used; in the end the same in the same role counts once.
    ///
    /// - Parameters:
    ///   - location: where it was.
    ///   - role: what for.
    ///   - digest: its digest when it was used.
    ///   - origin: where the file says so.
    mutating func use(
        _ location: String, role: String? = nil, digest: String? = nil, _ origin: Origin
    ) {
        guard !location.isEmpty else { return }
        var entity = UsedEntity(location: location, role: role)
        entity.digest = digest
        entity.origin = origin
        used.append(entity)
    }

    /// Adds a parameter.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - value: its value as text.
    ///   - origin: where the file says so.
    mutating func set(_ name: String, _ value: String, _ origin: Origin) {
        var parameter = Parameter(name: name, value: value)
        parameter.origin = origin
        parameters.append(parameter)
    }

    /// Adds a piece of software; in the end the same counts once.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - version: its version.
    ///   - origin: where the file says so.
    mutating func run(_ name: String, version: String? = nil, _ origin: Origin) {
        guard !name.isEmpty else { return }
        var program = Software(name: name, version: version)
        program.origin = origin
        software.append(program)
    }
}

extension Step {
    /// Leaves each thing in once, the first one; a header may name thousands.
    mutating func settle() {
        var entities: Set<[String?]> = []
        used.removeAll { !entities.insert([$0.location, $0.role]).inserted }
        var programs: Set<Software> = []
        software.removeAll { !programs.insert($0).inserted }
    }
}

extension Origin {
    /// The same place, of a statement that is only concluded from it.
    var inferred: Origin {
        var origin = self
        origin.certainty = .inferred
        return origin
    }
}

extension Field {
    /// A field that a file records.
    init(_ name: String, _ value: String, _ origin: Origin) {
        self.init(name: name, value: value)
        self.origin = origin
    }
}

extension Link {
    /// A companion that a file points to.
    init(_ location: String, role: String, _ origin: Origin) {
        self.init(location: location, role: role)
        self.origin = origin
    }
}
