import FitsProv
import TestSupport
import Testing

/// What differs in how two products were made, the first cause first.
@Suite struct LineageDifferenceTests {
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

    @Test func `a product does not differ from itself`() throws {
        let stamps = try CardStamps()
        try stamps.write("p.fits", named: ["a.fits"])
        try stamps.write("a.fits", named: [])
        let difference = try difference("p.fits", "p.fits", in: stamps)
        #expect(difference.causes.isEmpty)
        #expect(difference.notes.isEmpty)
        #expect(!difference.isIncomplete)
        #expect(difference.steps.count == 1)
        #expect(difference.steps[0].changes.isEmpty)
    }

    @Test func `a change far back is the cause, and the steps after it its consequences`() throws {
        let stamps = try CardStamps()
        for (run, activity) in [("1", "select"), ("2", "choose")] {
            try stamps.write("raw\(run).fits", by: activity, object: run)
            try stamps.write(
                "mid\(run).fits", by: "reduce",
                from: [
                    try stamps.input("raw\(run).fits"),
                    CardStamps.Input("flat.fits", digest: "sha256:flat"),
                ], object: run)
            try stamps.write(
                "end\(run).fits", by: "stack", from: [try stamps.input("mid\(run).fits")],
                object: run)
        }
        let difference = try difference("end1.fits", "end2.fits", in: stamps)
        // The raw files have nothing in common: each is an input that only one of them has.
        #expect(difference.steps.map { "\($0.first)-\($0.second)" } == ["0-0", "1-1"])
        #expect(difference.causes == [1])
        #expect(
            words(difference.steps[1].changes) == [
                "input : raw1.fits > -", "input : - > raw2.fits",
            ])
        #expect(difference.steps[1].distance == 1)
        #expect(difference.steps[1].consequences == [0])
        #expect(difference.steps[0].changes.isEmpty)
    }

    @Test func `of several causes that furthest back comes first`() throws {
        let stamps = try CardStamps()
        for (run, activity) in [("a", "select"), ("b", "choose")] {
            try stamps.write("\(run)/raw.fits", by: activity, object: run)
            try stamps.write(
                "\(run)/mid.fits", by: "reduce", from: [try stamps.input("\(run)/raw.fits")],
                object: run)
            try stamps.write(
                "\(run)/end.fits", by: "stack \(run)",
                from: [try stamps.input("\(run)/mid.fits")], object: run)
        }
        let difference = try difference("a/end.fits", "b/end.fits", in: stamps)
        #expect(difference.steps.map(\.distance) == [0, 1, 2])
        #expect(difference.causes == [2, 0])
        #expect(words(difference.steps[2].changes) == ["activity name: select > choose"])
        #expect(words(difference.steps[0].changes) == ["activity name: stack a > stack b"])
        #expect(difference.steps[1].changes.isEmpty)
        #expect(difference.steps[2].consequences == [1])
        #expect(difference.steps[0].consequences.isEmpty)
    }

    @Test func `an activity of another name is a change of the step itself`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", by: "select")
        try stamps.write("b.fits", by: "choose")
        let difference = try difference("a.fits", "b.fits", in: stamps)
        #expect(difference.causes == [0])
        #expect(words(difference.steps[0].changes) == ["activity name: select > choose"])
        #expect(difference.steps[0].consequences.isEmpty)
    }

    @Test func `the first cause comes first`() throws {
        let stamps = try CardStamps()
        // The content of the input differs, and nothing says how it was made.
        for side in ["1", "2"] {
            try stamps.write(
                "p\(side).fits", by: "reduce",
                from: [
                    CardStamps.Input("cal/flat.fits", digest: "sha256:same"),
                    CardStamps.Input("raw/run.fits", digest: "sha256:\(side)"),
                ])
        }
        let difference = try difference("p1.fits", "p2.fits", in: stamps)
        #expect(difference.steps.count == 2)
        #expect(difference.steps[0].changes.isEmpty)
        #expect(difference.causes == [1])
        #expect(difference.steps[1].distance == 1)
        #expect(difference.steps[1].consequences == [0])
        #expect(
            words(difference.steps[1].changes) == [
                "content of what was used: sha256:1 > sha256:2"
            ])
    }

    @Test func `an input that only one of them has is a change of the step`() throws {
        let stamps = try CardStamps()
        try stamps.write("p1.fits", from: [CardStamps.Input("a.fits", digest: "sha256:a")])
        try stamps.write(
            "p2.fits",
            from: [
                CardStamps.Input("a.fits", digest: "sha256:a"),
                CardStamps.Input("b.fits", digest: "sha256:b"),
            ])
        let more = try difference("p1.fits", "p2.fits", in: stamps)
        #expect(words(more.steps[0].changes) == ["input : - > b.fits"])
        let less = try difference("p2.fits", "p1.fits", in: stamps)
        #expect(words(less.steps[0].changes) == ["input : b.fits > -"])
    }

    @Test func `what was made the same way from the same is another result all the same`() throws {
        let stamps = try CardStamps()
        for side in ["1", "2"] {
            try stamps.write("\(side)mid.fits", by: "fit", object: side)
            try stamps.write(
                "p\(side).fits", by: "reduce",
                from: [
                    CardStamps.Input(
                        "\(side)mid.fits", id: "urn:x:\(side)mid.fits",
                        digest: try stamps.digest("\(side)mid.fits"))
                ])
        }
        let difference = try difference("p1.fits", "p2.fits", in: stamps)
        // Without a role they are paired all the same: one activity made both.
        #expect(difference.causes == [1])
        #expect(difference.steps[1].changes.map(\.name) == ["made the same way"])
        #expect(difference.steps[1].changes.map(\.subject) == [.content])
        #expect(difference.steps[1].changes.first?.first == (try stamps.digest("1mid.fits")))
        #expect(difference.steps[0].changes.isEmpty)
        #expect(difference.steps[1].consequences == [0])
    }

    @Test func `what only one side says of a product is a change of its record`() throws {
        let stamps = try CardStamps()
        try stamps.write("a.fits", by: "select")
        try stamps.folder.write(FITSBytes.primary(), to: "b.fits")
        let difference = try difference("a.fits", "b.fits", in: stamps)
        #expect(words(difference.steps[0].changes) == ["activity record: made by select > -"])
        let turned = try self.difference("b.fits", "a.fits", in: stamps)
        #expect(words(turned.steps[0].changes) == ["activity record: - > made by select"])
    }

    @Test func `of the same content made in another way there is a note`() throws {
        let stamps = try CardStamps()
        // The stamp is not part of the content: both have one digest.
        try stamps.write("x.fits", by: "select")
        try stamps.write("y.fits", by: "choose")
        let digests = try ["x.fits", "y.fits"].map { try stamps.digest($0) }
        #expect(digests[0] == digests[1])
        try stamps.write(
            "p1.fits", from: [CardStamps.Input("x.fits", id: "urn:x:x.fits", digest: digests[0])])
        try stamps.write(
            "p2.fits", from: [CardStamps.Input("y.fits", id: "urn:x:y.fits", digest: digests[1])])
        let difference = try difference("p1.fits", "p2.fits", in: stamps)
        #expect(difference.causes.isEmpty)
        #expect(difference.notes.map { words($0.changes) } == [["activity name: select > choose"]])
    }

    @Test(.timeLimit(.minutes(10)))
    func `products that name one another are compared to an end`() throws {
        let stamps = try CardStamps()
        for side in ["1", "2"] {
            try stamps.write("a\(side).fits", by: "s\(side)", named: ["b\(side).fits"])
            try stamps.write("b\(side).fits", by: "t", named: ["a\(side).fits"])
        }
        let difference = try difference("a1.fits", "a2.fits", in: stamps)
        #expect(difference.causes.contains(0))
        #expect(difference.steps.count <= 4)
    }
}
