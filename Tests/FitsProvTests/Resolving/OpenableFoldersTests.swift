import FitsProv
import Testing

@Suite struct OpenableFoldersTests {
    @Test(arguments: [
        ("/data/a.fits", true), ("/data/x/a.fits", true), ("/data2/a.fits", false),
        ("/dat/a.fits", false), ("/data", false), ("/a.fits", false), ("/raw/a.fits", true),
    ])
    func `a file may be opened below one of the folders`(path: String, isAllowed: Bool) {
        #expect(OpenableFolders(["/data", "/raw"]).allows(path) == isAllowed)
    }

    @Test func `below the root of all is everything, below nothing is nothing`() {
        #expect(OpenableFolders(["/"]).allows("/a.fits"))
        #expect(!OpenableFolders([]).allows("/a.fits"))
    }
}
