extension IVOA {
    /// What an activity does and how, the same for all its executions (IVOA Provenance 1.0).
    public struct ActivityDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.activityDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The version of the method or software.
        public var version: String? {
            get { record[ivoa: "version"] }
            set { record[ivoa: "version"] = newValue }
        }

        /// What it is, in words.
        public var description: String? {
            get { record[ivoa: "description"] }
            set { record[ivoa: "description"] = newValue }
        }

        /// Where it is documented.
        public var docurl: String? {
            get { record[ivoa: "docurl"] }
            set { record[ivoa: "docurl"] = newValue }
        }

        /// The type; see ``ActivityType``.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }

        /// A type within the type.
        public var subtype: String? {
            get { record[ivoa: "subtype"] }
            set { record[ivoa: "subtype"] = newValue }
        }
    }

    /// What role a used entity plays for a kind of activity (IVOA Provenance 1.0).
    public struct UsageDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.usageDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The role, which the usage has as well.
        public var role: String? {
            get { record[ivoa: "role"] }
            set { record[ivoa: "role"] = newValue }
        }

        /// What it is, in words.
        public var description: String? {
            get { record[ivoa: "description"] }
            set { record[ivoa: "description"] = newValue }
        }

        /// The type; see ``FlowType``.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }

        /// How many there may be: `1`, `*`, `3..*`.
        public var multiplicity: String? {
            get { record[ivoa: "multiplicity"] }
            set { record[ivoa: "multiplicity"] = newValue }
        }
    }

    /// What role a generated entity plays for a kind of activity (IVOA Provenance 1.0).
    public struct GenerationDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.generationDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The role, which the generation has as well.
        public var role: String? {
            get { record[ivoa: "role"] }
            set { record[ivoa: "role"] = newValue }
        }

        /// What it is, in words.
        public var description: String? {
            get { record[ivoa: "description"] }
            set { record[ivoa: "description"] = newValue }
        }

        /// The type; see ``FlowType``.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }

        /// How many there may be: `1`, `*`, `3..*`.
        public var multiplicity: String? {
            get { record[ivoa: "multiplicity"] }
            set { record[ivoa: "multiplicity"] = newValue }
        }
    }
}
