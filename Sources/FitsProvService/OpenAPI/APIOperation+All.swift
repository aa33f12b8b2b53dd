extension APIOperation {
    /// All that programs ask; pages for people are named, but not what their forms send.
    static let all = search + jobs + products + pages

    private static let search: [APIOperation] = [
        .init(
            path: "/tap/sync", method: .get, summary: "Answer a query.",
            parameters: Parameter.query,
            types: tables),
        .init(
            path: "/tap/sync", method: .post, summary: "Answer a query.",
            parameters: Parameter.query, types: tables),
        .init(
            path: "/tap/capabilities", method: .get, summary: "What the service can do: VOSI.",
            types: ["text/xml"]),
        .init(
            path: "/tap/availability", method: .get, summary: "Whether it answers: VOSI.",
            types: ["text/xml"]),
        .init(
            path: "/tap/tables", method: .get, summary: "Tables and columns: VOSI.",
            parameters: [
                .init(name: "detail", kind: .oneOf(["min", "max"]), summary: "How much is told.")
            ], types: ["text/xml"]),
        .init(
            path: "/tap/tables/{table}", method: .get, summary: "One table: VOSI.",
            parameters: [
                .init(
                    name: "table", kind: .text, summary: "Name with that of the schema.",
                    isRequired: true, isInPath: true)
            ], types: ["text/xml"]),
        .init(
            path: "/tap/examples", method: .get, summary: "Queries that run.",
            types: ["application/xhtml+xml"]),
        .init(
            path: "/scs", method: .get, summary: "Products in a circle: Simple Cone Search.",
            parameters: [
                .init(
                    name: "RA", kind: .number, summary: "Right ascension, degrees.",
                    isRequired: true),
                .init(
                    name: "DEC", kind: .number, summary: "Declination, degrees.", isRequired: true),
                .init(name: "SR", kind: .number, summary: "Radius, degrees.", isRequired: true),
                .init(name: "VERB", kind: .integer(from: 1), summary: "How many columns: 1 to 3."),
                .init(name: "MAXREC", kind: .integer(from: 0), summary: "The most rows."),
            ], types: ["application/x-votable+xml"]),
    ]

    private static let jobs: [APIOperation] = [
        .init(
            path: "/tap/async", method: .get, summary: "The jobs: UWS 1.1.",
            parameters: [
                .init(name: "PHASE", kind: .text, summary: "Only those in this phase."),
                .init(
                    name: "LAST", kind: .integer(from: 1), summary: "Only so many, latest first."),
                .init(name: "AFTER", kind: .text, summary: "Only those made after this time."),
            ], types: ["text/xml"]),
        .init(
            path: "/tap/async", method: .post, summary: "Make a job of a query.",
            parameters: Parameter.query, types: ["text/plain"], status: 303),
        .init(
            path: "/tap/async/{job}", method: .get, summary: "A job.",
            parameters: [
                .job,
                .init(name: "WAIT", kind: .integer(from: -1), summary: "Wait for a change, s."),
            ], types: ["text/xml"]),
        .init(
            path: "/tap/async/{job}", method: .delete, summary: "Delete a job.", parameters: [.job],
            types: ["text/plain"], status: 303),
        .init(
            path: "/tap/async/{job}/phase", method: .get, summary: "Its phase.", parameters: [.job],
            types: ["text/plain"]),
        .init(
            path: "/tap/async/{job}/phase", method: .post, summary: "Run or end it.",
            parameters: [
                .job,
                .init(
                    name: "PHASE", kind: .oneOf(["RUN", "ABORT"]), summary: "What is to be done.",
                    isRequired: true),
            ], types: ["text/plain"], status: 303),
        .init(
            path: "/tap/async/{job}/parameters", method: .get, summary: "Its parameters.",
            parameters: [.job], types: ["text/xml"]),
        .init(
            path: "/tap/async/{job}/results", method: .get, summary: "Its results.",
            parameters: [.job], types: ["text/xml"]),
        .init(
            path: "/tap/async/{job}/results/result", method: .get, summary: "Its answer.",
            parameters: [.job], types: tables),
        .init(
            path: "/tap/async/{job}/error", method: .get, summary: "Why it failed.",
            parameters: [.job], types: ["application/x-votable+xml"]),
    ]

    private static let products: [APIOperation] = [
        .init(
            path: "/links", method: .get, summary: "What belongs to products: DataLink 1.1.",
            parameters: [.product], types: ["application/x-votable+xml"]),
        .init(
            path: "/provsap", method: .get, summary: "How a product was made: ProvSAP.",
            parameters: provenance, types: documents),
        .init(
            path: "/files/{number}", method: .get, summary: "The bytes of a product.",
            parameters: [.file], types: ["application/fits", "application/gzip"]),
        .init(
            path: "/header/{number}", method: .get, summary: "Its headers as text.",
            parameters: [.file], types: ["text/plain"]),
    ]

    private static let provenance: [Parameter] = [
        .init(
            name: "ID", kind: .text, summary: "A product, activity or agent.", isRequired: true),
        .init(name: "DEPTH", kind: .text, summary: "How many relations are followed, or ALL."),
        .init(
            name: "DIRECTION", kind: .oneOf(["BACK", "FORTH"]), summary: "To causes, or to effects."
        ),
        .init(
            name: "RESPONSEFORMAT",
            kind: .oneOf([
                "PROV-JSON", "PROV-XML", "PROV-N", "PROV-VOTABLE", "PROV-DOT",
            ]), summary: "The form of the document."),
        .init(name: "MEMBERS", kind: .oneOf(["0", "1"]), summary: "With the HDUs."),
        .init(name: "AGENT", kind: .oneOf(["0", "1"]), summary: "Also for whom people act."),
        .init(name: "DESCRIPTIONS", kind: .oneOf(["0", "1", "2"]), summary: "With descriptions."),
        .init(name: "CONFIGURATION", kind: .oneOf(["0", "1"]), summary: "With parameters."),
        .init(name: "ATTRIBUTES", kind: .oneOf(["0", "1"]), summary: "With attributes."),
        .init(name: "MODEL", kind: .oneOf(["IVOA", "W3C"]), summary: "In whose words."),
    ]

    private static let pages: [APIOperation] =
        [
            ("/", "The search."), ("/search", "The search."), ("/adql", "A query, to be edited."),
            ("/fields", "What is recorded."), ("/jobs", "Queries in the background."),
        ].map { .init(path: $0.0, method: .get, summary: $0.1, types: ["text/html"]) }
        + [
            .init(
                path: "/products/{number}", method: .get, summary: "A product.",
                parameters: [.file], types: ["text/html"])
        ]
}
