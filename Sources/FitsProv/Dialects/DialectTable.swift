public import FITS

/// All keywords that describe a product without a stamp, those of a profile first.
public struct DialectTable: Sendable {
    /// A field with the keywords that may hold it, in order of precedence.
    package struct FieldRow: Sendable {
        /// The name of the field.
        package let name: String
        /// The keywords, each with the dialect that writes it.
        package let keywords: [(keyword: String, dialect: String)]
        /// The number of the first of them among all keywords of the table.
        let first: Int
    }

    /// The fields of the profile, in its order.
    package let fields: [FieldRow]

    /// The keywords of all fields in order, some more than once.
    package var keywords: [String] { fields.flatMap { $0.keywords.map(\.keyword) } }

    /// The HDUs whose cards are about the file: primary header and the first extension.
    package static let hdus = 1...2

    /// Gathers the keywords of a profile and of all dialects.
    ///
    /// - Parameter profile: the fields, with keywords of its own that win over the dialects'.
    public init(_ profile: Profile) {
        var others: [String: [(keyword: String, dialect: String)]] = [:]
        for dialect in Dialect.all {
            for row in dialect.fields {
                others[row.field, default: []].append((row.keyword, dialect.name))
            }
        }
        var fields: [FieldRow] = []
        var count = 0
        for field in profile.fields {
            let own = (field.keyword.map { [$0] } ?? []) + (field.aliases ?? [])
            let keywords =
                own.map { ($0, profile.name) }
                + others[field.name, default: []].filter { !own.contains($0.keyword) }
            fields.append(FieldRow(name: field.name, keywords: keywords, first: count))
            count += keywords.count
        }
        self.fields = fields
    }

    /// The fields that headers hold: for each the value of the first keyword that has one.
    ///
    /// - Parameter value: the first value that is not empty of a keyword, which has a place in
    ///   ``keywords``, with the number of its HDU, in ``hdus``.
    /// - Returns: the fields with their origins, in the order of the profile.
    package func fields(
        _ value: (_ keyword: String, _ place: Int) -> (text: String, hdu: Int)?
    ) -> [Field] {
        var found: [Field] = []
        for row in fields {
            for (index, (keyword, dialect)) in row.keywords.enumerated() {
                guard let (text, hdu) = value(keyword, row.first + index) else { continue }
                var field = Field(name: row.name, value: text)
                field.origin = Origin(dialect: dialect, hdu: hdu, card: keyword)
                found.append(field)
                break
            }
        }
        return found
    }

    /// The fields that the headers of a file hold.
    ///
    /// - Parameter hdus: the HDUs of a file, in order.
    /// - Returns: the fields with their origins, in the order of the profile.
    public func fields(of hdus: [HDU]) -> [Field] {
        fields { keyword, _ in DialectTable.value(keyword, hdus) }
    }

    static func value(_ keyword: String, _ hdus: [HDU]) -> (text: String, hdu: Int)? {
        hdus.prefix(DialectTable.hdus.count).lazy.compactMap { hdu in
            hdu.header.value(keyword).flatMap { $0.text.isEmpty ? nil : ($0.text, hdu.number) }
        }.first
    }
}
