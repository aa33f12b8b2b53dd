import FitsProv
import Testing

@testable import FitsProv

/// Files as observatories write them into headers.
@Suite struct ReferenceNameTests {
    @Test(arguments: [
        ("events.fits", "events.fits", ""), ("  events.fits  ", "events.fits", ""),
        ("evt2.fits[sky=region(a.reg)][bin pi]", "evt2.fits", "[sky=region(a.reg)][bin pi]"),
        ("u59n0201r_c0f.fits[sci,1]", "u59n0201r_c0f.fits", "[sci,1]"),
        ("w2007.fit[4]", "w2007.fit", "[4]"), ("/data/x.fits", "/data/x.fits", ""),
        ("@list.txt", "@list.txt", ""), ("Zero", "Zero", ""),
        ("iref$x_drk.fits", "iref$x_drk.fits", ""),
    ])
    func `what stands in brackets is a filter`(text: String, location: String, filter: String)
        throws
    {
        let name = try #require(ReferenceName(text))
        #expect(name.location == location)
        #expect(name.filter == filter)
    }

    @Test(arguments: [
        "", " ", "none", "NONE", "N/A", "n/a", "CALDB", "-", ".", "NOT_SET", ")", "[sci,1]",
        "  [x]", "Not applicable", "stdin",
    ])
    func `words that say so are no file`(text: String) {
        #expect(ReferenceName(text) == nil)
    }

    @Test(arguments: [
        ("crds://jwst_miri_dark_0048.fits", "jwst_miri_dark_0048.fits"),
        ("iref$5541730ri_drk.fits", "5541730ri_drk.fits"), ("mtab$a.fits", "a.fits"),
        ("plain.fits", "plain.fits"), ("$HOME/a.fits", "$HOME/a.fits"),
        ("a/b$c.fits", "a/b$c.fits"), ("", ""), ("$", "$"),
        ("https://x.org/a$b", "https://x.org/a$b"),
    ])
    func `prefixes of folders are left out of a path`(location: String, path: String) {
        #expect(ReferenceName.path(of: location) == path)
    }

    @Test func `a reference file is looked for by its name`() {
        func path(_ location: String) -> String? {
            Reference(location: location, identifier: nil, digest: nil, folder: "/d").path
        }
        #expect(path("crds://jwst_dark.fits") == "/d/jwst_dark.fits")
        #expect(path("iref$x_drk.fits") == "/d/x_drk.fits")
        #expect(path("https://x.org/a.fits") == nil)
        #expect(path("crds://../../etc/passwd") == "/d/passwd")
    }
}
