/// A table that a query brings along: one item of UPLOAD (TAP 1.1 §2.5).
struct UploadItem: Hashable, Sendable {
    /// Where a table is.
    enum Source: Hashable, Sendable {
        /// In a part of the form, under this name.
        case part(String)
        /// At an address of the web.
        case address(String)
    }

    /// What the query calls it, behind `TAP_UPLOAD.`.
    let name: String
    /// Where it is.
    let source: Source

    /// The most characters of a name.
    private static let longestName = 64

    /// Understands all values of UPLOAD.
    ///
    /// - Parameters:
    ///   - parameters: those of a request or job.
    ///   - limits: how many tables there may be.
    /// - Returns: the tables, in their order.
    /// - Throws: ``QueryRefusal`` for what is wrong.
    static func all(
        _ parameters: Parameters, _ limits: ServiceLimits
    ) throws(QueryRefusal) -> [UploadItem] {
        var items: [UploadItem] = []
        var names: Set<String> = []
        for value in parameters.values("UPLOAD") {
            for text in value.split(separator: ";") where !String(text).trimmed.isEmpty {
                guard items.count < limits.uploadTables else {
                    throw QueryRefusal(
                        "UPLOAD names more than \(limits.uploadTables) tables (limit tables)")
                }
                let item = try UploadItem(String(text).trimmed)
                guard names.insert(item.name.lowercased()).inserted else {
                    throw QueryRefusal("UPLOAD names the table '\(item.name)' twice")
                }
                items.append(item)
            }
        }
        return items
    }

    private init(_ text: String) throws(QueryRefusal) {
        let sides = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
        guard sides.count == 2 else {
            throw QueryRefusal(
                "UPLOAD is NAME,param:PART or NAME,ADDRESS, not '\(UploadItem.shown(text))'")
        }
        guard UploadItem.isIdentifier(sides[0]) else {
            throw QueryRefusal(
                "'\(UploadItem.shown(sides[0]))' in UPLOAD is no name of a table: "
                    + "a letter, then letters, digits and _, \(UploadItem.longestName) at most")
        }
        name = sides[0]
        let lower = sides[1].lowercased()
        if lower.hasPrefix("param:") {
            source = .part(String(sides[1].dropFirst("param:".count)))
        } else if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            source = .address(sides[1])
        } else {
            throw QueryRefusal(
                "the upload '\(name)' is at '\(UploadItem.shown(sides[1]))'; "
                    + "param:, http:// and https:// can be read")
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isLetter, text.utf8.count <= longestName else {
            return false
        }
        return text.utf8.allSatisfy {
            $0.isLetter || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
    }

    /// The beginning of a text, for messages.
    private static func shown(_ text: String) -> String {
        text.count > 100 ? text.prefix(100) + "…" : text
    }
}

extension UInt8 {
    /// Whether it is a letter of ASCII.
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
