extension IVOA {
    /// An activity and what configured it (IVOA Provenance 1.0).
    public struct WasConfiguredBy: Hashable, Sendable {
        /// The identifier of the activity.
        public let activity: QualifiedName
        /// The identifier of the parameter or configuration file.
        public let configurator: QualifiedName
        /// Which of the two it is, where the document says so.
        public let artefactType: ArtefactType?

        /// Makes a relation of its parts.
        public init(
            activity: QualifiedName, configurator: QualifiedName, artefactType: ArtefactType?
        ) {
            self.activity = activity
            self.configurator = configurator
            self.artefactType = artefactType
        }

        /// The relation that a record is: a usage of type `voprov:WasConfiguredBy`, or an
        /// influence of type `voprov:ConfigurationRelation`; `nil` for any other record.
        public init?(_ record: Record) {
            let types = record.types.compactMap(IVOA.localPart)
            let ends: (QualifiedName?, QualifiedName?)
            switch record.kind {
            case .used where types.contains("WasConfiguredBy"):
                ends = (record.name(.activity), record.name(.entity))
            case .wasInfluencedBy
            where types.contains("ConfigurationRelation") || types.contains("WasConfiguredBy"):
                ends = (record.name(.influencee), record.name(.influencer))
            default:
                return nil
            }
            guard let activity = ends.0, let configurator = ends.1 else { return nil }
            self.init(
                activity: activity, configurator: configurator,
                artefactType: record[ivoa: "artefactType"].flatMap(ArtefactType.init(text:)))
        }

        /// The relation as a record of the W3C.
        public var record: Record {
            var record = Record(
                .used, nil, [.activity: .name(activity), .entity: .name(configurator)],
                attributes: [Attribute(.type, .name(Namespace.voprov("WasConfiguredBy")))])
            record[ivoa: "artefactType"] = artefactType?.rawValue
            return record
        }
    }

    /// A thing and its description (`isDescribedBy` in the IVOA's serializations).
    public struct DescriptionRelation: Hashable, Sendable {
        /// The identifier of what is described.
        public let described: QualifiedName
        /// The identifier of the description.
        public let descriptor: QualifiedName

        /// Makes a relation of its ends.
        public init(described: QualifiedName, descriptor: QualifiedName) {
            self.described = described
            self.descriptor = descriptor
        }

        /// The relation that a record is, an influence of type `voprov:DescriptionRelation`;
        /// `nil` for any other record.
        public init?(_ record: Record) {
            guard record.kind == .wasInfluencedBy,
                record.types.compactMap(IVOA.localPart).contains("DescriptionRelation"),
                let described = record.name(.influencee),
                let descriptor = record.name(.influencer)
            else { return nil }
            self.init(described: described, descriptor: descriptor)
        }

        /// The relation as a record of the W3C.
        public var record: Record {
            Record(
                .wasInfluencedBy, nil,
                [.influencee: .name(described), .influencer: .name(descriptor)],
                attributes: [Attribute(.type, .name(Namespace.voprov("DescriptionRelation")))])
        }
    }
}

extension Document {
    /// What configured the activities of the document, in their order.
    public var configurations: [IVOA.WasConfiguredBy] {
        records.compactMap { IVOA.WasConfiguredBy($0) }
    }

    /// The things that are described, with their descriptions, in their order.
    public var descriptions: [IVOA.DescriptionRelation] {
        records.compactMap { IVOA.DescriptionRelation($0) }
    }

    /// The parameters of an activity, in the order of their relations.
    public func parameters(of activity: QualifiedName) -> [IVOA.Parameter] {
        configurators(of: activity)
    }

    /// The configuration files of an activity, in the order of their relations.
    public func configFiles(of activity: QualifiedName) -> [IVOA.ConfigFile] {
        configurators(of: activity)
    }

    /// The members of a collection, in their order.
    public func members(of collection: QualifiedName) -> [QualifiedName] {
        records.compactMap {
            $0.kind == .hadMember && $0.name(.collection) == collection ? $0.name(.entity) : nil
        }
    }

    private func configurators<Object: IVOAObject>(of activity: QualifiedName) -> [Object] {
        let names = configurations.filter { $0.activity == activity }.map(\.configurator)
        guard !names.isEmpty else { return [] }
        let objects = Dictionary(
            objects(Object.self).map { ($0.identifier, $0) },
            uniquingKeysWith: { first, _ in first })
        return names.compactMap { objects[$0] }
    }
}
