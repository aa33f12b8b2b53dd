import FoundationEssentials
import Testing

@testable import FitsProvService

@Suite struct JobPiecesTests {
    @Test func `names of jobs are long, different, and of few letters`() {
        let names = (0..<1_000).map { _ in Job.newID() }
        #expect(Set(names).count == 1_000)
        let letters = Set("abcdefghijklmnopqrstuvwxyz234567")
        let areRight = names.allSatisfy { $0.count == 26 && $0.allSatisfy(letters.contains) }
        #expect(areRight)
    }

    @Test(arguments: [
        ("2026-11-30T21:48:09.500Z", 1_796_075_289.5), ("2026-11-30T21:48:09Z", 1_796_075_289),
        ("2026-11-30T21:48:09", 1_796_075_289), ("2026-11-30", 1_795_996_800),
    ])
    func `times are read with and without their ends`(text: String, seconds: Double) {
        #expect(ISOTime.date(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: ["", "now", "2026", "2026-13-01", "2026-11-30T25:00:00", "Z", "1e9"])
    func `what is no time is none`(text: String) {
        #expect(ISOTime.date(text) == nil)
    }

    @Test func `times are written with milliseconds, in UTC`() {
        #expect(
            ISOTime.text(Date(timeIntervalSince1970: 1_796_075_289.5)) == "2026-11-30T21:48:09.500Z"
        )
    }
}
