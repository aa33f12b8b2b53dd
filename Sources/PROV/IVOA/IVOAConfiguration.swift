extension IVOA {
    /// A value that configures an activity (IVOA Provenance 1.0).
    public struct Parameter: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.parameter
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The value, in its lexical form.
        public var value: String? {
            get { record[ivoa: "value"] }
            set { record[ivoa: "value"] = newValue }
        }
    }

    /// What a parameter is (IVOA Provenance 1.0).
    public struct ParameterDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.parameterDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// What it is, in words.
        public var description: String? {
            get { record[ivoa: "description"] }
            set { record[ivoa: "description"] = newValue }
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

        /// The least value.
        public var min: String? {
            get { record[ivoa: "min"] }
            set { record[ivoa: "min"] = newValue }
        }

        /// The greatest value.
        public var max: String? {
            get { record[ivoa: "max"] }
            set { record[ivoa: "max"] = newValue }
        }

        /// The value where none is given.
        public var `default`: String? {
            get { record[ivoa: "default"] }
            set { record[ivoa: "default"] = newValue }
        }

        /// The values among which to choose; empty where any is allowed.
        public var options: [String] {
            get { record.ivoaTexts("options") }
            set { record.setIVOA("options", to: newValue) }
        }
    }

    /// A file that configures an activity (IVOA Provenance 1.0).
    public struct ConfigFile: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.configFile
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// Where the file is: a path or a URL.
        public var location: String? {
            get { record[ivoa: "location"] }
            set { record[ivoa: "location"] = newValue }
        }

        /// A comment.
        public var comment: String? {
            get { record[ivoa: "comment"] }
            set { record[ivoa: "comment"] = newValue }
        }
    }

    /// What a configuration file is (IVOA Provenance 1.0).
    public struct ConfigFileDescription: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.configFileDescription
        /// The record.
        public var record: Record
        /// Sees a record as an object of the class, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The media type.
        public var contentType: String? {
            get { record[ivoa: "contentType"] }
            set { record[ivoa: "contentType"] = newValue }
        }

        /// What it is, in words.
        public var description: String? {
            get { record[ivoa: "description"] }
            set { record[ivoa: "description"] = newValue }
        }
    }
}
