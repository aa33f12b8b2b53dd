import Testing

@testable import FitsProv

/// The one table of the cards that say a text of the provenance.
@Suite struct StatementCardTests {
    private func empty() -> Provenance {
        Provenance(
            product: Product(identifier: "", name: "", digest: ""),
            activity: Activity(name: "", identifier: ""))
    }

    @Test func `the cards stand in the order of the convention`() {
        let order = Keyword.allCases.filter { keyword in
            StatementCard.all.contains { $0.keyword == keyword }
        }
        #expect(StatementCard.all.map(\.keyword) == order)
        #expect(Set(order).count == StatementCard.all.count)
    }

    @Test func `each card is read into the place that it is written from`() {
        var provenance = empty()
        for (index, card) in StatementCard.all.enumerated() {
            card.put(&provenance, "text \(index)")
        }
        for (index, card) in StatementCard.all.enumerated() {
            #expect(card.text(provenance) == "text \(index)", "\(card.keyword.rawValue)")
        }
    }

    @Test func `each card has a place of its own`() {
        for card in StatementCard.all where card.keyword != .softwareVersion {
            var provenance = empty()
            card.put(&provenance, "here")
            let others = StatementCard.all.filter { $0.keyword != card.keyword }
            #expect(others.allSatisfy { $0.text(provenance) != "here" }, "\(card.keyword.rawValue)")
        }
    }

    @Test func `a version without software is nobody's`() {
        var provenance = empty()
        let card = StatementCard.all.first { $0.keyword == .softwareVersion }
        card?.put(&provenance, "1.0")
        #expect(provenance.software.isEmpty)
    }

    @Test func `what is not known has no card`() {
        let silent = StatementCard.all.filter { $0.text(empty()) == nil }.map(\.keyword)
        #expect(silent == [.software, .softwareVersion, .start, .end, .agent])
    }

    @Test func `only the first software and the first agent have cards`() {
        var provenance = empty()
        provenance.software = [
            Software(name: "ctools", version: "2.1"), Software(name: "gammalib", version: "2.0"),
        ]
        provenance.agents = [Agent(name: "CTAO"), Agent(name: "Someone")]
        let texts = StatementCard.all.compactMap { $0.text(provenance) }.filter { !$0.isEmpty }
        #expect(texts == ["none", "ctools", "2.1", "CTAO"])
    }

    @Test func `the cards of an input say location, identifier and digest`() {
        var input = UsedEntity(location: "raw.fits", role: "Main")
        #expect(InputKeyword.allCases.map { $0.text(input) } == ["raw.fits", nil, nil])
        input.identifier = "urn:x:1"
        input.digest = "sha256:abc"
        #expect(
            InputKeyword.allCases.map { $0.text(input) } == ["raw.fits", "urn:x:1", "sha256:abc"])
    }
}
