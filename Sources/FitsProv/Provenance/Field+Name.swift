import PROV

extension Field {
    /// Whether a name can be that of a field: a lower-case letter, then letters, digits and `_`.
    package static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z")
        else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// Fails if a stamp cannot have a field of this name.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - path: the file, for the message.
    /// - Throws: `bad-record`.
    package static func check(_ name: String, path: String) throws(FitsProvError) {
        guard isName(name), name != Term.digest.localPart else {
            throw FitsProvError(
                .badRecord, path: path,
                "'\(name)' is not a valid field name: lower-case letters, digits "
                    + "and '_', and not 'digest'")
        }
    }
}
