import Testing

@testable import Files

/// What of a file can stay where it is.
@Suite struct EditPlanTests {
    private func bytes(_ count: Int) -> Segment { .bytes([UInt8](repeating: 1, count: count)) }

    @Test func `the longest range of the original stays`() {
        let plan = EditPlan(
            [
                bytes(10), .original(5..<8), bytes(1), .original(20..<90), bytes(4),
                .original(90..<95),
            ],
            of: 100)
        #expect(plan.kept == 20..<90)
        #expect(plan.shift == 14 - 20)
        #expect(plan.head == [bytes(10), .original(5..<8), bytes(1)])
        #expect(plan.tail == [bytes(4), .original(90..<95)])
        #expect((plan.keptStart, plan.keptEnd) == (14, 84))
        #expect(plan.newSize == 10 + 3 + 1 + 70 + 4 + 5)
        #expect(plan.oldSize == 100)
    }

    @Test func `of two as long the first stays`() {
        let plan = EditPlan([.original(0..<10), bytes(1), .original(10..<20)], of: 20)
        #expect(plan.kept == 0..<10)
        #expect(plan.head == [])
        #expect(plan.shift == 0)
    }

    @Test func `without the original, all is written anew`() {
        let plan = EditPlan([bytes(3), bytes(4)], of: 50)
        #expect(plan.kept.isEmpty)
        #expect(plan.shift == 0)
        #expect(plan.newSize == 7)
        #expect(plan.tail == [])
        #expect(EditPlan([], of: 5).newSize == 0)
    }

    @Test(arguments: [
        // Where the data began, where they begin now, whether they can move by 4096, and the seam.
        (5000, 5000, true, 4096), (5000, 9096, true, 4096), (5000, 13_192, true, 4096),
        (5000, 904, true, 0), (4096, 8192, true, 4096), (4096, 0, true, 0),
        (8192, 4096, true, 4096),
        (5000, 5001, false, 4096), (5000, 7880, false, 4096), (100, 4196, true, 0),
    ])
    func `bytes move by whole blocks, in front of which there is room`(
        start: Int, new: Int, canShift: Bool, seam: Int
    ) {
        let plan = EditPlan([bytes(new), .original(start..<20_000)], of: 20_000)
        #expect(plan.canShift(by: 4096) == canShift)
        #expect(plan.seam(4096) == seam)
        // What is inserted or removed lies in front of what stays.
        #expect(plan.seam(4096) + max(0, -plan.shift) <= plan.kept.lowerBound)
    }
}
