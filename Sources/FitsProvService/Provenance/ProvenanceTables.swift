import PROV
import VOTable

/// A document as tables of a VOTable, named and laid out as those of `prov` in TAP.
enum ProvenanceTables {
    /// A table, and the records that are its rows.
    private struct Form {
        let name: String
        let utype: String
        let kind: Record.Kind
        let columns: [Part]
    }

    /// A column, and what is in it.
    private struct Part {
        let name: String
        let ucd: String
        let value: @Sendable (Record) -> String?

        init(_ name: String, _ ucd: String, _ value: @escaping @Sendable (Record) -> String?) {
            self.name = name
            self.ucd = ucd
            self.value = value
        }

        static func text(_ name: String, _ ucd: String, _ attribute: IVOA.AttributeName) -> Part {
            Part(name, ucd) { $0[ivoa: attribute] }
        }

        static func end(_ name: String, _ argument: Record.Argument) -> Part {
            Part(name, "meta.id") { $0.name(argument)?.uri }
        }
    }

    private static let id = Part("id", "meta.id;meta.main") { $0.identifier?.uri }
    private static let type = Part("type", "meta.code.class") { $0.types.first?.uri }
    private static let role = Part.text("role", "meta.code", .role)

    private static let forms = [
        Form(
            name: "entity", utype: "voprov:Entity", kind: .entity,
            columns: [
                id, .text("name", "meta.title", .name), .text("location", "meta.file", .location),
                type, .text("generated_at_time", "time.creation", .generatedAtTime),
                .text("value", "meta.code", .value),
            ]),
        Form(
            name: "activity", utype: "voprov:Activity", kind: .activity,
            columns: [
                id, .text("name", "meta.title", .name), type,
                .text("start_time", "time.start", .startTime),
                .text("end_time", "time.end", .endTime),
            ]),
        Form(
            name: "agent", utype: "voprov:Agent", kind: .agent,
            columns: [id, .text("name", "meta.title", .name), type]),
        Form(
            name: "used", utype: "voprov:Used", kind: .used,
            columns: [.end("activity_id", .activity), .end("entity_id", .entity), role]),
        Form(
            name: "was_generated_by", utype: "voprov:WasGeneratedBy", kind: .wasGeneratedBy,
            columns: [.end("entity_id", .entity), .end("activity_id", .activity), role]),
        Form(
            name: "was_derived_from", utype: "voprov:WasDerivedFrom", kind: .wasDerivedFrom,
            columns: [.end("generated_id", .generatedEntity), .end("used_id", .usedEntity)]),
        Form(
            name: "was_associated_with", utype: "voprov:WasAssociatedWith",
            kind: .wasAssociatedWith,
            columns: [.end("activity_id", .activity), .end("agent_id", .agent), role]),
        Form(
            name: "was_attributed_to", utype: "voprov:WasAttributedTo", kind: .wasAttributedTo,
            columns: [.end("entity_id", .entity), .end("agent_id", .agent), role]),
    ]

    /// Writes a document.
    ///
    /// - Parameters:
    ///   - document: the document.
    ///   - isCut: whether it is not all that there is.
    /// - Returns: the bytes of a VOTable.
    /// - Throws: `VOTableError` for what a VOTable cannot hold.
    static func bytes(_ document: Document, isCut: Bool) throws(VOTableError) -> [UInt8] {
        var writer = VOTableWriter()
        var resource = Resource(.results)
        resource.infos = [.ok]
        writer.begin()
        writer.begin(resource)
        for form in forms {
            let columns = form.columns.map {
                Column($0.name, .unicodeChar, .any, ucd: $0.ucd)
            }
            try writer.begin(Table(columns, name: "prov.\(form.name)", utype: form.utype))
            for record in document.records where record.kind == form.kind {
                try writer.append(
                    form.columns.map { $0.value(record).map { .text($0) } ?? .null })
            }
            writer.endTable()
        }
        if isCut { writer.write(.overflow) }
        writer.endResource()
        writer.end()
        return writer.take()
    }
}
