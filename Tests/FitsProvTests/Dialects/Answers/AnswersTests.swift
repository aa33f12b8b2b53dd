import FitsProv
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// What is said of real files, held against what they truly record.
@Suite(.enabled(if: Samples.named("dialects.json") != nil, Samples.notice)) struct AnswersTests {
    private static func scores() throws -> [(file: String, dialects: [String], score: AnswerScore)]
    {
        let key = try #require(try AnswerKey.load())
        return try key.files.compactMap { entry in
            guard let sample = Samples.named("fits/\(entry.file)") else { return nil }
            let inspection = try Inspection(sample.path, depth: .documents)
            let report = Report(inspection, verification: nil)
            return (entry.file, entry.dialects, AnswerJudge(entry, report).score)
        }
    }

    @Test func `every dialect says 95 of 100 things, and all together 97`() throws {
        let scores = try AnswersTests.scores()
        #expect(scores.count > 90)
        var totals: [String: AnswerScore] = [:]
        for (_, dialects, score) in scores {
            for dialect in dialects + ["all"] { totals[dialect, default: AnswerScore()].add(score) }
        }
        for (dialect, score) in totals.sorted(by: { $0.key < $1.key }) {
            let least = dialect == "all" ? 0.97 : 0.95
            #expect(score.value >= least, "\(dialect): \(score.notes.prefix(8))")
        }
    }

    /// What is said of samples and does not stand in the key, with the reason.
    private static let beyond = [
        // The bias files of the CCDs: BIASFILn, "bias file used"; and SHELLFIL, a file like GEOMFILE.
        "chandra/chandra_time.fits": 5, "chandra/chandra_test.fits": 2,
        // The list of sources that srctool read.
        "erosita/LightCurve_bexvar.fits": 1,
        // CREATOR names the extractor, which the key leaves open.
        "swift_xrt/interval0wtback.pi": 1, "swift_xrt/interval0wtsource.pi": 1,
    ]

    @Test func `nothing is invented, least of all where nothing is recorded`() throws {
        for (file, _, score) in try AnswersTests.scores() {
            #expect(
                score.invented <= AnswersTests.beyond[file, default: 0], "\(file): \(score.notes)")
        }
    }

    @Test(arguments: Samples.fits)
    func `every statement of a sample has its origin`(sample: Sample) throws {
        guard let observed = try Inspection(sample.path, depth: .documents).observed else { return }
        OriginCheck.expectOrigins(observed)
    }

    @Test(arguments: Samples.fits)
    func `the document that is made of a sample is valid`(sample: Sample) throws {
        let inspection = try Inspection(sample.path, depth: .documents)
        guard let observed = inspection.identifiedProvenance else { return }
        let document = observed.document()
        #expect(document.validate().violations.map(\.sentence) == [])
        let again = Provenance(document, of: observed.product.identifier)
        #expect(again?.steps == observed.steps)
    }
}
