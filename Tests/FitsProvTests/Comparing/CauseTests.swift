import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Which steps of two paths differ of themselves, and what follows from each.
@Suite struct CauseTests {
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

    @Test func `of two causes at the same distance the one met first comes first`() throws {
        let stamps = try CardStamps()
        for side in ["1", "2"] {
            for name in ["x", "y"] {
                try stamps.write("\(side)/\(name).fits", by: "\(name)\(side)", object: name + side)
            }
            try stamps.write(
                "\(side)/p.fits", by: "stack",
                from: try ["x", "y"].map { try stamps.input("\(side)/\($0).fits") }, object: side)
        }
        let difference = try difference("1/p.fits", "2/p.fits", in: stamps)
        #expect(difference.steps.map(\.distance) == [0, 1, 1])
        #expect(difference.causes == [1, 2])
        #expect(
            difference.causes.map { words(difference.steps[$0].changes) } == [
                ["activity name: x1 > x2"], ["activity name: y1 > y2"],
            ])
        // What follows from both is counted with the first.
        #expect(difference.steps[1].consequences == [0])
        #expect(difference.steps[2].consequences.isEmpty)
    }

    @Test(arguments: [["x", "mid"], ["mid", "x"]])
    func `the distance is that of the longest way`(used: [String]) throws {
        let stamps = try CardStamps()
        for side in ["1", "2"] {
            func write(_ name: String, by activity: String, from names: [String]) throws {
                try stamps.write(
                    "\(side)/\(name).fits", by: activity,
                    from: try names.map { try stamps.input("\(side)/\($0).fits") },
                    object: name + side)
            }
            try write("raw", by: "take\(side)", from: [])
            try write("deep", by: "deepen", from: ["raw"])
            try write("mid", by: "reduce", from: ["deep"])
            try write("x", by: "cross", from: ["raw"])
            try write("end", by: "stack", from: used)
        }
        let difference = try difference("1/end.fits", "2/end.fits", in: stamps)
        let distances = Dictionary(
            uniqueKeysWithValues: difference.steps.map { step in
                (difference.first.nodes[step.first].name, step.distance)
            })
        #expect(
            distances == ["end.fits": 0, "x.fits": 1, "mid.fits": 1, "deep.fits": 2, "raw.fits": 3])
        #expect(difference.causes.count == 1)
        let cause = difference.steps[difference.causes.first ?? 0]
        #expect(cause.distance == 3)
        #expect(cause.consequences.count == 4 && cause.consequences.last == 0)
    }

    @Test func `of one product compared with two others each pair is a step of its own`() throws {
        let stamps = try CardStamps()
        try stamps.write("1/a.fits", by: "make", object: "a1")
        for name in ["a", "b"] {
            try stamps.write("2/\(name).fits", by: "make", object: name + "2")
        }
        func use(_ path: String, _ name: String) throws -> CardStamps.Input {
            CardStamps.Input(name, id: "urn:x:" + path, digest: try stamps.digest(path))
        }
        try stamps.write(
            "1/p.fits", from: [try use("1/a.fits", "x/a.fits"), try use("1/a.fits", "x/b.fits")],
            object: "p1")
        try stamps.write(
            "2/p.fits", from: [try use("2/a.fits", "x/a.fits"), try use("2/b.fits", "x/b.fits")],
            object: "p2")
        let difference = try difference("1/p.fits", "2/p.fits", in: stamps)
        #expect(difference.steps.map { "\($0.first)-\($0.second)" } == ["0-0", "1-1", "1-2"])
        #expect(
            difference.steps.dropFirst().map { $0.changes.map(\.name) } == [
                ["made the same way"], ["made the same way"],
            ])
    }

    @Test(.timeLimit(.minutes(10)), arguments: [(7, 8, 56, false), (9, 10, 76, true)])
    func `cycles of different lengths are compared in part if they are long, and that is said`(
        first: Int, second: Int, steps: Int, isIncomplete: Bool
    ) throws {
        let stamps = try CardStamps()
        for (side, length) in [("a", first), ("b", second)] {
            for number in 0..<length {
                let next = "\(side)\((number + 1) % length).fits"
                try stamps.write("\(side)\(number).fits", named: [next])
            }
        }
        let difference = try difference("a0.fits", "b0.fits", in: stamps)
        // At most four steps for each product of the two paths.
        #expect(difference.steps.count == steps)
        #expect(difference.isIncomplete == isIncomplete)
    }

    @Test func `of an empty path nothing is compared`() throws {
        let stamps = try CardStamps()
        let one = try stamps.made("p.fits", from: [])
        for difference in [
            LineageDifference(Lineage(.back), one), LineageDifference(one, Lineage(.back)),
        ] {
            #expect(difference.steps.isEmpty && difference.causes.isEmpty)
        }
    }

    @Test func `of products that nothing is recorded of nothing differs`() throws {
        let files = try StampedFiles()
        try files.write("a.fits", "a")
        try files.write("b.fits", "b")
        let difference = LineageDifference(
            try files.lineage("a.fits"), try files.lineage("b.fits"))
        #expect(difference.steps.count == 1)
        #expect(difference.causes.isEmpty && difference.steps[0].changes.isEmpty)
    }
}

extension CardStamps {
    /// The path of a product that is written first.
    func made(_ name: String, from inputs: [Input]) throws -> Lineage {
        try write(name, from: inputs)
        return try lineage(name)
    }
}
