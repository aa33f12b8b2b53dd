import FITS
import Foundation
import TestSupport
import Testing

@testable import FitsProv

/// The check over all inputs.
@Suite struct InputsCheckTests {
    private func state(_ state: String, problem: String? = nil) throws -> InputState {
        var keys = #""location": "\#(state).fits", "state": "\#(state)", "findings": []"#
        keys += #", "elsewhere": false"#
        if let problem { keys += #", "problem": "\#(problem)""# }
        return try JSONDecoder().decode(InputState.self, from: Data("{\(keys)}".utf8))
    }

    private func check(_ states: String...) throws -> Check {
        Check(inputs: try states.map { try state($0) })
    }

    @Test func `without inputs nothing was done`() throws {
        #expect(try check().outcome == .skipped)
        #expect(try check().details == [])
    }

    @Test func `an input that is missing or not what it was fails, and each is counted`() throws {
        #expect(try check("confirmed", "missing").outcome == .failed)
        let both = try check("missing", "confirmed", "missing", "changed since it was used")
        #expect(both.outcome == .failed)
        #expect(both.summary.contains("2 of 4"))
        #expect(both.summary.contains("1 of 4"))
        #expect(both.details.count == 4)
        #expect(zip(both.details, ["missing", "confirmed"]).allSatisfy { $0.hasPrefix($1) })
        #expect(try !check("missing").summary.contains("0 of 1"))
        #expect(try !check("changed since it was used").summary.contains("0 of 1"))
    }

    @Test func `an input that cannot be read fails, whatever its state`() throws {
        let check = Check(inputs: [try state("confirmed", problem: "no permission")])
        #expect(check.outcome == .failed)
    }

    @Test func `one that could be compared is enough to be right`() throws {
        let check = try check("located by name only", "confirmed", "outside")
        #expect(check.outcome == .ok)
        #expect(check.summary.contains("1 of 3"))
        #expect(try self.check("outside", "located by name only").outcome == .skipped)
        #expect(try self.check("outside", "located by name only").details.count == 2)
    }
}
