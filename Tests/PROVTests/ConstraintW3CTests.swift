import PROV
import TestSupport
import Testing

/// The test suite of PROV-CONSTRAINTS, with the verdicts of the W3C.
@Suite(.enabled(if: PROVSamples.areInstalled, "the samples folder is absent"))
struct ConstraintW3CTests {
    @Test(arguments: ConstraintCase.labelled)
    func `judges as the W3C does, and by the constraint that it names`(
        _ example: ConstraintCase
    ) throws {
        guard let document = try example.document() else { return }
        let validation = document.validate()
        #expect(validation.isValid == example.passes, "\(validation.violations)")
        guard !example.passes else { return }
        let numbers = Set(validation.violations.flatMap(\.numbers))
        #expect(numbers.isSuperset(of: example.numbers), "\(validation.violations)")
        if example.label == "DM" {
            #expect(validation.violations.map(\.constraint) == [.mandatoryArgument])
        }
    }

    @Test func `says why in one sentence that names the records`() throws {
        for example in ConstraintCase.labelled where !example.passes {
            for violation in try example.document()?.validate().violations ?? [] {
                #expect(!violation.reason.isEmpty)
                #expect(!violation.reason.contains("\n"))
                #expect(!violation.records.isEmpty)
                #expect(violation.reason.contains("ex:"), "\(violation)")
            }
        }
    }

    @Test func `knows all the verdicts`() {
        #expect(ConstraintCase.labelled.count == 2 * 77)
    }
}

extension Violation {
    /// The numbers of the constraints that it takes to break this one.
    fileprivate var numbers: [Int] {
        ([constraint] + contributing).compactMap(\.number)
    }
}

/// A document of the test suite in one of its formats, with its verdict.
struct ConstraintCase: CustomTestStringConvertible, Sendable {
    let path: String
    let passes: Bool
    let label: String

    /// The numbers of the constraints for which the document is in the suite.
    var numbers: [Int] {
        label.split(separator: "-").compactMap { Int($0.dropFirst()) }
    }

    var testDescription: String { path }

    /// The document; `nil` where it misses what PROV-DM requires and the reader has refused it.
    func document() throws -> Document? {
        let bytes = try PROVSamples.bytes("prov/constraints/\(path)")
        do throws(PROVError) {
            return path.hasSuffix(".xml")
                ? try Document(provXML: bytes) : try Document(provN: bytes)
        } catch {
            guard label == "DM", error.code == .content || error.code == .syntax else {
                throw error
            }
            return nil
        }
    }

    static let labelled: [ConstraintCase] = lines(of: "LABELS.tsv").flatMap { fields in
        guard fields.count > 2, !fields[1].isEmpty else { return [ConstraintCase]() }
        return [fields[0], fields[0].dropLast(4) + ".provn"].map {
            ConstraintCase(path: $0, passes: fields[1] == "PASS", label: fields[2])
        }
    }

    /// The fields of the lines of a table, without its head.
    static func lines(of table: String) -> [[String]] {
        guard let bytes = try? PROVSamples.bytes("prov/constraints/\(table)") else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
