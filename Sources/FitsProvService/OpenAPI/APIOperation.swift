/// What can be asked at an address, as OpenAPI describes it.
struct APIOperation: Sendable {
    /// Something that is said with a request.
    struct Parameter: Sendable {
        /// What it may be.
        enum Kind: Sendable {
            case text
            case integer(from: Int)
            case number
            case oneOf([String])
        }

        let name: String
        let kind: Kind
        let summary: String
        var isRequired = false
        /// Whether it is a part of the path.
        var isInPath = false
    }

    /// GET, or POST of a form.
    enum Method: String, Sendable { case get, post, delete }

    /// The address, with `{NAME}` for what varies.
    let path: String
    let method: Method
    let summary: String
    var parameters: [Parameter] = []
    /// The media types of what comes.
    var types: [String]
    /// The status if all goes well.
    var status = 200

    static let tables = [
        "application/x-votable+xml", "text/csv", "text/tab-separated-values", "application/json",
    ]
    static let documents = [
        "application/json", "application/provenance+xml", "text/provenance-notation",
        "image/svg+xml",
    ]
}

extension APIOperation.Parameter {
    /// The number of a file in the index.
    static let file = Self(
        name: "number", kind: .integer(from: 1), summary: "Number of the file in the index.",
        isRequired: true, isInPath: true)
    /// The name of a job.
    static let job = Self(
        name: "job", kind: .text, summary: "Name of a job.", isRequired: true, isInPath: true)
    /// A query and what goes with it.
    static let query: [Self] = [
        .init(
            name: "LANG", kind: .oneOf(["ADQL", "ADQL-2.0", "ADQL-2.1"]), summary: "The language.",
            isRequired: true),
        .init(name: "QUERY", kind: .text, summary: "The query.", isRequired: true),
        .init(
            name: "RESPONSEFORMAT",
            kind: .oneOf(["votable", "votable/b2", "csv", "tsv", "json"]),
            summary: "The form of the answer."),
        .init(name: "MAXREC", kind: .integer(from: 0), summary: "The most rows."),
        .init(name: "RUNID", kind: .text, summary: "A name of your own."),
    ]
    /// A product, and more of them.
    static let product = Self(
        name: "ID", kind: .text, summary: "Identifier, number or path of a product.")
}
