import Files
import Synchronization
import Testing

struct OrderedWorkTests {
    private struct Stop: Error {}

    /// Numbers from 0 to below a count.
    private struct Numbers {
        var next = 0
        let count: Int

        mutating func take() -> Int? {
            guard next < count else { return nil }
            defer { next += 1 }
            return next
        }
    }

    @Test(arguments: [1, 2, 8, 40])
    func `results come in the order of the items, whoever is first`(threads: Int) throws {
        var numbers = Numbers(count: 2000)
        var results: [Int] = []
        OrderedWork.run(threads: threads) {
            numbers.take()
        } worker: {
            { (item: Int) -> Int in
                // Some items take longer than those after them.
                var sum = 0
                for step in 0..<(item % 7 == 0 ? 20_000 : 10) { sum &+= step }
                return sum == -1 ? 0 : item * 2
            }
        } finish: { result in
            results.append(result)
        }
        #expect(results == (0..<2000).map { $0 * 2 })
    }

    @Test func `what is in flight is bounded`() throws {
        var numbers = Numbers(count: 5000)
        var finished = 0
        var most = 0
        OrderedWork.run(threads: 4) {
            let item = numbers.take()
            most = max(most, numbers.next - finished)
            return item
        } worker: {
            { (item: Int) -> Int in item }
        } finish: { _ in
            finished += 1
        }
        #expect(finished == 5000)
        #expect(most <= 17)
    }

    @Test(arguments: [1, 3])
    func `an error of the consumer ends the work early`(threads: Int) {
        var numbers = Numbers(count: 100_000)
        var finished = 0
        #expect(throws: Stop.self) {
            try OrderedWork.run(threads: threads) {
                numbers.take()
            } worker: {
                { (item: Int) -> Int in item }
            } finish: { result in
                finished += 1
                if result == 10 { throw Stop() }
            }
        }
        #expect(finished == 11)
        #expect(numbers.next < 50)
    }

    @Test(arguments: [1, 3])
    func `an error of the producer ends the work`(threads: Int) {
        var numbers = Numbers(count: 20)
        #expect(throws: Stop.self) {
            try OrderedWork.run(threads: threads) { () throws -> Int? in
                guard let item = numbers.take() else { throw Stop() }
                return item
            } worker: {
                { (item: Int) -> Int in item }
            } finish: { _ in
            }
        }
    }

    @Test func `every thread has a worker of its own, and keeps it`() throws {
        let made = Lock(0)
        var numbers = Numbers(count: 1000)
        var counts = 0
        OrderedWork.run(threads: 3) {
            numbers.take()
        } worker: {
            made.withLock { $0 += 1 }
            var seen = 0
            return { (_: Int) -> Int in
                seen += 1
                return seen
            }
        } finish: { (seen: Int) in
            if seen == 1 { counts += 1 }
        }
        #expect(made.withLock { $0 } == 3)
        #expect((1...3).contains(counts))
    }

    @Test func `without items nothing is finished`() throws {
        OrderedWork.run(threads: 8) { () -> Int? in
            nil
        } worker: {
            { (item: Int) -> Int in item }
        } finish: { _ in
            Issue.record("there was nothing to finish")
        }
    }
}
