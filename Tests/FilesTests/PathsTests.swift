import Files
import TestSupport
import Testing

struct PathsTests {
    @Test(arguments: [
        ("/a/b/c.fits", "/a/b", "c.fits"), ("/a/c.fits", "/a/b", "../c.fits"),
        ("/x/y/c.fits", "/a/b", "../../x/y/c.fits"), ("/c.fits", "/", "c.fits"),
        ("/a/b", "/a/b", "../b"), ("/a/bc/d", "/a/b", "../bc/d"),
    ])
    func `the way from a folder to a file is relative`(
        _ path: String, _ folder: String, _ way: String
    ) {
        #expect(Paths.relative(path, to: folder) == way)
        #expect(Paths.normalized(folder + "/" + way) == path)
    }

    @Test(arguments: [
        ("/a/./b/../c", "/a/c"), ("/../../a", "/a"), ("//a//b/", "/a/b"), ("/", "/"), ("/..", "/"),
    ])
    func `a path is normalized by its text alone`(_ path: String, _ normalized: String) {
        #expect(Paths.normalized(path) == normalized)
    }

    @Test(arguments: [
        ("https://a/b", true), ("urn:uuid:1", true), ("ivo://a", true), ("svn+ssh://a", true),
        ("a.fits", false), ("./a:b.fits", false), ("C:/a.fits", false), (":a", false),
        ("1a:b", false), ("a b:c", false), ("", false), ("doi:10.5281/zenodo.1", true),
        ("NACO.2003-12-27T00:00:10.000.fits", false), ("crab-12:30:00.fits", false),
        ("v1.2:3/a.fits", false), ("soap.beep://a", true), ("s3://1/a", true), ("a1:b", true),
        ("ab:", true), ("a.b:", false), ("a1:\u{0661}", true),
    ])
    func `a URI has a scheme, and the colon of a time in a name makes none`(
        _ locator: String, _ isURI: Bool
    ) {
        #expect(Paths.isURI(locator) == isURI)
    }

    @Test(arguments: [
        ("a.fits", "a.fits"), ("frame:a.fits", "./frame:a.fits"), ("../x:y", "../x:y"),
        ("T00:00.fits", "T00:00.fits"),
    ])
    func `a path is written so that nobody takes it for a URI`(_ path: String, _ written: String) {
        #expect(Paths.unmistakable(path) == written)
        #expect(!Paths.isURI(written))
    }

    @Test(arguments: [
        ("/a/b.fits", "/a", "b.fits"), ("b", ".", "b"), ("/b", "/", "b"),
    ])
    func `a path has a folder and a name`(_ path: String, _ folder: String, _ name: String) {
        #expect(Paths.folder(of: path) == folder)
        #expect(Paths.name(of: path) == name)
    }

    @Test func `a small file is read whole, up to its limit`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write([1, 2, 3], to: "a")
        #expect(try SmallFile.bytes(path, limit: 3) == [1, 2, 3])
        #expect(try SmallFile.size(path) == 3)
        let error = #expect(throws: FileError.self) { try SmallFile.bytes(path, limit: 2) }
        #expect(error?.code == .limit)
    }

    /// A file of which the system says that it is longer than what it gives.
    private static let short = "/sys/devices/system/cpu/online"

    @Test(.enabled(if: Paths.resolved(short) != nil, "needs sysfs"))
    func `a read that gives nothing before the end of the file is an error`() throws {
        let size = try SmallFile.size(Self.short)
        let error = #expect(throws: FileError.self) {
            try SmallFile.bytes(Self.short, limit: size)
        }
        #expect(error?.code == .system)
        #expect(error?.reason.hasSuffix("of \(size)") == true)
    }
}
