import FitsProvArchive
import FitsProvPages
import HTTPTypes

extension Parameters {
    /// The parameters as pages take them.
    var items: [PageAddress.Item] { written.map { PageAddress.Item($0.name, $0.value) } }

    /// The last value of a parameter of a page; empty if there is none.
    func last(_ name: String) -> String { written.last { $0.name == name }?.value ?? "" }
}

extension Service {
    /// The search page, with what was found.
    func searchPage(_ call: Call) async throws -> Answer {
        let form = SearchForm(try await call.parameters(options.limits).items)
        let edition = try await edition()
        let facets = await facets.facets(of: edition)
        var page = SearchPage(form, facets, ColumnInfo.obscore(edition.publication))
        if form.isAsked {
            page = try await reading { [page] edition in
                var page = page
                Service.answer(&page, edition, call)
                return page
            }
        }
        return Service.answer(page.page(frame))
    }

    /// How many products match, in a few words, for the script of the search page.
    func countMatches(_ call: Call) async throws -> Answer {
        let form = SearchForm(try await call.parameters(options.limits).items)
        let edition = try await edition()
        let facets = await facets.facets(of: edition)
        let line = try await reading { edition in
            do throws(FormFault) {
                let (place, _) = try Service.meaning(form, facets, edition)
                let columns = ColumnInfo.obscore(edition.publication)
                let query = try SearchQuery(form, place, columns)
                do throws(QueryRefusal) {
                    return SearchPage.found(try PageRows.count(query.count, edition, call))
                } catch {
                    throw FormFault(error.message)
                }
            } catch {
                return error.line
            }
        }
        return .text(line + "\n")
    }

    private static func answer(
        _ page: inout SearchPage, _ edition: ServedArchive.Edition, _ call: Call
    ) {
        do throws(FormFault) {
            let (place, remark) = try meaning(page.form, page.facets, edition)
            let query = try SearchQuery(page.form, place, page.columns)
            var outcome = SearchPage.Outcome(query)
            outcome.remark = remark
            do throws(QueryRefusal) {
                if !page.form.countsOnly {
                    outcome.table = try PageRows.table(
                        query.adql, page: page.form.page, edition, call)
                }
                outcome.count = try count(outcome, page, edition, call)
            } catch {
                throw FormFault(error.message)
            }
            page.outcome = outcome
        } catch {
            page.fault = error.line
        }
    }

    /// How many products match; where one page has them all they need not be counted.
    private static func count(
        _ outcome: SearchPage.Outcome, _ page: SearchPage, _ edition: ServedArchive.Edition,
        _ call: Call
    ) throws(QueryRefusal) -> Int? {
        if let table = outcome.table, !table.hasMore, !table.rows.isEmpty {
            return (page.form.page - 1) * SearchForm.rowsOfPage + table.rows.count
        }
        if outcome.query.conditions.isEmpty, let products = page.facets.products {
            return products
        }
        return try PageRows.count(outcome.query.count, edition, call)
    }

    /// What the name or position of a form means.
    private static func meaning(
        _ form: SearchForm, _ facets: Facets, _ edition: ServedArchive.Edition
    ) throws(FormFault) -> (SearchPlace?, remark: String?) {
        guard !form.place.isEmpty else { return (nil, nil) }
        if let position = SkyPosition(form.place) { return (.position(position), nil) }
        var targets = facets.targets(called: form.place)
        if targets.isEmpty, !facets.isComplete {
            let end = ContinuousClock.now + PageRows.countTime
            let found = try? Facets.target(
                called: form.place, edition.index, edition.publication,
                isStopped: { ContinuousClock.now > end })
            targets = found ?? []
        }
        guard let first = targets.first else {
            throw FormFault(
                "'\(form.place)' is neither a target of this archive nor a position such as 83.63 22.01"
                    + (facets.isComplete ? "" : "; targets are still being counted"))
        }
        let names = targets.prefix(mostTargets).map(\.name)
        return (
            .target(names: names, first.position), SearchPage.remark(on: targets, of: mostTargets)
        )
    }

    /// The most targets that a name may stand for.
    private static let mostTargets = 50
}
