import FITS
import FitsProv
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Dialects over headers of real files that were damaged at random.
@Suite(.enabled(if: Samples.areInstalled, Samples.notice)) struct DialectDamageTests {
    private static let structural = [
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "PCOUNT", "GCOUNT", "GROUPS", "TFIELDS", "TFORM",
        "TTYPE", "ZIMAGE", "ZTABLE", "END", "EXTEND",
    ]

    /// The cards of a header that do not say what its data are.
    private static func cards(_ hdu: HDU) -> [[UInt8]] {
        hdu.header.filter { card in !structural.contains { card.keyword.hasPrefix($0) } }
            .map { Array($0.bytes) }
    }

    private static func damaged(
        _ cards: [[UInt8]], _ chance: inout SeededGenerator
    ) -> [[UInt8]] {
        var cards = cards
        guard !cards.isEmpty else { return cards }
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: cards.removeLast(Int.random(in: 0..<cards.count, using: &chance))
        case 1: cards.shuffle(using: &chance)
        case 2: cards += cards
        case 3:
            for index in cards.indices where Int.random(in: 0..<4, using: &chance) == 0 {
                cards[index] = Array(cards[index].prefix(Int.random(in: 9...80, using: &chance)))
                cards[index] += repeatElement(0x20, count: 80 - cards[index].count)
            }
        default:
            for index in cards.indices where Int.random(in: 0..<3, using: &chance) == 0 {
                let place = Int.random(in: 0..<80, using: &chance)
                cards[index][place] = UInt8.random(in: 0x20...0x7E, using: &chance)
            }
        }
        return cards
    }

    private static func header(_ first: [String], _ cards: [[UInt8]]) -> [UInt8] {
        var bytes = first.flatMap(FITSBytes.card) + cards.flatMap(\.self) + FITSBytes.card("END")
        bytes += repeatElement(0x20, count: (2880 - bytes.count % 2880) % 2880)
        return bytes
    }

    @Test(arguments: Samples.plain)
    func `a damaged file says nothing without an origin, and ends`(sample: Sample) throws {
        let hdus = try FITSFile(reading: sample.path).hdus.prefix(6).map(Self.cards)
        var chance = SeededGenerator(hdus.count)
        let folder = try ScratchFolder()
        for _ in 0..<6 {
            var bytes: [UInt8] = []
            for (number, cards) in hdus.enumerated() {
                let start =
                    number == 0
                    ? [FITSBytes.fixed("SIMPLE", "T")] : [FITSBytes.fixed("XTENSION", "'IMAGE   '")]
                let rest = [FITSBytes.fixed("BITPIX", 8), FITSBytes.fixed("NAXIS", 0)]
                let counts =
                    number == 0 ? [] : [FITSBytes.fixed("PCOUNT", 0), FITSBytes.fixed("GCOUNT", 1)]
                bytes += Self.header(start + rest + counts, Self.damaged(cards, &chance))
            }
            let path = try folder.write(bytes, to: "damaged.fits")
            guard let observed = try Inspection(path, depth: .documents).observed else { continue }
            OriginCheck.expectOrigins(observed)
            let identified = observed.identified(as: "urn:x:1")
            let document = identified.document()
            _ = try document.provXML()
        }
    }
}

/// That every statement says where it is.
enum OriginCheck {
    static func expectOrigins(_ observed: Provenance) {
        for step in observed.steps where !step.isEmpty {
            #expect(step.origin != nil || step.activity.name.isEmpty, "step \(step.activity.name)")
            #expect(step.used.allSatisfy { $0.origin != nil })
            #expect(step.parameters.allSatisfy { $0.origin != nil })
            #expect(step.software.allSatisfy { $0.origin != nil })
        }
        #expect(observed.fields.allSatisfy { $0.origin != nil })
        #expect(observed.links.allSatisfy { $0.origin != nil })
    }
}
