import FITS
import PROV

extension Namespace {
    /// The names that the convention mints for what it describes.
    static let id = Namespace(prefix: "id", uri: "urn:fitsprov:id:")
    /// The convention's own attributes and types.
    static let fitsprov = Namespace(prefix: "fitsprov", uri: "urn:fitsprov:vocabulary#")
    /// The provenance fields of a product: their names, and nothing else.
    static let field = Namespace(prefix: "field", uri: "urn:fitsprov:field#")
    /// The namespaces that every document of the convention declares.
    static let convention = [prov, xsd, xsi, dcterms, voprov, fitsprov, field, id]
}

/// Qualified names for what has a URI, a digest or only a place (docs/convention.md, part 2).
///
/// The same thing has the same name in every document, whoever mentions it, so that documents chain
/// by merging.
struct NameMint {
    /// The project's own namespaces, by prefix.
    let namespaces: [String: String]

    private static let uuidPrefix = "urn:uuid:"
    /// Hexadecimal digits of a digest that are enough for a name.
    private static let digits = 32

    /// The name of what a URI identifies.
    ///
    /// A UUID keeps its digits: `urn:uuid:7c9e…` is `id:u7c9e…`. A name of one of the project's
    /// namespaces, as in `cta:consortium`, is that name. Any other URI is named by its SHA-256.
    func name(of identifier: String) -> QualifiedName {
        if identifier.lowercased().hasPrefix(NameMint.uuidPrefix) {
            let digits = identifier.dropFirst(NameMint.uuidPrefix.count).lowercased()
            if digits.utf8.allSatisfy(NameMint.isNameByte), !digits.isEmpty {
                return Namespace.id("u" + digits)
            }
        }
        if let colon = identifier.firstIndex(of: ":"),
            let uri = namespaces[String(identifier[..<colon])]
        {
            let local = String(identifier[identifier.index(after: colon)...])
            return QualifiedName(namespace: uri, localPart: local)
        }
        return hashed("i", identifier)
    }

    /// The name of something that was used: by identifier, else by a digest that is not weak, else by
    /// place.
    func name(of used: UsedEntity) -> QualifiedName {
        if let identifier = used.identifier { return name(of: identifier) }
        if let digest = used.digest, !WeakDigest.isWeak(digest),
            let colon = digest.lastIndex(of: ":")
        {
            return Namespace.id("d" + digest[digest.index(after: colon)...])
        }
        return hashed("l", used.location)
    }

    /// The name of an agent: by identifier, else by its own name.
    func name(of agent: Agent) -> QualifiedName {
        agent.identifier.map { name(of: $0) }
            ?? Namespace.id("agent-" + NameMint.escaped(agent.name))
    }

    /// A text as the end of a name: letters, digits, `.`, `-`, `_`; each other byte as `_xHH`, and
    /// so an underscore before an `x`, so that no two texts give one name.
    static func escaped(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF")
        let bytes = Array(text.utf8)
        return bytes.indices.map { index in
            let byte = bytes[index]
            let looksEscaped =
                byte == UInt8(ascii: "_") && index + 1 < bytes.count
                && bytes[index + 1] == UInt8(ascii: "x")
            guard !isNameByte(byte) || looksEscaped else { return String(Unicode.Scalar(byte)) }
            return "_x\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
        }.joined()
    }

    private func hashed(_ letter: String, _ text: String) -> QualifiedName {
        Namespace.id(letter + Digest(of: text.utf8).hexadecimal.prefix(NameMint.digits))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
