/// Columns and parameters that belong together: the element GROUP (VOTable 1.4 §4.9).
public struct Group: Hashable, Sendable {
    /// What a group has in it.
    public enum Member: Hashable, Sendable {
        /// A column of the same table, by its identifier.
        case column(ref: String)
        /// A parameter that stands elsewhere, by its identifier.
        case parameterReference(ref: String)
        /// A parameter.
        case parameter(Parameter)
        /// A group within the group.
        case group(Group)
    }

    /// The name.
    public var name: String?
    /// An XML identifier.
    public var id: String?
    /// The identifier of something that the group refers to.
    public var ref: String?
    /// What it is about, a UCD.
    public var ucd: String?
    /// The place in a data model.
    public var utype: String?
    /// What the group is, in words.
    public var description: String?
    /// What is in it, in order.
    public var members: [Member]

    /// Makes a group.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - utype: its place in a data model.
    ///   - members: what is in it.
    public init(_ name: String? = nil, utype: String? = nil, members: [Member] = []) {
        self.name = name
        self.utype = utype
        self.members = members
    }

    /// The parameters that stand in the group itself.
    public var parameters: [Parameter] {
        members.compactMap { member in
            if case .parameter(let parameter) = member { parameter } else { nil }
        }
    }
}
