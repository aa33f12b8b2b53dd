extension IVOA {
    /// A resource that is a data set, such as a file (IVOA Provenance 1.0).
    public struct DatasetEntity: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.datasetEntity
        /// The record.
        public var record: Record
        /// Sees a record as a data set, whatever its types.
        public init(viewing record: Record) { self.record = record }
    }

    /// A value that is an entity of its own (IVOA Provenance 1.0).
    public struct ValueEntity: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.valueEntity
        /// The record.
        public var record: Record
        /// Sees a record as a value, whatever its types.
        public init(viewing record: Record) { self.record = record }

        /// The value, in its lexical form.
        public var value: String? {
            get { record[ivoa: "value"] }
            set { record[ivoa: "value"] = newValue }
        }
    }

    /// An entity that has others as its members (IVOA Provenance 1.0).
    public struct Collection: IVOAObject {
        /// The class.
        public static let ivoaClass = Class.collection
        /// The record.
        public var record: Record
        /// Sees a record as a collection, whatever its types.
        public init(viewing record: Record) { self.record = record }
    }
}

/// What every kind of entity of the IVOA has (IVOA Provenance 1.0).
public protocol IVOAEntity: IVOAObject {}

extension IVOA.DatasetEntity: IVOAEntity {}
extension IVOA.ValueEntity: IVOAEntity {}
extension IVOA.Collection: IVOAEntity {}

extension IVOAEntity {
    /// Where the entity is: a path or a URL.
    public var location: String? {
        get { record[ivoa: "location"] }
        set { record[ivoa: "location"] = newValue }
    }

    /// When the entity came to be, in the form of ISO 8601.
    public var generatedAtTime: String? {
        get { record[ivoa: "generatedAtTime"] }
        set { record[ivoa: "generatedAtTime"] = newValue }
    }

    /// When the entity ceased to be usable, in the form of ISO 8601.
    public var invalidatedAtTime: String? {
        get { record[ivoa: "invalidatedAtTime"] }
        set { record[ivoa: "invalidatedAtTime"] = newValue }
    }

    /// A comment.
    public var comment: String? {
        get { record[ivoa: "comment"] }
        set { record[ivoa: "comment"] = newValue }
    }
}
