import FITS

/// What two steps used, paired.
///
/// The same thing is the same; else what has the same identifier, then what has the same role and
/// was made by the same activity, then the same role, then the same name. Of several that are alike
/// in this, those of one name and place go together, then those of one name, then in their order.
struct InputAlignment {
    /// Something that one of two steps used.
    struct Input {
        let edge: Lineage.Edge
        /// The activity that made it, if that is known.
        let activity: String?
    }

    /// The same place in both steps, with something else in it.
    private(set) var pairs: [(first: Lineage.Edge, second: Lineage.Edge)] = []
    /// The same thing with another role.
    private(set) var roles: [(first: Lineage.Edge, second: Lineage.Edge)] = []
    /// The same content in both steps.
    private(set) var same: [(first: Lineage.Edge, second: Lineage.Edge)] = []
    /// What only the first used.
    private(set) var onlyFirst: [Lineage.Edge] = []
    /// What only the second used.
    private(set) var onlySecond: [Lineage.Edge] = []

    private enum Key: Hashable {
        case text(String)
        case made(role: String?, by: String)
        case role(String)
        case name(NormalName)
        indirect case both(Key, NormalName)
        indirect case placed(Key, String)
    }

    init(_ first: [Input], _ second: [Input]) {
        var mine = first
        var others = second
        // Of several of one content, those of one name go together.
        same += InputAlignment.match(&mine, &others) { input in
            input.content.map {
                .both(.text($0), NormalName(ofPath: input.edge.used.location))
            }
        }
        same += InputAlignment.match(&mine, &others) { $0.content.map(Key.text) }
        roles += same.filter { $0.first.used.role != $0.second.used.role }
        for same in InputAlignment.match(&mine, &others, { $0.place.map(Key.text) })
        where same.0.used.role != same.1.used.role {
            roles.append(same)
        }
        let keys: [(Input) -> Key?] = [
            { $0.edge.used.identifier.map(Key.text) },
            { input in input.activity.map { Key.made(role: input.edge.used.role, by: $0) } },
            { $0.edge.used.role.map(Key.role) },
            { Key.name(NormalName(ofPath: $0.edge.used.location)) },
        ]
        for key in keys {
            // Lists are in the order in which files happened to be given.
            pairs += InputAlignment.match(&mine, &others) { input in
                key(input).map { .placed($0, input.edge.used.location) }
            }
            pairs += InputAlignment.match(&mine, &others) { input in
                key(input).map { .both($0, NormalName(ofPath: input.edge.used.location)) }
            }
            pairs += InputAlignment.match(&mine, &others, key)
        }
        onlyFirst = mine.map(\.edge)
        onlySecond = others.map(\.edge)
    }

    /// Takes out of both lists what has the same key, in the order of the first.
    private static func match(
        _ first: inout [Input], _ second: inout [Input], _ key: (Input) -> Key?
    ) -> [(Lineage.Edge, Lineage.Edge)] {
        var places: [Key: [Int]] = [:]
        for (index, input) in second.enumerated().reversed() {
            if let key = key(input) { places[key, default: []].append(index) }
        }
        var taken: Set<Int> = []
        var matched: [(Lineage.Edge, Lineage.Edge)] = []
        var rest: [Input] = []
        for input in first {
            if let key = key(input), let index = places[key]?.popLast() {
                taken.insert(index)
                matched.append((input.edge, second[index].edge))
            } else {
                rest.append(input)
            }
        }
        first = rest
        second = second.indices.filter { !taken.contains($0) }.map { second[$0] }
        return matched
    }
}

extension InputAlignment.Input {
    /// What it was when it was used, by its content.
    fileprivate var content: String? { edge.used.digest }

    /// What it was by its name, where that is all that is known.
    fileprivate var place: String? {
        edge.used.digest == nil ? edge.used.identifier ?? edge.used.location : nil
    }
}
