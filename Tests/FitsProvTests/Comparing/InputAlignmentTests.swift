import Testing

@testable import FitsProv

/// Which inputs of two steps belong together.
@Suite struct InputAlignmentTests {
    private func input(
        _ location: String, role: String? = nil, id: String? = nil, digest: String? = nil,
        by activity: String? = nil
    ) -> InputAlignment.Input {
        var used = UsedEntity(location: location, role: role)
        used.identifier = id
        used.digest = digest
        let edge = Lineage.Edge(
            from: 0, to: 1, order: 1, used: used,
            resolution: Resolution(.missing), findings: [])
        return InputAlignment.Input(edge: edge, activity: activity)
    }

    private func words(_ pairs: [(first: Lineage.Edge, second: Lineage.Edge)]) -> [String] {
        pairs.map { "\($0.first.used.location)-\($0.second.used.location)" }
    }

    @Test func `the same content is the same, however it is called`() {
        let found = InputAlignment(
            [input("a", digest: "1"), input("b", digest: "2")],
            [input("x", digest: "2"), input("y", digest: "1")])
        #expect(words(found.same) == ["a-y", "b-x"])
        #expect(found.pairs.isEmpty && found.roles.isEmpty)
        #expect(found.onlyFirst.isEmpty && found.onlySecond.isEmpty)
    }

    @Test func `of several of one content those of one name go together`() {
        let found = InputAlignment(
            [input("a.fits", digest: "1"), input("b.fits", digest: "1")],
            [input("n/b.fits.gz", digest: "1"), input("n/a.fits", digest: "1")])
        #expect(words(found.same) == ["a.fits-n/a.fits", "b.fits-n/b.fits.gz"])
    }

    @Test func `another role of the same is named`() {
        let found = InputAlignment(
            [
                input("a", role: "Main", digest: "1"), input("b", role: "Main", digest: "2"),
                input("c", role: "Main", id: "urn:c"), input("d", role: "Main"),
            ],
            [
                input("a", role: "Setup", digest: "1"), input("b", role: "Main", digest: "2"),
                input("z", id: "urn:c"), input("d", role: "Main"),
            ])
        #expect(words(found.roles) == ["a-a", "c-z"])
        #expect(words(found.same) == ["a-a", "b-b"])
        #expect(found.pairs.isEmpty && found.onlyFirst.isEmpty && found.onlySecond.isEmpty)
    }

    @Test func `without a digest the same identifier or place is the same`() {
        let found = InputAlignment(
            [input("a", id: "urn:1"), input("b"), input("c", digest: "1")],
            [input("z", id: "urn:1"), input("b"), input("c")])
        // One of them has a digest and the other none: they belong together, and may differ.
        #expect(words(found.pairs) == ["c-c"])
        #expect(found.onlyFirst.isEmpty && found.onlySecond.isEmpty)
    }

    @Test func `of different contents the same identifier comes before role and name`() {
        let found = InputAlignment(
            [
                input("a", role: "Main", id: "urn:1", digest: "1"),
                input("b", role: "Main", id: "urn:2", digest: "2"),
            ],
            [
                input("a", role: "Main", id: "urn:2", digest: "3"),
                input("b", role: "Main", id: "urn:1", digest: "4"),
            ])
        #expect(words(found.pairs) == ["a-b", "b-a"])
    }

    @Test func `what the same activity made in the same role comes before the role alone`() {
        let found = InputAlignment(
            [input("a", role: "Main", digest: "1", by: "x")],
            [
                input("b", role: "Main", digest: "2", by: "y"),
                input("c", role: "Main", digest: "3", by: "x"),
                input("d", digest: "4", by: "x"),
            ])
        #expect(words(found.pairs) == ["a-c"])
        #expect(found.onlySecond.map(\.used.location) == ["b", "d"])
    }

    @Test func `among equals the same place comes first, then the same name`() {
        let first = [
            input("p/1.fits", role: "Main", digest: "1"),
            input("p/2.fits", role: "Main", digest: "2"),
            input("p/3.fits", role: "Main", digest: "3"),
        ]
        let second = [
            input("other.fits", role: "Main", digest: "4"),
            input("q/2.fits.gz", role: "Main", digest: "5"),
            input("p/3.fits", role: "Main", digest: "6"),
        ]
        let found = InputAlignment(first, second)
        #expect(
            words(found.pairs) == [
                "p/3.fits-p/3.fits", "p/2.fits-q/2.fits.gz", "p/1.fits-other.fits",
            ]
        )
        let turned = InputAlignment(second.reversed(), first.reversed())
        #expect(turned.pairs.count == 3)
        #expect(turned.onlyFirst.isEmpty && turned.onlySecond.isEmpty)
    }

    @Test func `the name alone is enough where no role is`() {
        let found = InputAlignment(
            [input("p/a.fits", digest: "1"), input("p/b.fits", digest: "2")],
            [input("q/b.fits.gz", digest: "3"), input("q/c.fits", digest: "4")])
        #expect(words(found.pairs) == ["p/b.fits-q/b.fits.gz"])
        #expect(found.onlyFirst.map(\.used.location) == ["p/a.fits"])
        #expect(found.onlySecond.map(\.used.location) == ["q/c.fits"])
    }

    @Test func `every input is used once`() {
        let found = InputAlignment(
            [input("a", role: "Main", digest: "1"), input("b", role: "Main", digest: "1")],
            [input("c", role: "Main", digest: "1")])
        #expect(words(found.same) == ["a-c"])
        #expect(found.onlyFirst.map(\.used.location) == ["b"])
        #expect(found.onlySecond.isEmpty)
        let none = InputAlignment([], [input("c")])
        #expect(none.same.isEmpty && none.onlySecond.map(\.used.location) == ["c"])
    }
}
