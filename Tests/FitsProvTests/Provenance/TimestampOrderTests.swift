import Testing

@testable import FitsProv

/// The order of times that are written with as few digits as they need.
struct TimestampOrderTests {
    @Test(arguments: [
        ("2026-11-30T17:53:28.18Z", "2026-11-30T17:53:28.182Z", true),
        ("2026-11-30T17:53:28Z", "2026-11-30T17:53:28.5Z", true),
        ("2026-11-30T17:53:28.182Z", "2026-11-30T17:53:28.18Z", false),
        ("2026-11-30T17:53:28.9Z", "2026-11-30T17:53:29Z", true),
        ("2026-11-30T17:53:28.1Z", "2026-11-30T17:53:28.1Z", false),
    ])
    func `fractions of a second are compared as numbers`(
        one: String, other: String, isEarlier: Bool
    ) {
        #expect(Timestamp.isEarlier(one, than: other) == isEarlier)
    }
}
