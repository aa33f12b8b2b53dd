import FitsProv
import Testing

@Suite struct NormalNameTests {
    @Test(arguments: [
        ("a.fits", "a"), ("a.fits.gz", "a"), ("a.fits.fz", "a"), ("a.fits.GZ", "a"),
        ("a.FITS", "a"), ("a.fit", "a"), ("a.fts", "a"), ("a.ftz", "a"), ("a.fits.bz2", "a"),
        ("a.fits.xz", "a"), ("a.fits.Z", "a"), ("a.gz", "a"), ("a", "a"), ("A.fits", "A"),
        ("a.fits[1]", "a"), ("a.fits[1][col x]", "a"), ("a.fits.gz[EVENTS]", "a"),
        ("a.tar.gz", "a.tar"), ("a.txt", "a.txt"), ("a.b.fits", "a.b"),
        ("run.fits.old", "run.fits.old"),
    ])
    func `endings of compression, format and extension do not count`(name: String, text: String) {
        #expect(NormalName(name).text == text)
    }

    @Test(arguments: [
        // Only one ending of a kind: the rest is the name.
        ("a.fits.gz.gz", "a.fits.gz"), ("a.fits.fits", "a.fits"), ("a.gz.fits", "a.gz"),
        // A name is not empty.
        (".fits", ".fits"), (".gz", ".gz"), ("[1]", "[1]"), (".fits.gz", ".fits"), ("", ""),
        // What only looks like it.
        ("afits", "afits"), ("a]", "a]"), ("a[1]b.fits", "a[1]b"), ("agz", "agz"),
    ])
    func `a name keeps what is its own`(name: String, text: String) {
        #expect(NormalName(name).text == text)
    }

    @Test func `of a path only the last part counts`() {
        #expect(NormalName(ofPath: "/data/x.fits/raw.fits.gz").text == "raw")
        #expect(NormalName(ofPath: "raw.fit") == NormalName(ofPath: "old/RAW/raw.fits"))
        #expect(NormalName("raw.fits") != NormalName("Raw.fits"))
    }
}
