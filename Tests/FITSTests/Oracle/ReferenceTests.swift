import FITS
import Foundation
import TestSupport
import Testing

// The samples are not part of the project; without them there is nothing to compare.
@Suite(.enabled(if: Samples.areInstalled, Samples.notice))
struct ReferenceTests {
    /// The samples whose HDUs cfitsio finds elsewhere, or not at all.
    static let elsewhere: [String: Difference] = [
        "fits_odd/theap-gap.fits": .heapGap, "fits_odd/verify.fits": .keywordOrder,
    ]

    @Test(arguments: Samples.plain.filter { elsewhere[$0.name] == nil })
    func `HDUs stand where cfitsio finds them`(_ sample: Sample) throws {
        let ours = try FITSFile(reading: sample.path)
        let reference = try ReferenceFile(sample.path)
        let count = try reference.hduCount()
        #expect(ours.hdus.count == count)
        for hdu in ours.hdus.prefix(count) {
            let place = try reference.move(to: hdu.number)
            #expect(hdu.headerOffset == place.header)
            #expect(hdu.dataOffset == place.data)
            #expect(hdu.end == place.end)
        }
    }

    @Test(arguments: Samples.plain.filter { elsewhere[$0.name] != .keywordOrder })
    func `cards are read as cfitsio reads them`(_ sample: Sample) throws {
        let unexplained = try differences(sample).filter { $0.kind == .unexplained }.map(\.place)
        #expect(unexplained == [])
    }

    @Test func `a heap behind a gap that PCOUNT leaves out is where the standard says`() throws {
        let sample = try #require(Samples.named("fits_odd/theap-gap.fits"))
        let reference = try ReferenceFile(sample.path)
        let table = try #require(try FITSFile(reading: sample.path).hdus.last)
        #expect(try reference.move(to: 2).end != table.end)
        #expect(try Files.bytes(sample.path).count == table.end)
    }

    @Test func `mandatory keywords in another order are read by us and not by cfitsio`() throws {
        let sample = try #require(Samples.named("fits_odd/verify.fits"))
        // Status 222: NAXIS is where BITPIX must (NO_BITPIX in fitsio.h).
        #expect(throws: ReferenceFile.Refusal(status: 222)) { _ = try ReferenceFile(sample.path) }
        #expect(try FITSFile(reading: sample.path).hdus.count == 1)
    }

    @Test(arguments: [
        (Difference.blankCards, "fits/iraf/Zero.fits"),
        (.loneContinue, "fits/chandra/3c273.rmf"),
        (.equalsInColumn10, "fits_odd/issue49test.fits"),
        (.emptyContinue, "fits/solar/solo_L2_spice-n-sit_20200620T235901_V01_16777431-000.fits"),
    ])
    func `a difference that the documentation lists is there`(
        _ difference: Difference, _ name: String
    ) throws {
        let sample = try #require(Samples.named(name))
        #expect(try differences(sample).map(\.kind).contains(difference))
    }

    @Test func `the documentation lists every difference`() throws {
        let page = try Files.bytes(Package.root.path + "/docs/cfitsio-differences.md")
        let headings = String(decoding: page, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
        let known = Difference.allCases.filter { $0 != .unexplained }.map(\.rawValue)
        #expect(known.sorted() == headings.sorted())
    }

    /// How cfitsio's cards differ from ours, and where.
    private func differences(_ sample: Sample) throws -> [(kind: Difference, place: String)] {
        let reference = try ReferenceFile(sample.path)
        var found: [(kind: Difference, place: String)] = []
        for hdu in try FITSFile(reading: sample.path).hdus {
            try reference.move(to: hdu.number)
            func note(_ kind: Difference?, _ what: String) {
                if let kind { found.append((kind, "HDU \(hdu.number): \(what)")) }
            }
            let count = try reference.cardCount()
            note(Difference(hdu.header, theirCount: count), "\(count) cards")
            for (index, card) in hdu.header.enumerated().prefix(count) {
                let theirs = try reference.record(index + 1)
                note(Difference(card, theirs), "card \(index + 1): \(card.text): \(theirs)")
            }
            for entry in hdu.header.entries where isComparable(entry, hdu.header) {
                let theirs = try reference.longString(entry.keyword)
                note(Difference(entry, theirs), "\(entry.keyword): \(theirs)")
            }
        }
        return found
    }

    /// Whether a keyword record is a string that cfitsio can be asked for by its name.
    private func isComparable(_ entry: Header.Entry, _ header: Header) -> Bool {
        entry.value?.string != nil && !entry.keyword.isEmpty
            && header.index(of: entry.keyword) == entry.cards.lowerBound
    }
}
