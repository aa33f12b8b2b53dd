/// Queries that show what can be asked (DALI 1.1 §2.3, in XHTML with RDFa).
struct Examples {
    /// A query that runs on any archive.
    struct Example: Sendable {
        let id: String
        let name: String
        let table: String
        let query: String
    }

    /// All of them.
    static let all = [
        Example(
            id: "cone", name: "Products around a place", table: "ivoa.obscore",
            query: """
                SELECT TOP 100 obs_id, obs_publisher_did, target_name, s_ra, s_dec
                FROM ivoa.obscore
                WHERE 1 = CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', 83.63, 22.01, 1))
                """),
        Example(
            id: "overlap", name: "Products whose region holds a place", table: "ivoa.obscore",
            query: """
                SELECT TOP 100 obs_id, target_name, s_region
                FROM ivoa.obscore
                WHERE 1 = INTERSECTS(s_region, CIRCLE('ICRS', 83.63, 22.01, 0.001))
                """),
        Example(
            id: "names", name: "Which provenance fields there are", table: "prov.names",
            query: """
                SELECT kind, name, unit, products, distinct_values, low, high
                FROM prov."names" ORDER BY products DESC
                """),
        Example(
            id: "values", name: "Which values a field has", table: "prov.name_values",
            query: """
                SELECT v."value", v.products FROM prov.name_values AS v
                WHERE v.name = 'calib_version' ORDER BY products DESC
                """),
        Example(
            id: "fields", name: "Products by provenance fields", table: "ivoa.obscore",
            query: """
                SELECT TOP 100 obs_id, calib_version, reco_method, activity_name
                FROM ivoa.obscore WHERE calib_version IS NOT NULL
                """),
        Example(
            id: "software", name: "What was made by a program", table: "prov.software",
            query: """
                SELECT s.name, s.version, COUNT(*) AS activities
                FROM prov.software AS s GROUP BY s.name, s.version
                """),
    ]

    /// The page.
    static var document: XMLDocument {
        var document = XMLDocument()
        document.element("html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": "en"]) {
            document in
            document.element("head") { $0.element("title", "Examples of queries") }
            document.element("body", ["vocab": "http://www.ivoa.net/rdf/examples#"]) { document in
                document.element("h1", "Examples of queries")
                for example in all { write(example, &document) }
            }
        }
        return document
    }

    private static func write(_ example: Example, _ document: inout XMLDocument) {
        document.element(
            "div", ["typeof": "example", "id": example.id, "resource": "#\(example.id)"]
        ) { document in
            document.element("h2", example.name, ["property": "name"])
            document.element("pre", example.query, ["property": "query"])
            document.element("p") { document in
                document.element("span", "Table")
                document.element("code", example.table, ["property": "table"])
            }
        }
    }
}
