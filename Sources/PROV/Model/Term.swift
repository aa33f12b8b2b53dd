extension Record {
    /// The value of a formal argument.
    public enum Term: Hashable, Sendable {
        /// The identifier of another record.
        case name(QualifiedName)
        /// A time, in the lexical form of `xsd:dateTime`.
        case time(String)
        /// The members of a dictionary: keys with their entities (PROV-Dictionary).
        case pairs([KeyEntityPair])
        /// Keys that were removed from a dictionary (PROV-Dictionary).
        case keys([Value])
    }

    /// A key of a dictionary and the entity it leads to (PROV-Dictionary).
    public struct KeyEntityPair: Hashable, Sendable {
        /// The key, any literal.
        public let key: Value
        /// The identifier of the entity.
        public let entity: QualifiedName

        /// Makes a pair of a key and an entity.
        public init(key: Value, entity: QualifiedName) {
            self.key = key
            self.entity = entity
        }
    }
}

extension Record.Argument {
    /// What a term of this argument must be.
    package var sort: Sort {
        switch self {
        case .time, .startTime, .endTime: .time
        case .keyEntityPairs: .pairs
        case .keys: .keys
        default: .name
        }
    }

    /// The cases of a term, without their values.
    package enum Sort: Hashable, Sendable {
        case name, time, pairs, keys
    }
}

extension Record.Term {
    /// Which case of a term this is.
    package var sort: Record.Argument.Sort {
        switch self {
        case .name: .name
        case .time: .time
        case .pairs: .pairs
        case .keys: .keys
        }
    }
}
