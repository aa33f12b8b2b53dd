import FITS
import FitsProv
import TestSupport
import Testing

/// Stamped samples as cfitsio reads them.
@Suite(.enabled(if: Samples.areInstalled, Samples.notice))
struct ReferenceSampleTests {
    /// What cfitsio says of an HDU: its cards, but for those that a stamp may change, and its data.
    private struct Reading: Equatable {
        let records: [ReferenceFile.Record]
        let dataSum: UInt32
    }

    /// cfitsio refuses the one, and the other's heap has a size that it reads in its own way, so that
    /// it looks for the next HDU elsewhere (docs/cfitsio-differences.md).
    private static let differing = ["fits_odd/verify.fits", "fits_odd/theap-gap.fits"]

    @Test(arguments: Samples.plain.filter { !differing.contains($0.name) })
    func `cfitsio reads the same data, cards and document`(sample: Sample) throws {
        let folder = try ScratchFolder()
        let bytes = try Files.bytes(sample.path)
        let before = try folder.write(bytes, to: "before.fits")
        let after = try folder.write(bytes, to: "after.fits")
        var request = StampRequest(activity: "sample")
        request.fields = [Field(name: "applied_cuts", value: "theta2 < 0.04")]
        let plan = try Stamps.stamp(after, request)

        let original = try ReferenceFile(before)
        let stamped = try ReferenceFile(after)
        let count = try original.hduCount()
        #expect(try stamped.hduCount() == count + 1)
        for number in 1...count {
            let stamp = number == 1 ? plan.cards.count : 0
            #expect(try reading(stamped, number, dropping: stamp) == reading(original, number))
        }
        _ = try stamped.move(to: count + 1)
        #expect(try stamped.bytes(column: 4, row: 1) == plan.document)
        #expect(try stamped.longString("HDUCLASS") == "FITSPROV")
    }

    private func reading(
        _ file: borrowing ReferenceFile, _ number: Int, dropping stamp: Int = 0
    ) throws -> Reading {
        _ = try file.move(to: number)
        var records: [ReferenceFile.Record] = []
        for index in 1...(try file.cardCount() - stamp) {
            let record = try file.record(index)
            // cfitsio takes blank cards before END for free space, and does not count them.
            let isBlank = record.keyword.isEmpty && record.comment.isEmpty
            if !isBlank, !["CHECKSUM", "EXTEND"].contains(record.keyword) {
                records.append(record)
            }
        }
        return Reading(records: records, dataSum: try file.checksums().data)
    }
}
