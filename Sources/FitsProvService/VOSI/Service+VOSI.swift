import FitsProv
import FitsProvArchive
import FoundationEssentials
import HTTPTypes

extension Service {
    /// What the service can do.
    func capabilities() -> Answer {
        .xml(
            Capabilities(
                base: base, limits: options.limits, takesUploads: options.takesUploadAddresses
            ).document)
    }

    /// Whether it can be asked (VOSI 1.1 §5).
    func availability() async -> Answer {
        var fault: String?
        do {
            _ = try await edition()
        } catch let error as FitsProvError {
            fault = error.explanation
        } catch {
            fault = "\(error)"
        }
        var document = XMLDocument()
        document.element(
            "vosi:availability",
            ["xmlns:vosi": "http://www.ivoa.net/xml/VOSIAvailability/v1.0"]
        ) { document in
            document.element("vosi:available", fault == nil ? "true" : "false")
            document.element("vosi:upSince", ISOTime.text(started))
            document.element(
                "vosi:note", fault.map { "the archive cannot be read: \($0)" } ?? "all is well")
        }
        return .xml(document)
    }

    /// What is published; `detail=min` leaves out columns.
    func tables(_ call: Call) async throws -> Answer {
        let detail = try await call.parameters(options.limits).single("DETAIL")?.lowercased()
        guard detail == nil || detail == "min" || detail == "max" else {
            throw QueryRefusal("detail is min or max")
        }
        let schemas = try await edition().publication.schemas
        return .xml(TableSet.document(schemas, hasColumns: detail != "min"))
    }

    /// One table.
    func table(_ call: Call) async throws -> Answer {
        let name = call.path.last ?? ""
        let tables = try await edition().publication.schemas.flatMap(\.tables)
        guard let table = tables.first(where: { $0.fullName.lowercased() == name.lowercased() })
        else { throw Refusal.notFound("table of this name; /tap/tables lists them") }
        return .xml(TableSet.document(table))
    }

    /// Queries that show what can be asked.
    func examples() async throws -> Answer {
        .xml(Examples.document, type: "application/xhtml+xml")
    }

    /// What there is, for people.
    func page() -> Answer {
        var document = XMLDocument()
        document.element("html", ["xmlns": "http://www.w3.org/1999/xhtml", "lang": "en"]) {
            document in
            document.element("head") { $0.element("title", "fitsprov: archive service") }
            document.element("body") { document in
                document.element("h1", "fitsprov: archive service")
                document.element(
                    "p", "A TAP service of the Virtual Observatory. Its address, for clients:")
                document.element("pre", "\(base)/tap")
                document.element("ul") { document in
                    for name in ["capabilities", "availability", "tables", "examples"] {
                        document.element("li") { document in
                            document.element("a", name, ["href": "\(base)/tap/\(name)"])
                        }
                    }
                }
            }
        }
        return .xml(document, type: "application/xhtml+xml")
    }

    /// The archive as it is now.
    func edition() async throws -> ServedArchive.Edition {
        let archive = archive
        return try await Threads.run { try archive.current() }
    }
}
