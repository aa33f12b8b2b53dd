package import FitsProvArchive
package import Reports

/// What is recorded in an archive, as JSON: one object, the names a line each.
package struct SurveyJSON: SurveyReport {
    private let archive: String
    private let updated: String?
    private var list: JSONList

    /// A report being written.
    ///
    /// - Parameters:
    ///   - archive: the archive, as the user named it.
    ///   - updated: as of when it is.
    ///   - output: where it goes.
    package init(archive: String, updated: String?, _ output: OutputBuffer) {
        self.archive = archive
        self.updated = updated
        list = JSONList(output)
    }

    /// Begins the list of names.
    package mutating func begin(_ survey: Survey) throws {
        try list.begin(
            "names",
            after: [
                .init("schemaVersion", 1), .init("archive", archive),
                .init("updated", ifAny: updated), .init("products", survey.products),
                .init("stamped", survey.stamped),
            ])
    }

    /// Adds a name.
    package mutating func add(_ name: SurveyedName) throws {
        try list.add(SurveyedNameListing(name))
    }

    /// Ends the list.
    package mutating func end() throws { try list.end() }
}
