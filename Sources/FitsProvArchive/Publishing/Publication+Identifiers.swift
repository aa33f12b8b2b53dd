import Files

extension Publication.Naming {
    /// The path of the file `f`, in the words of SQLite.
    static let path = "((SELECT d.path FROM folders d WHERE d.id = f.folder) || '/' || f.name)"

    /// What all identifiers of products without one of their own begin with.
    var identifierStart: String { "ivo://\(authority)/\(archive.percentEncoded)?" }

    /// The identifier under which a product is published: its own of the IVOA, else one that is made of the
    /// identifier in its stamp, or of its path; the path follows where two files share one.
    ///
    /// It speaks of `f`, `p` and `o`, rows of `files`, `products` and `obscore`.
    var identifier: String {
        let isShared = """
            EXISTS (SELECT 1 FROM products q JOIN files g ON g.id = q.file AND g.state = 0 \
            WHERE q.identifier = p.identifier AND q.file <> p.file)
            """
        let made = """
            \(identifierStart.quoted) || CASE WHEN p.identifier IS NULL \
            THEN \(SQLFunctions.escape)(\(Self.path)) \
            ELSE \(SQLFunctions.escape)(p.identifier) || CASE WHEN \(isShared) \
            THEN '#' || \(SQLFunctions.escape)(\(Self.path)) ELSE '' END END
            """
        return "coalesce(o.obs_publisher_did, \(made))"
    }
}

extension Publication {
    /// The files that may have an identifier, in the words of SQLite: each is then compared.
    ///
    /// - Parameter identifier: the place of the bound identifier.
    /// - Returns: a SELECT of numbers of files.
    func filesSQL(identifiedBy identifier: String) -> String {
        Publication.filesSQL(identifiedBy: identifier)
    }

    /// The files that have an identifier of the publication, which is bound.
    static let filesOfIdentifier = filesSQL(identifiedBy: "?1")

    private static func filesSQL(identifiedBy identifier: String) -> String {
        """
        SELECT file FROM obscore WHERE obs_publisher_did = \(identifier) \
        UNION SELECT file FROM products WHERE identifier = fitsprov_identifier(\(identifier)) \
        UNION SELECT g.id FROM folders e JOIN files g ON g.folder = e.id \
        WHERE e.path = fitsprov_folder(\(identifier)) AND g.name = fitsprov_name(\(identifier))
        """
    }

    /// The folder and the name of the path that an identifier of the publication holds.
    static func place(of identifier: String) -> (folder: String, name: String) {
        let (name, path) = named(by: identifier)
        let whole = path ?? name
        return (Paths.folder(of: whole), Paths.name(of: whole))
    }

    /// What an identifier of the publication was made of: the identifier of a product, or a path.
    static func named(by identifier: String) -> (name: String, path: String?) {
        guard let mark = identifier.firstIndex(of: "?") else { return (identifier, nil) }
        let parts = identifier[mark...].dropFirst().split(separator: "#", maxSplits: 1)
        let name = parts.first.map { String($0).percentDecoded } ?? ""
        return (name, parts.count > 1 ? String(parts[1]).percentDecoded : nil)
    }
}

extension String {
    /// The text as a literal of SQL, which cannot hold a NUL.
    var quoted: String {
        var text = "'"
        for character in unicodeScalars {
            if character == "'" { text += "'" }
            text.unicodeScalars.append(character == "\0" ? "\u{FFFD}" : character)
        }
        return text + "'"
    }

    /// The text with all that has a meaning in an address written in hexadecimal digits (RFC 3986 §2.1).
    package var percentEncoded: String {
        guard !utf8.allSatisfy(\.isPlainInAddress) else { return self }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte.isPlainInAddress {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text that ``percentEncoded`` was made of.
    var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    /// Whether it stands for itself in an address: letters, digits, and `-._~:/`.
    fileprivate var isPlainInAddress: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
