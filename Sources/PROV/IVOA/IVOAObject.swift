/// A record of the W3C seen as an object of a class of the IVOA.
public protocol IVOAObject: Hashable, Sendable {
    /// The class.
    static var ivoaClass: IVOA.Class { get }
    /// The record, with all that it has beside the attributes of the class.
    var record: Record { get set }
    /// Sees a record as an object of the class, whatever its types.
    init(viewing record: Record)
}

extension IVOAObject {
    /// Sees a record as an object of the class; `nil` where its types do not say so.
    public init?(_ record: Record) {
        guard record.kind == .entity, record.ivoaClasses.contains(Self.ivoaClass) else {
            return nil
        }
        self.init(viewing: record)
    }

    /// Makes an object of an identifier and a name.
    public init(_ identifier: QualifiedName, name: String) {
        self.init(
            viewing: Record(
                .entity, identifier,
                attributes: [
                    Attribute(.label, .string(name)),
                    Attribute(.type, .name(Self.ivoaClass.name)),
                    Attribute(Namespace.voprov("name"), .string(name)),
                ]))
    }

    /// The identifier of the record.
    public var identifier: QualifiedName? { record.identifier }

    /// The name for people.
    public var name: String? {
        get { record[ivoa: "name"] }
        set { record[ivoa: "name"] = newValue }
    }
}

extension Document {
    /// The objects of a class of the IVOA outside all bundles, in their order.
    public func objects<Object: IVOAObject>(_ type: Object.Type) -> [Object] {
        records.compactMap { Object($0) }
    }
}
