import HTTPTypes
import Testing

@testable import FitsProvService

@Suite struct ValidatorsTests {
    private let weak = Validators(tag: "W/\"1-2\"", modified: 784_111_777)
    private let strong = Validators(tag: "\"abc\"", modified: 784_111_777)

    @Test func `times are written and read as HTTP has them`() {
        #expect(weak.date == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPTime.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        #expect(HTTPTime.seconds("yesterday") == nil)
    }

    @Test(arguments: [
        ("\"1-2\"", Validators.Outcome.unchanged), ("W/\"1-2\"", .unchanged), ("*", .unchanged),
        ("\"x\", W/\"1-2\" , \"y\"", .unchanged), ("\"1-3\"", .go), ("1-2", .go), ("\"", .go),
        ("", .go),
    ])
    func `a tag that the client has is not sent again`(tags: String, outcome: Validators.Outcome) {
        #expect(weak.outcome([.ifNoneMatch: tags]) == outcome)
    }

    @Test func `a tag counts more than a time`() {
        #expect(weak.outcome([.ifModifiedSince: weak.date]) == .unchanged)
        #expect(weak.outcome([.ifModifiedSince: "Sun, 06 Nov 1994 08:49:36 GMT"]) == .go)
        #expect(weak.outcome([.ifModifiedSince: "nonsense"]) == .go)
        #expect(weak.outcome([.ifNoneMatch: "\"x\"", .ifModifiedSince: weak.date]) == .go)
    }

    @Test func `what must be the same must be surely the same`() {
        #expect(strong.outcome([.ifMatch: "\"abc\""]) == .go)
        #expect(strong.outcome([.ifMatch: "W/\"abc\""]) == .failed)
        #expect(weak.outcome([.ifMatch: "W/\"1-2\""]) == .failed)
        #expect(weak.outcome([.ifMatch: "*"]) == .go)
        #expect(weak.outcome([.ifUnmodifiedSince: weak.date]) == .go)
        let before: HTTPFields = [.ifUnmodifiedSince: "Sun, 06 Nov 1994 08:49:36 GMT"]
        #expect(weak.outcome(before) == .failed)
    }

    @Test func `parts are of what the client has, or all is sent`() {
        #expect(strong.wantsParts([:], at: 800_000_000))
        #expect(strong.wantsParts([.ifRange: "\"abc\""], at: 800_000_000))
        #expect(!strong.wantsParts([.ifRange: "\"abd\""], at: 800_000_000))
        #expect(!weak.wantsParts([.ifRange: "W/\"1-2\""], at: 800_000_000))
        #expect(weak.wantsParts([.ifRange: weak.date], at: 800_000_000))
        // Within the same minute it may have changed again.
        #expect(!weak.wantsParts([.ifRange: weak.date], at: 784_111_780))
    }
}
