import FitsProv
import Testing

@testable import Descriptions

/// What was given, compared with a description.
@Suite struct CheckingTests {
    private static let description: ActivityDescription? =
        try? DescriptionFile(Array(FormsTests.own.utf8), path: "x.json").description

    private func complaints(
        _ parameters: [(String, String)], used: [String?] = ["Main"], made: [String?]? = nil
    ) throws -> [String] {
        let description = try #require(CheckingTests.description)
        var step = Step(activity: "ctbin")
        step.parameters = parameters.map { Parameter(name: $0.0, value: $0.1) }
        step.used = used.map { UsedEntity(location: "a.fits", role: $0) }
        return description.complaints(of: step, made: made)
    }

    @Test func `what agrees is not complained of`() throws {
        let given = [("inobs", "a.fits"), ("emin", "0.02"), ("coordsys", "gal")]
        #expect(try complaints(given) == [])
        #expect(try complaints(given, made: ["cube"]) == [])
    }

    @Test(arguments: [
        ("ebins", "3", "not known"), ("emin", "a", "not a number"),
        ("emin", "0.01", "less than 0.020"),
        ("emin", "301", "more than 300"), ("coordsys", "ICRS", "not one of CEL, GAL"),
    ])
    func `each parameter is looked at`(_ name: String, _ value: String, _ words: String) throws {
        let complaints = try complaints([("inobs", "a.fits"), (name, value)])
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains(words) == true)
    }

    @Test func `what is missing is told`() throws {
        #expect(try complaints([]) == ["the parameter 'inobs' is missing"])
        let given = [("inobs", "a.fits")]
        #expect(
            try complaints(given, used: [nil]).first?.contains("0 files were used as 'Main'")
                == true)
        #expect(try complaints(given, made: []).first?.contains("made as 'cube'") == true)
        #expect(try complaints(given, made: ["cube", "cube"]).count == 1)
    }

    @Test(arguments: [
        ("1", 1, true), ("1", 2, false), ("*", 0, true), ("3..*", 2, false), ("3..*", 9, true),
        ("0..1", 1, true), ("0..1", 2, false),
    ])
    func `numbers of files`(_ text: String, _ count: Int, _ isAllowed: Bool) throws {
        #expect(try #require(Multiplicity(text)).allows(count) == isAllowed)
    }

    @Test(arguments: ["", "a", "-1", "1..", "..", "2..1", "1..2..3", "1.5"])
    func `what is no number of files`(_ text: String) {
        #expect(Multiplicity(text) == nil)
    }

    @Test func `parameters name files`() throws {
        let description = try #require(CheckingTests.description)
        let files = description.files(named: [
            Parameter(name: "inobs", value: "a.fits,b.fits"), Parameter(name: "emin", value: "1"),
        ])
        #expect(files.map(\.path) == ["a.fits", "b.fits"])
        #expect(files.map(\.role) == ["Main", "Main"])
        #expect(files.allSatisfy { !$0.isMade })
    }
}
