import FITS
import TestSupport
import Testing

@testable import FitsProv

/// What is said of inputs that differ, and of those that only were made in another way.
@Suite struct InputChangeTests {
    private func difference(
        _ first: String, _ second: String, in stamps: borrowing CardStamps
    ) throws -> LineageDifference {
        LineageDifference(try stamps.lineage(first), try stamps.lineage(second))
    }

    private func words(_ changes: [StepChange]) -> [String] {
        changes.map {
            "\($0.subject.rawValue) \($0.name): \($0.first ?? "-") > \($0.second ?? "-")"
        }
    }

    @Test func `a role that changed is a change of the step, named by where the input was`() throws
    {
        let files = try StampedFiles()
        try files.write("a.fits", "a")
        for role in ["Main", "Setup"] {
            try files.make("\(role).fits", from: ["a.fits"]) { $0.used[0].role = role }
        }
        let difference = LineageDifference(
            try files.lineage("Main.fits"), try files.lineage("Setup.fits"))
        #expect(words(difference.steps[0].changes) == ["input role of a.fits: Main > Setup"])
        #expect(difference.steps.count == 1)
    }

    @Test func `what only one used is named with its role`() throws {
        let stamps = try CardStamps()
        var first = try stamps.made("p1.fits", from: [])
        var second = try stamps.made("p2.fits", from: [])
        let edge = { (role: String?, location: String) in
            Lineage.Edge(
                from: 0, to: 0, order: 1, used: UsedEntity(location: location, role: role),
                resolution: Resolution(.missing), findings: [])
        }
        first.edges = [edge("Main", "a"), edge("Setup", "b")]
        second.edges = [edge("Main", "c"), edge("Quality", "d"), edge(nil, "e")]
        let difference = LineageDifference(first, second)
        #expect(
            words(difference.steps[0].changes) == [
                "input Setup: b > -", "input Quality: - > d", "input : - > e",
            ])
    }

    @Test func `raw data that differ are named by content, else by identifier, else by place`()
        throws
    {
        let stamps = try CardStamps()
        func changes(
            _ first: CardStamps.Input, _ second: CardStamps.Input
        ) throws -> [String] {
            try stamps.write("p1.fits", from: [first], object: "1")
            try stamps.write("p2.fits", from: [second], object: "2")
            let difference = try difference("p1.fits", "p2.fits", in: stamps)
            return difference.steps.dropFirst().flatMap { words($0.changes) }
        }
        typealias Input = CardStamps.Input
        #expect(
            try changes(
                Input("x/a.fits", digest: "sha256:1"), Input("y/a.fits", digest: "sha256:2"))
                == ["content of what was used: sha256:1 > sha256:2"])
        #expect(
            try changes(Input("x/a.fits", id: "urn:1"), Input("y/a.fits", id: "urn:2"))
                == ["content of what was used: urn:1 > urn:2"])
        #expect(
            try changes(Input("x/a.fits"), Input("y/a.fits"))
                == ["content of what was used: x/a.fits > y/a.fits"])
        #expect(
            try changes(Input("x/a.fits", digest: "sha256:1"), Input("x/a.fits", id: "urn:2"))
                == ["content of what was used: sha256:1 > urn:2"])
        #expect(try changes(Input("x/a.fits"), Input("x/a.fits")) == [])
    }

    @Test func `notes go back as far as contents are the same`() throws {
        let stamps = try CardStamps()
        // The contents are the same all along; what differs stands at the beginning.
        for side in ["1", "2"] {
            try stamps.write("\(side)/raw.fits", by: "take\(side)", object: "raw")
            try stamps.write(
                "\(side)/mid.fits", by: "reduce", from: [try stamps.input("\(side)/raw.fits")],
                object: "mid")
            try stamps.write(
                "\(side)/end.fits", by: "stack", from: [try stamps.input("\(side)/mid.fits")],
                object: "end")
        }
        let difference = try difference("1/end.fits", "2/end.fits", in: stamps)
        #expect(difference.causes.isEmpty)
        #expect(difference.steps.count == 1)
        #expect(difference.notes.map { words($0.changes) } == [["activity name: take1 > take2"]])
        #expect(difference.notes.map { [$0.first, $0.second] } == [[2, 2]])
    }

    @Test func `inputs of another content under a product of the same are a note`() throws {
        let stamps = try CardStamps()
        for side in ["1", "2"] {
            try stamps.write(
                "\(side)/mid.fits", by: "reduce",
                from: [
                    CardStamps.Input("raw.fits", digest: "sha256:\(side)"),
                    CardStamps.Input("flat.fits", digest: "sha256:flat"),
                ], object: "mid")
            try stamps.write(
                "\(side)/end.fits", by: "stack", from: [try stamps.input("\(side)/mid.fits")],
                object: "end")
        }
        let difference = try difference("1/end.fits", "2/end.fits", in: stamps)
        #expect(difference.causes.isEmpty)
        #expect(
            difference.notes.map { words($0.changes) } == [
                ["content of raw.fits: sha256:1 > sha256:2"]
            ])
    }

}
