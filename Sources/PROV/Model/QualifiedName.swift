/// A name in PROV: a namespace's URI and a local part (PROV-DM).
///
/// Two names are equal when their URIs are: the concatenation of namespace and local part. Where
/// the one ends and the other begins does not matter, nor does any prefix.
public struct QualifiedName: Sendable {
    /// The URI that the name stands for.
    public let uri: String
    /// How many UTF-8 bytes of `uri` are the namespace.
    private let boundary: Int

    /// Makes a name of a namespace's URI and a local part.
    public init(namespace: String, localPart: String) {
        uri = namespace + localPart
        boundary = namespace.utf8.count
    }

    /// The URI of the namespace.
    public var namespace: String {
        String(uri[..<split])
    }

    /// What follows the namespace in the URI.
    public var localPart: String {
        String(uri[split...])
    }

    /// Whether the name means nothing outside its document (`_:id1` in PROV-JSON).
    public var isBlank: Bool {
        uri.utf8.starts(with: Namespace.blank.uri.utf8)
    }

    private var split: String.Index {
        uri.utf8.index(uri.startIndex, offsetBy: boundary)
    }
}

extension QualifiedName: Hashable {
    /// Whether two names have the same URI.
    public static func == (left: QualifiedName, right: QualifiedName) -> Bool {
        left.uri == right.uri
    }

    /// Hashes the URI.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(uri)
    }
}

extension QualifiedName: CustomStringConvertible {
    /// The URI.
    public var description: String { uri }
}
