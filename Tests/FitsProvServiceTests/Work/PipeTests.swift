import Files
import HTTPTypes
import Synchronization
import Testing

@testable import FitsProvService

@Suite struct PipeTests {
    @Test func `bytes come in their order, however slow the reader is`() async {
        // Other tests may keep this one's task waiting for a while.
        let pipe = BytePipe(stall: .seconds(900))
        _ = Threads.start {
            for number in 0..<200 { _ = pipe.push([UInt8(number)]) }
            pipe.finish([200], .complete(isCut: false))
        }
        var bytes: [UInt8] = []
        while true {
            if bytes.count < 3 { try? await Task.sleep(for: .milliseconds(20)) }
            let piece = await pipe.next()
            bytes += piece.bytes
            if piece.end != nil { break }
        }
        let expected = (0...200).map { UInt8($0) }
        #expect(bytes == expected)
        #expect(pipe.blocked > .zero)
    }

    @Test func `a thread does not run ahead of its reader`() async throws {
        let pipe = BytePipe(stall: .seconds(30))
        let pushed = Notes()
        _ = Threads.start {
            for number in 0..<100 where pipe.push([UInt8(number)]) { pushed.add(number) }
            pipe.finish([], .complete(isCut: false))
        }
        try await Task.sleep(for: .milliseconds(300))
        let ahead = pushed.all.count
        #expect(ahead <= 4)
        pipe.close()
    }

    @Test func `a thread is told that its reader has gone`() async throws {
        let pipe = BytePipe(stall: .seconds(30))
        let wanted = try await Threads.run {
            var count = 0
            while pipe.push([1]) {
                count += 1
                if count == 4 { pipe.close() }
            }
            pipe.finish([], .gone)
            return count
        }
        #expect(wanted == 4)
        #expect(pipe.isClosed)
    }

    @Test func `a reader who sleeps too long loses the rest, and is told so`() async throws {
        let stalls = Notes()
        let pipe = BytePipe(stall: .milliseconds(50)) { stalls.add(1) }
        try await Threads.run {
            while pipe.push([1]) {}
            pipe.finish([], .complete(isCut: false))
        }
        var end: QueryEnd?
        while end == nil { end = await pipe.next().end }
        var isGone = false
        if case .gone? = end { isGone = true }
        #expect(isGone)
        #expect(stalls.all == [1])
    }

    @Test func `so many are let in, and others in the order of their coming`() async throws {
        var limits = ServiceLimits()
        limits.queries = 2
        limits.waitingQueries = 3
        let gate = QueryGate(limits)
        try await gate.enter()
        try await gate.enter()
        let order = Notes()
        var waiting: [Task<Void, any Error>] = []
        for number in 0..<3 {
            waiting.append(
                Task {
                    try await gate.enter()
                    order.add(number)
                })
            while await gate.waitingCount <= number { try await Task.sleep(for: .milliseconds(1)) }
        }
        var refusal: Refusal?
        do { try await gate.enter() } catch { refusal = error }
        #expect(refusal?.status == .serviceUnavailable)
        for (count, task) in waiting.enumerated() {
            await gate.leave()
            try await task.value
            let entered = order.all
            #expect(entered == Array(0...count))
        }
    }

    @Test func `nobody waits for ever`() async throws {
        var limits = ServiceLimits()
        limits.queries = 1
        limits.patience = .milliseconds(100)
        let gate = QueryGate(limits)
        try await gate.enter()
        var refusal: Refusal?
        do { try await gate.enter() } catch { refusal = error }
        #expect(refusal?.line.contains("none ended within") == true)
        await gate.leave()
        try await gate.enter()
    }

    @Test func `text of strangers is escaped in documents`() {
        var document = XMLDocument()
        document.element("a", ["x": "\"<&>\n", "y": nil]) { document in
            document.element("b", "</b>\u{0}\u{B}&")
            document.element("c", ifPresent: nil)
            document.element("d")
        }
        let text = String(decoding: document.take(), as: UTF8.self)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a x="&quot;&lt;&amp;&gt;&#10;">
                <b>&lt;/b&gt;\u{FFFD}\u{FFFD}&amp;</b>
                <d/>
                </a>

                """)
    }
}

/// Numbers that several threads note down.
private final class Notes: Sendable {
    private let numbers = Lock<[Int]>([])
    var all: [Int] { numbers.withLock { $0 } }
    func add(_ number: Int) { numbers.withLock { $0.append(number) } }
}
