import FITS
import TestSupport
import Testing

@testable import FitsProv

/// Which dialects a file shows signs of.
@Suite struct DialectSignsTests {
    private let signs = DialectSigns([
        Dialect("by-history", signature: [.history("Made by "), .keyword("MADEBY")]),
        Dialect("by-name", signature: [.hdu("MAKING"), .keyword("LONG NAME")]),
        Dialect("none"),
    ])

    private func shown(_ cards: [String]) -> [String] {
        signs.shown(by: [Header([]), Header(cards.map { Card(bytes: $0.utf8) })]).map(\.name)
    }

    @Test(arguments: [
        (["HISTORY   Made by hand"], ["by-history"]), (["MADEBY  = 'me'"], ["by-history"]),
        (["EXTNAME = 'MAKING  '"], ["by-name"]), (["HIERARCH LONG NAME = 1"], ["by-name"]),
        (["EXTNAME = 'MAKING'", "MADEBY  = 1"], ["by-history", "by-name"]),
        (["COMMENT Made by hand", "HISTORY Remade by hand", "EXTNAME = 'MAKINGS'"], []),
        (["MADEBY", "LONGNAME= 1"], []),
    ])
    func `each is shown by one sign of it, in any header`(cards: [String], names: [String]) {
        #expect(shown(cards) == names)
    }

    @Test func `the beginning of a history card is enough`() {
        let starts = Dialect.all.flatMap(\.signature).compactMap { sign in
            if case .history(let start) = sign { start } else { nil }
        }
        #expect(!starts.isEmpty)
        for start in starts {
            let header = Header([Card(bytes: "HISTORY \(start)x".utf8)])
            #expect(!DialectSigns.all.shown(by: [header]).isEmpty, "\(start)")
        }
    }
}
