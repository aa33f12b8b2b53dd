extension IVOA {
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
