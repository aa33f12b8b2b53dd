import FITS
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// What follows from checks.
@Suite struct VerdictTests {
    private func verification(
        _ checks: [(Check.Name, Check.Outcome)], comparesContent: Bool = true
    ) -> Verification {
        Verification(
            file: "a.fits", checks: checks.map { Check($0, $1, "") },
            unless: comparesContent ? nil : .notCompared)
    }

    @Test(arguments: Check.Name.allCases)
    func `one check that failed is enough`(name: Check.Name) {
        let all = Check.Name.allCases.map { ($0, $0 == name ? Check.Outcome.failed : .ok) }
        #expect(verification(all).verdict == .failed)
        #expect(verification(all, comparesContent: false).verdict == .failed)
        #expect(verification(all).performed == 8)
        #expect(verification(all).passed == 7)
        #expect(verification([(name, .failed)]).verdict == .failed)
    }

    @Test func `a stamp that was checked makes a file intact`() {
        #expect(verification([(.stamp, .ok), (.content, .skipped)]).verdict == .intact)
        #expect(verification([(.stamp, .skipped), (.content, .ok)]).verdict == .unstamped)
        #expect(verification([(.structure, .ok), (.checksums, .ok)]).verdict == .unstamped)
        #expect(verification([]).verdict == .unstamped)
        #expect(verification([(.stamp, .ok)], comparesContent: false).verdict == .notCompared)
        #expect(verification([], comparesContent: false).verdict == .notCompared)
    }

    @Test func `what was not done counts neither as made nor as right`() {
        let checks = verification([
            (.structure, .ok), (.checksums, .skipped), (.stamp, .failed), (.content, .skipped),
        ])
        #expect(checks.performed == 2)
        #expect(checks.passed == 1)
    }

    @Test func `names, outcomes and verdicts are the same in every release`() {
        #expect(
            Check.Name.allCases.map(\.rawValue) == [
                "structure", "checksums", "stamp", "content", "document digest", "document",
                "agreement", "inputs",
            ])
        #expect(
            [Check.Outcome.ok, .failed, .skipped].map(\.rawValue) == ["ok", "failed", "skipped"])
        #expect(
            [Verification.Verdict.intact, .failed, .notCompared, .unstamped].map(\.rawValue)
                == ["intact", "failed", "not compared", "no stamp"])
    }

    @Test func `a file without a stamp is checked as FITS only`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let verification = try Stamps.verify(path)
        #expect(verification.verdict == .unstamped)
        #expect(verification.checks.map(\.name) == [.structure, .checksums, .stamp])
        #expect(verification.checks.map(\.outcome) == [.ok, .skipped, .skipped])
        #expect(verification.file == path)
        #expect(verification.inputs == [])
    }

    @Test func `every check is made once, in order, and only what was measured`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let all = try Stamps.verify(fixture.product)
        #expect(all.checks.map(\.name) == Check.Name.allCases)
        #expect(all.check(.inputs)?.outcome == .skipped)
        #expect(all.checks.dropLast().allSatisfy { $0.outcome == .ok })
        let little = try Inspection(fixture.product, depth: .documents).verify()
        #expect(little.verdict == .intact)
        #expect(
            little.checks.filter { $0.outcome == .skipped }.map(\.name)
                == [.checksums, .content, .inputs])
        let sums = try Inspection(fixture.product, depth: .contents(.checksums)).verify()
        #expect(
            sums.checks.filter { $0.outcome == .skipped }.map(\.name) == [.content, .inputs])
        let cards = try Inspection(fixture.product, depth: .cards).verify()
        #expect(cards.check(.documentDigest)?.outcome == .skipped)
        #expect(cards.check(.agreement)?.outcome == .skipped)
    }

    @Test func `inputs are looked at where they are asked for`() throws {
        let fixture = try StampFixture()
        try fixture.stamp(fixture.product, fixture.fullRequest())
        let inspection = try Inspection(fixture.product)
        let asked = Verification(inspection, inputs: InputLookup())
        #expect(asked.inputs.count == 2)
        #expect(asked.check(.inputs)?.outcome == .ok)
        #expect(asked.check(.inputs)?.details.count == 2)
        #expect(Verification(inspection, inputs: nil).inputs == [])
    }
}
