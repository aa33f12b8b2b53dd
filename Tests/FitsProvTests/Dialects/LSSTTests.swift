import FITS
import TestSupport
import Testing

@testable import FitsProv

/// The LSST butler's cards: datasets are known by UUIDs.
@Suite struct LSSTTests {
    private static let ids = (1...3).map { "00000000-0000-4000-8000-00000000000\($0)" }
    private let quantum = "1a608c28-cae9-5c94-9d83-5fe90a509ffa"

    private func cards(_ inputs: [String], prefix: String = "LSST BUTLER ") -> [String] {
        ["\(prefix)ID", "\(prefix)RUN"].flatMap { ReadFile.card($0, "x") } + inputs
    }

    @Test func `inputs are used by the quantum, in the order of their numbers`() throws {
        let id = LSSTTests.ids
        let inputs =
            ReadFile.card("LSST BUTLER QUANTUM", quantum)
            + ReadFile.card("LSST BUTLER INPUT 10 ID", id[2])
            + ReadFile.card("LSST BUTLER INPUT 2 ID", id[1])
            + ReadFile.card("LSST BUTLER INPUT 0 ID", id[0])
            + ReadFile.card("LSST BUTLER INPUT 0 DATASETTYPE", "bias")
            + ReadFile.card(
                "LSST BUTLER INPUT 0 RUN", "LSSTCam/calib/" + String(repeating: "x", count: 90))
            + ReadFile.card("LSST BUTLER INPUT 0 VISIT_TIME", "2025-11-01")
        let read = try #require(try ReadFile.provenance(FITSBytes.primary(cards(inputs))))
        #expect(read.inputLocations == id)
        #expect(read.making.activity.identifier == "urn:uuid:" + quantum)
        #expect(read.making.activity.name.isEmpty)
        let first = try #require(read.making.used.first)
        #expect(first.identifier == "urn:uuid:" + id[0])
        #expect(first.role == "bias")
        #expect(first.description?.hasSuffix("xxx") == true)
        #expect(
            first.origin == Origin(dialect: "lsst-butler", hdu: 1, card: "LSST BUTLER INPUT 0 ID"))
        #expect(read.hasOrigins)
    }

    @Test(arguments: [
        ("INPUT 0 ID", "INPUT 1 ID"), ("lsst.butler.input.0.id", "lsst.butler.input.1.id"),
        ("LSST_BUTLER_INPUT_0_ID", "LSST_BUTLER_INPUT_1_ID"),
        ("BUTLER INPUT 0 ID", "BUTLER INPUT 1 ID"),
    ])
    func `any prefix and separator will do, and ids alone`(first: String, second: String) throws {
        let id = LSSTTests.ids
        let known = ["LSST_BUTLER_ID", "lsst.butler.id", "BUTLER ID"].flatMap {
            ReadFile.card($0, "x")
        }
        let read = try #require(
            try ReadFile.provenance(
                FITSBytes.primary(
                    known + ReadFile.card(first, id[0]) + ReadFile.card(second, id[1]))))
        #expect(read.inputLocations == [id[0], id[1]])
        #expect(read.names == [""])
        #expect(read.hasOrigins)
    }

    @Test func `a dataset without inputs or quantum says nothing`() throws {
        let none = cards(["HIERARCH LSST BUTLER N_INPUTS = 0"])
        #expect(try ReadFile.provenance(FITSBytes.primary(none)) == nil)
    }

    @Test func `inputs that were too many to be listed are counted`() throws {
        let read = try #require(
            try ReadFile.provenance(
                FITSBytes.primary(
                    cards(
                        ReadFile.card("LSST BUTLER QUANTUM", quantum)
                            + ["HIERARCH LSST BUTLER N_INPUTS = 3204"]))))
        #expect(read.inputLocations.isEmpty)
        #expect(read.making.activity.description == "3204 inputs, of which 0 are listed")
    }

    @Test func `keywords that only look alike are none`() throws {
        let cards = cards(
            ReadFile.card("LSST BUTLER INPUT X ID", "a")
                + ReadFile.card("LSST BUTLER INPUT 12345678901234567890 ID", "b")
                + ReadFile.card("LSST BUTLER NOINPUT 0 ID", "c")
                + ReadFile.card("LSST BUTLER INPUT 0-ID", "d"))
        #expect(try ReadFile.provenance(FITSBytes.primary(cards)) == nil)
    }

    @Test(.timeLimit(.minutes(10))) func `very many inputs take no longer for each`() throws {
        let cards = (0..<20_000).map { "HIERARCH LSST BUTLER INPUT \($0) ID = '\($0)'" }
        let read = try #require(
            try ReadFile.provenance(
                FITSBytes.primary(cards + ReadFile.card("LSST BUTLER QUANTUM", quantum))))
        #expect(read.inputLocations.count == 20_000)
    }
}
