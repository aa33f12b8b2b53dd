import FITS
import Files
import FitsProvArchive
import FitsProvPages
import HTTPTypes

extension Service {
    /// The page of a product.
    func productPage(_ call: Call) async throws -> Answer {
        let parameters = try await call.parameters(options.limits)
        guard let text = call.path.last, let number = Int64(text) else {
            throw Refusal.notFound("product of this number")
        }
        let hdu = max(1, Int(parameters.last("hdu")) ?? 1)
        let search = parameters.last("card")
        let page = try await reading { edition -> ProductPage? in
            guard let facts = try edition.index.facts(ofFile: number, edition.publication) else {
                return nil
            }
            var page = ProductPage(facts, try edition.index.surroundings(of: number))
            page.change = Service.change(facts)
            if page.change == nil, facts.hdus.contains(where: { $0.number == hdu }) {
                page.cards = Service.cards(facts.path, hdu: hdu, search)
            }
            return page
        }
        guard let page else { throw Refusal.notFound("product of this number") }
        var answer = Service.answer(page.page(frame))
        if page.facts.state == .gone { answer.status = .gone }
        return answer
    }

    /// Leads to the page of a product by its identifier.
    func findProduct(_ call: Call) async throws -> Answer {
        let identifier = try await call.parameters(options.limits).single("ID") ?? ""
        let number = try await reading { edition in
            try edition.index.files(publishedAs: [identifier], edition.publication)[identifier]
        }
        guard let number else {
            throw Refusal.notFound("product that is published as '\(identifier.prefix(200))'")
        }
        return turn(to: "/products/\(number)")
    }

    /// What has become of a file since it was indexed; nil if it is the same.
    private static func change(_ facts: ProductFacts) -> String? {
        guard facts.state != .gone else { return "The file is no longer there." }
        guard let now = FileSnapshot(of: facts.path) else {
            return "The file is no longer there; it was when the archive was indexed."
        }
        // The number of the device may change with a restart.
        guard Int64(now.size) == facts.stamp.size, now.modified == facts.stamp.modified else {
            return "The file has been changed since the archive was indexed."
        }
        return nil
    }

    /// The cards of a header in which a text occurs; nil if the file cannot be read.
    private static func cards(
        _ path: String, hdu number: Int, _ search: String
    ) -> ProductPage.Cards? {
        guard let file = try? FITSFile(reading: path, first: number), file.hdus.count >= number
        else { return nil }
        let header = file.hdus[number - 1].header
        let wanted = search.uppercased()
        var lines: [String] = []
        for card in header {
            let text = card.text
            if wanted.isEmpty || text.uppercased().contains(wanted) { lines.append(text) }
            if lines.count == mostCards { break }
        }
        return ProductPage.Cards(hdu: number, search: search, lines: lines, count: header.count)
    }

    /// The most cards of a page.
    private static let mostCards = 5_000
}
