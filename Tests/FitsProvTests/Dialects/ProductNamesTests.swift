import FITS
import FitsProv
import TestSupport
import Testing

@testable import FitsProv

/// The names and the weak digest that a product records of itself.
@Suite struct ProductNamesTests {
    private func names(_ cards: [String: String]) -> [String] {
        ProductNames.find { cards[$0] }.map(\.text)
    }

    @Test func `names come without folders and endings, the best first, each once`() {
        #expect(
            names([
                "ORIGFILE": "NACO_DARK_1.fits", "PIPEFILE": "naco_dark.fits",
                "FILENAME": "/data/out/naco_dark.fits.gz",
            ]) == ["naco_dark", "NACO_DARK_1"])
    }

    @Test func `the archive's name counts only where no recipe could have copied it`() {
        #expect(names(["ARCFILE": "NACO.2003-12-27T00:00:04.000.fits"]).count == 1)
        #expect(
            names(["ARCFILE": "NACO.2003-12-27T00:00:04.000.fits", "PIPEFILE": "p.fits"]) == ["p"])
    }

    @Test(arguments: ["", "   ", "N/A", "none", "[sci]"])
    func `what says that there is no name is none`(text: String) {
        #expect(names(["FILENAME": text]).isEmpty)
    }

    @Test func `a weak digest is an MD5, and not that of nothing`() {
        func digest(_ text: String?) -> String? { ProductNames.weakDigest { _ in text } }
        #expect(
            digest("842C03681F0DFF4837E26B73AC359D92") == "md5:842c03681f0dff4837e26b73ac359d92")
        #expect(digest(" 842c03681f0dff4837e26b73ac359d92 ") != nil)
        #expect(digest("d41d8cd98f00b204e9800998ecf8427e") == nil)
        #expect(digest("Not computed") == nil)
        #expect(digest("842c03681f0dff4837e26b73ac359d9") == nil)
        #expect(digest(nil) == nil)
    }

    @Test func `an inspection knows both from the primary header alone`() throws {
        let folder = try ScratchFolder()
        let bytes = FITSBytes.primary([
            FITSBytes.fixed("PIPEFILE", "'flat.fits'"),
            FITSBytes.fixed("DATAMD5", "'842c03681f0dff4837e26b73ac359d92'"),
        ])
        let path = try folder.write(bytes, to: "a.fits")
        let inspection = try Inspection(path, depth: .primaryHeader)
        #expect(
            inspection.names.map(\.text) == ["flat", "md5:842c03681f0dff4837e26b73ac359d92"])
        #expect(inspection.weakDigest == "md5:842c03681f0dff4837e26b73ac359d92")
    }
}
