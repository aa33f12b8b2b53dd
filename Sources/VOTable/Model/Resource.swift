/// What a document says of itself, before its resources.
public struct Header: Hashable, Sendable {
    /// The version of the standard that it follows, such as `1.4`; what is written is always that.
    public var version: String?
    /// What the document is, in words.
    public var description: String?
    /// Remarks.
    public var infos: [Info] = []
    /// Systems of coordinates.
    public var coordinateSystems: [CoordinateSystem] = []
    /// Systems of times.
    public var timeSystems: [TimeSystem] = []
    /// Values that hold for the whole document.
    public var parameters: [Parameter] = []
    /// Groups of them.
    public var groups: [Group] = []

    /// Makes a header without anything in it.
    public init() {}
}

/// A set of tables, or of what describes one: the element RESOURCE (VOTable 1.4 §3.4).
///
/// It holds what stands before the first table.
public struct Resource: Hashable, Sendable {
    /// What a resource is for.
    public enum Kind: String, Hashable, Sendable {
        /// Tables.
        case results
        /// What describes tables or services.
        case meta
    }

    /// What it is for; `nil` where that is not said.
    public var kind: Kind?
    /// The name.
    public var name: String?
    /// An XML identifier.
    public var id: String?
    /// The place in a data model, such as `adhoc:service`.
    public var utype: String?
    /// What the resource is, in words.
    public var description: String?
    /// Remarks.
    public var infos: [Info] = []
    /// Systems of coordinates.
    public var coordinateSystems: [CoordinateSystem] = []
    /// Systems of times.
    public var timeSystems: [TimeSystem] = []
    /// Values that hold for the whole resource.
    public var parameters: [Parameter] = []
    /// Groups of them.
    public var groups: [Group] = []

    /// Makes a resource without anything in it.
    ///
    /// - Parameters:
    ///   - kind: what it is for.
    ///   - name: its name.
    ///   - utype: its place in a data model.
    ///   - id: an XML identifier.
    public init(
        _ kind: Kind?, name: String? = nil, utype: String? = nil, id: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.utype = utype
        self.id = id
    }

    /// A resource that describes a service (DataLink 1.1 §4).
    ///
    /// - Parameters:
    ///   - name: its name, unique in the document.
    ///   - accessURL: where the service is.
    ///   - standardID: the standard that it follows, where it follows one.
    ///   - contentType: the media type of its answers.
    ///   - inputs: its parameters; one with a `ref` takes its values from that column.
    /// - Returns: the resource.
    public static func service(
        name: String, accessURL: String, standardID: String? = nil, contentType: String? = nil,
        inputs: [Parameter]
    ) -> Resource {
        var resource = Resource(.meta, name: name, utype: "adhoc:service")
        if let standardID { resource.parameters.append(Parameter("standardID", text: standardID)) }
        resource.parameters.append(Parameter("accessURL", text: accessURL))
        if let contentType {
            resource.parameters.append(Parameter("contentType", text: contentType))
        }
        resource.groups.append(Group("inputParams", members: inputs.map(Group.Member.parameter)))
        return resource
    }
}
