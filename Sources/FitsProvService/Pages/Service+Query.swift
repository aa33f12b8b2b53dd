import FitsProvArchive
import FitsProvPages
import HTTPTypes

extension Service {
    /// The page of a query that was written by hand, with its rows.
    func queryPage(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        let number = min(max(1, Int(parameters.last("page")) ?? 1), SearchForm.mostPages)
        // Written anew, so that nothing but a form gets into a link.
        let form = SearchForm(try Parameters(encoded: parameters.last("form")).items)
        var page = QueryPage(
            parameters.last("QUERY"), page: number,
            form: PageAddress("/search", form.items).query)
        let edition = try await edition()
        if !page.query.trimmed.isEmpty {
            page = try await reading { [page] edition in
                var page = page
                do throws(QueryRefusal) {
                    page.table = try PageRows.table(
                        page.query.withoutSemicolon, page: page.page, edition, call)
                } catch {
                    page.fault = error.message
                }
                return page
            }
        }
        let examples = Examples.all.map { QueryPage.Example($0.name, $0.query) }
        return Service.answer(page.page(edition.publication.schemas, examples, frame))
    }

    /// Leads to a query for the rows that were ticked.
    func pickedRows(_ call: Call) async throws -> Answer {
        let items = try await call.parameters(options.limits).items
        let numbers = items.filter { $0.name == "pick" }.compactMap { Int64($0.value) }
        let identifiers = try await reading { edition in
            try edition.index.identifiers(ofFiles: numbers, edition.publication)
        }
        guard !identifiers.isEmpty else {
            throw Refusal(.badRequest, "no row is ticked; go back and tick some")
        }
        let list = identifiers.map { "'\($0.replacing("'", with: "''"))'" }
        let query = """
            SELECT path, obs_id, target_name, dataproduct_type, access_url, obs_publisher_did
            FROM ivoa.obscore
            WHERE obs_publisher_did IN (
              \(list.joined(separator: ",\n  ")))
            """
        return turn(to: PageAddress("/adql", [.init("QUERY", query)]).text)
    }

    /// What is recorded in the archive.
    func fieldsPage(_ call: Call) async throws -> Answer {
        let facets = await facets.facets(of: try await edition())
        return Service.answer(FieldsPage(facets).page(frame))
    }
}

extension Parameters {
    /// The parameters of a query or form as it is written.
    ///
    /// - Parameter text: such as `radius=1&place=Crab`.
    /// - Throws: ``Refusal`` for what is no text after decoding, or too many.
    init(encoded text: String) throws(Refusal) {
        self.init()
        try add(encoded: text)
    }
}
