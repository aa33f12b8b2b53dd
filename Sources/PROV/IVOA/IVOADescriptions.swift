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

    /// What a kind of entity is (IVOA Provenance 1.0).
    public struct EntityDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.entityDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

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

        /// Its type.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }
    }

    /// What a kind of data set is (IVOA Provenance 1.0).
    public struct DatasetDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.datasetDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

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

        /// Its type.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }

        /// The media type, such as `application/fits`.
        public var contentType: String? {
            get { record[ivoa: "contentType"] }
            set { record[ivoa: "contentType"] = newValue }
        }
    }

    /// What a kind of value is (IVOA Provenance 1.0).
    public struct ValueDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.valueDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

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

        /// Its type.
        public var type: String? {
            get { record[ivoa: "type"] }
            set { record[ivoa: "type"] = newValue }
        }

        /// The type of the value, as VOTable says it.
        public var valueType: String? {
            get { record[ivoa: "valueType"] }
            set { record[ivoa: "valueType"] = newValue }
        }

        /// The unit of the value.
        public var unit: String? {
            get { record[ivoa: "unit"] }
            set { record[ivoa: "unit"] = newValue }
        }

        /// The UCD of the value.
        public var ucd: String? {
            get { record[ivoa: "ucd"] }
            set { record[ivoa: "ucd"] = newValue }
        }

        /// The utype of the value.
        public var utype: String? {
            get { record[ivoa: "utype"] }
            set { record[ivoa: "utype"] = newValue }
        }
    }
}
