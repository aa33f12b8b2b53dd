/// A name in PROV: a namespace's URI and a local part (PROV-DM).
///
/// Two names are equal when their URIs are, byte for byte: the concatenation of namespace and
/// local part. Where the one ends and the other begins does not matter, nor does any prefix.
public struct QualifiedName: Sendable {
    // One reference, since a document has each of its names many times.
    private let parts: Parts

    /// Makes a name of a namespace's URI and a local part.
    public init(namespace: String, localPart: String) {
        parts = Parts(namespace, localPart)
    }

    /// The URI of the namespace.
    public var namespace: String { parts.namespace }

    /// What follows the namespace in the URI.
    public var localPart: String { parts.localPart }

    /// The URI that the name stands for.
    public var uri: String { namespace + localPart }

    /// Whether the name means nothing outside its document (`_:id1` in PROV-JSON).
    public var isBlank: Bool { parts.isBlank }

    /// Whether the local part is a letter and then letters and digits of ASCII, which every format
    /// writes as they are.
    var hasSimpleLocalPart: Bool { parts.hasSimpleLocalPart }

    /// Whether the name was made in a namespace.
    func isIn(_ namespace: Namespace) -> Bool { self.namespace == namespace.uri }
}

extension QualifiedName {
    private final class Parts: Sendable {
        let namespace: String
        let localPart: String
        let isBlank: Bool
        let hasSimpleLocalPart: Bool
        /// The hash value of the bytes of the URI, which does not depend on where it is split.
        let hash: Int

        init(_ namespace: String, _ localPart: String) {
            self.namespace = namespace
            self.localPart = localPart
            isBlank = Self.isBlank(namespace, localPart)
            hasSimpleLocalPart =
                (localPart.utf8.first?.isASCIILetter ?? false)
                && localPart.allBytes { $0.isASCIILetter || $0.isASCIIDigit }
            var hasher = Hasher()
            // A hasher takes bytes as a stream.
            unsafe namespace.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
            unsafe localPart.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
            hash = hasher.finalize()
        }

        /// Whether the URI begins as ``Namespace/blank`` does, wherever it is split.
        private static func isBlank(_ namespace: String, _ localPart: String) -> Bool {
            switch namespace.utf8.count {
            case 0: localPart.utf8.starts(with: Namespace.blank.uri.utf8)
            case 1: namespace == "_" && localPart.utf8.first == UInt8(ascii: ":")
            default: namespace.utf8.starts(with: Namespace.blank.uri.utf8)
            }
        }
    }
}

extension QualifiedName: Hashable {
    /// Whether two names have the same URI.
    public static func == (left: QualifiedName, right: QualifiedName) -> Bool {
        if left.parts === right.parts { return true }
        guard left.parts.hash == right.parts.hash else { return false }
        if left.namespace.isSame(as: right.namespace) {
            return left.localPart.isSame(as: right.localPart)
        }
        return left.count == right.count && left.uri.isSame(as: right.uri)
    }

    /// Hashes the hash value of the URI.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(parts.hash)
    }

    private var count: Int { namespace.utf8.count + localPart.utf8.count }
}

extension QualifiedName: CustomStringConvertible {
    /// The URI.
    public var description: String { uri }
}
