/// A name in PROV: a namespace's URI and a local part (PROV-DM).
///
/// Two names are equal when their URIs are, byte for byte: the concatenation of namespace and
/// local part. Where the one ends and the other begins does not matter, nor does any prefix.
public struct QualifiedName: Sendable {
    /// The URI of the namespace.
    public let namespace: String
    /// What follows the namespace in the URI.
    public let localPart: String

    /// Makes a name of a namespace's URI and a local part.
    public init(namespace: String, localPart: String) {
        self.namespace = namespace
        self.localPart = localPart
    }

    /// The URI that the name stands for.
    public var uri: String { namespace + localPart }

    /// Whether the name means nothing outside its document (`_:id1` in PROV-JSON).
    public var isBlank: Bool {
        namespace.utf8.first == UInt8(ascii: "_") && namespace.hasPrefix(Namespace.blank.uri)
    }

    /// Whether the name was made in a namespace.
    func isIn(_ namespace: Namespace) -> Bool { self.namespace == namespace.uri }
}

extension QualifiedName: Hashable {
    /// Whether two names have the same URI.
    public static func == (left: QualifiedName, right: QualifiedName) -> Bool {
        if isSame(left.namespace, right.namespace) {
            return isSame(left.localPart, right.localPart)
        }
        return left.count == right.count && isSame(left.uri, right.uri)
    }

    /// Hashes the bytes of the URI.
    public func hash(into hasher: inout Hasher) {
        // A hasher takes bytes as a stream, so that it does not matter where the name is split.
        unsafe namespace.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        unsafe localPart.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    private var count: Int { namespace.utf8.count + localPart.utf8.count }

    // Strings are equal already where they are equivalent in Unicode, which URIs are not.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left == right && left.utf8.count == right.utf8.count
            && (left.utf8Span.isKnownASCII || left.utf8.elementsEqual(right.utf8))
    }
}

extension QualifiedName: CustomStringConvertible {
    /// The URI.
    public var description: String { uri }
}
