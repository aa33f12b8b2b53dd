import VOTable

/// A row of DataLink: something that belongs to a product (DataLink 1.1 §3.2).
struct ProductLink: Sendable {
    /// What a link leads to, in the words of the vocabulary (http://www.ivoa.net/rdf/datalink/core).
    enum Semantics: String, Sendable {
        case this = "#this"
        case progenitor = "#progenitor"
        case derivation = "#derivation"
        case calibration = "#calibration"
        case auxiliary = "#auxiliary"
        case documentation = "#documentation"
        case header = "#detached-header"
    }

    /// Where it leads.
    enum Place: Hashable, Sendable {
        /// To an address.
        case address(String)
        /// Nowhere, and why not.
        case fault(String)
    }

    /// The identifier that was asked for.
    let id: String
    /// What it leads to.
    let semantics: Semantics
    /// Where it leads.
    let place: Place
    /// What is there, in words.
    var description: String?
    /// The media type of what is there.
    var contentType: String?
    /// Its size in bytes.
    var size: Int?
    /// What kind of product it is (http://www.ivoa.net/rdf/product-type).
    var qualifier: String?
    /// What it is here.
    var local: String?
    /// Whether it is only for those who have signed in.
    var isRestricted = false
    /// Whether the caller may have it.
    var isAuthorized = true

    /// The columns of the table (DataLink 1.1 §3.2, table 1).
    static let columns: [Column] = [
        text("ID", "meta.id;meta.main", "Identifier of the product that was asked for."),
        text("access_url", "meta.ref.url", "Where it is."),
        text("service_def", "meta.ref", "The service that gives it."),
        text("error_message", "meta.code.error", "Why there is none."),
        text("description", "meta.note", "What it is."),
        text("semantics", "meta.code", "What it is to the product."),
        text("content_type", "meta.code.mime", "Its media type."),
        Column(
            "content_length", .long, unit: "byte", ucd: "phys.size;meta.file",
            description: "Its size."
        ).declaringNull(),
        text("content_qualifier", nil, "What kind of product it is."),
        text("local_semantics", "meta.id.assoc", "What it is to the product, in this archive."),
        text("link_auth", "meta.code", "Whether one has to sign in: false, optional or true."),
        Column(
            "link_authorized", .boolean, ucd: "meta.code", description: "Whether it is given out."),
    ]

    /// The texts that may be in any writing.
    private static let wide = ["ID", "error_message", "description", "local_semantics"]

    private static func text(_ name: String, _ ucd: String?, _ description: String) -> Column {
        Column(
            name, wide.contains(name) ? .unicodeChar : .char, .any, ucd: ucd,
            description: description)
    }

    /// The cells of the row.
    var cells: [Cell] {
        func text(_ text: String?) -> Cell { text.map { .text($0) } ?? .null }
        var (address, fault): (String?, String?)
        switch place {
        case .address(let place): address = place
        case .fault(let reason): fault = reason
        }
        return [
            .text(id), text(address), .null, text(fault), text(description),
            .text(semantics.rawValue), text(contentType),
            size.map { .integer(Int64($0)) } ?? .null, text(qualifier), text(local),
            .text(isRestricted ? "true" : "false"),
            address == nil ? .null : .boolean(isAuthorized),
        ]
    }
}
