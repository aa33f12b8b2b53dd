import Files
import Synchronization
import Testing

struct TurnstileTests {
    private struct Stop: Error {}

    @Test(arguments: [1, 2, 8])
    func `work goes through in the order of its numbers, whichever thread comes first`(
        threads: Int
    ) {
        let turnstile = Turnstile()
        let passed = Lock<[Int]>([])
        var rest = (0..<1000).makeIterator()
        OrderedWork.run(threads: threads) {
            rest.next()
        } worker: {
            { (number: Int) in
                // Some come late.
                var sum = 0
                for step in 0..<(number % 5 == 0 ? 20_000 : 10) { sum &+= step }
                turnstile.pass(sum == -1 ? 0 : number) { passed.withLock { $0.append(number) } }
            }
        } finish: { _ in
        }
        #expect(passed.withLock { $0 } == Array(0..<1000))
    }

    @Test func `work that fails does not keep the next one waiting`() {
        let turnstile = Turnstile()
        #expect(throws: Stop.self) {
            try turnstile.pass(0) { () throws(Stop) -> Int in throw Stop() }
        }
        #expect(turnstile.pass(1) { 7 } == 7)
    }
}
