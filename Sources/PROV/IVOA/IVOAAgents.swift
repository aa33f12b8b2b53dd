extension IVOA {
    /// An agent, with what the IVOA says of it (IVOA Provenance 1.0).
    ///
    /// Any agent of PROV is one.
    public struct Agent: Hashable, Sendable {
        /// The record, with all that it has beside the attributes of the class.
        public var record: Record

        /// Sees a record as an agent; `nil` where it is none.
        public init?(_ record: Record) {
            guard record.kind == .agent else { return nil }
            self.record = record
        }

        /// What sort of agent it is, by its `prov:type` or the IVOA's own attribute.
        public var type: AgentType? {
            let said = record.types.compactMap { type in
                type.isIn(.prov) ? AgentType(rawValue: type.localPart) : nil
            }
            return said.first ?? record[ivoa: "type"].flatMap(AgentType.init)
        }

        /// The name for people.
        public var name: String? {
            get { record[ivoa: "name"] }
            set { record[ivoa: "name"] = newValue }
        }

        /// A comment.
        public var comment: String? {
            get { record[ivoa: "comment"] }
            set { record[ivoa: "comment"] = newValue }
        }

        /// The address for electronic mail.
        public var email: String? {
            get { record[ivoa: "email"] }
            set { record[ivoa: "email"] = newValue }
        }

        /// The organization to which a person belongs.
        public var affiliation: String? {
            get { record[ivoa: "affiliation"] }
            set { record[ivoa: "affiliation"] = newValue }
        }

        /// The telephone number.
        public var phone: String? {
            get { record[ivoa: "phone"] }
            set { record[ivoa: "phone"] = newValue }
        }

        /// The postal address.
        public var address: String? {
            get { record[ivoa: "address"] }
            set { record[ivoa: "address"] = newValue }
        }

        /// A page about the agent.
        public var url: String? {
            get { record[ivoa: "url"] }
            set { record[ivoa: "url"] = newValue }
        }
    }

    /// An activity, with what the IVOA says of it (IVOA Provenance 1.0).
    ///
    /// Any activity of PROV is one; its times are the arguments of the record.
    public struct Activity: Hashable, Sendable {
        /// The record, with all that it has beside the attributes of the class.
        public var record: Record

        /// Sees a record as an activity; `nil` where it is none.
        public init?(_ record: Record) {
            guard record.kind == .activity else { return nil }
            self.record = record
        }

        /// The name for people.
        public var name: String? {
            get { record[ivoa: "name"] }
            set { record[ivoa: "name"] = newValue }
        }

        /// A comment.
        public var comment: String? {
            get { record[ivoa: "comment"] }
            set { record[ivoa: "comment"] = newValue }
        }
    }
}
