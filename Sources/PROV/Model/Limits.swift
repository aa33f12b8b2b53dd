/// What a document that is read may at most be, so that a hostile one ends in an error.
public struct Limits: Hashable, Sendable {
    /// Bytes of the input.
    public var bytes = 16 << 20
    /// How deep elements, objects and arrays may be nested.
    public var depth = 64
    /// Records, in all bundles together.
    public var records = 1_000_000
    /// Attributes of one record, and members of one dictionary.
    public var attributes = 10_000
    /// Values of a PROV-JSON document: objects, arrays, strings and the like.
    public var values = 1_500_000
    /// Namespace declarations; attributes of one tag of PROV-XML as well.
    public var namespaces = 1_000

    /// The limits that hold where none are given.
    public static let `default` = Limits()

    /// Makes limits; each can then be changed.
    public init() {}
}
