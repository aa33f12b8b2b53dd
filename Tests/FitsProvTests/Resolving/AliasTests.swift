import FitsProv
import Testing

@testable import FitsProv

/// References to files by a name that they give themselves, and by a weak digest.
@Suite struct AliasTests {
    private func resolve(
        _ location: String, digest: String? = nil, among files: [Candidate],
        aliases: [String: String] = [:]
    ) throws -> Resolution {
        let catalogue = MemoryCatalogue(
            files, aliases: aliases.mapValues { [NormalName($0)] })
        let reference = Reference(
            location: location, identifier: nil, digest: digest, folder: "/d", product: "/d/p.fits")
        return try Resolver(catalogue).resolve(reference)
    }

    private func file(_ path: String, weak: String? = nil) -> Candidate {
        Candidate(path: path, identifier: nil, digest: nil, weakDigest: weak)
    }

    @Test func `a file that was renamed is found by the name that it gives itself`() throws {
        let found = try resolve(
            "dark.fits", among: [file("/d/master_7.fits")],
            aliases: ["/d/master_7.fits": "dark.fits"])
        #expect(found.candidate?.path == "/d/master_7.fits")
        #expect(found.state == .named)
        #expect(found.evidence == .alias)
    }

    @Test func `a name on the disk beats a name of its own`() throws {
        let found = try resolve(
            "dark.fits", among: [file("/d/x.fits"), file("/e/dark.fits")],
            aliases: ["/d/x.fits": "dark.fits"])
        #expect(found.candidate?.path == "/e/dark.fits")
        #expect(found.evidence == .name)
    }

    @Test func `a name that several files give themselves is no evidence`() throws {
        let found = try resolve(
            "dark.fits", among: [file("/e/1.fits"), file("/f/2.fits")],
            aliases: ["/e/1.fits": "dark.fits", "/f/2.fits": "dark.fits"])
        #expect(found.state == .missing)
        #expect(found.note == .ambiguous(2))
    }

    @Test func `of several the only one next to the product is meant`() throws {
        let found = try resolve(
            "dark.fits", among: [file("/d/1.fits"), file("/f/2.fits")],
            aliases: ["/d/1.fits": "dark.fits", "/f/2.fits": "dark.fits"])
        #expect(found.candidate?.path == "/d/1.fits")
    }

    @Test func `no product is its own input, whatever it calls itself`() throws {
        let found = try resolve(
            "dark.fits", among: [file("/d/p.fits")], aliases: ["/d/p.fits": "dark.fits"])
        #expect(found.state == .missing)
    }

    @Test func `a weak digest that differs says that the file in its place has changed`() throws {
        let found = try resolve(
            "dark.fits", digest: "md5:a", among: [file("/d/dark.fits", weak: "md5:b")])
        #expect(found.state == .changed)
    }

    @Test func `of two files of a name that with the weak digest is meant`() throws {
        let found = try resolve(
            "dark.fits", digest: "md5:a",
            among: [file("/e/dark.fits", weak: "md5:b"), file("/f/dark.fits", weak: "md5:a")])
        #expect(found.candidate?.path == "/f/dark.fits")
        #expect(found.state == .named)
    }

    @Test func `where no name is left a weak digest finds the only file that has it`() throws {
        let names = ["/d/1.fits": "md5:a", "/d/2.fits": "md5:a"]
        let files = [file("/d/1.fits", weak: "md5:a"), file("/d/2.fits", weak: "md5:a")]
        let one = try resolve("dark.fits", digest: "md5:a", among: [files[0]], aliases: names)
        #expect(one.candidate?.path == "/d/1.fits")
        #expect(one.state == .named && one.evidence == .alias)
        let two = try resolve("dark.fits", digest: "md5:a", among: files, aliases: names)
        #expect(two.state == .missing && two.note == .ambiguous(2))
    }

    @Test func `a digest of another kind says nothing about a weak one`() throws {
        let candidate = Candidate(path: "/d/dark.fits", identifier: nil, digest: "sha256:x")
        #expect(try resolve("dark.fits", digest: "md5:a", among: [candidate]).state == .named)
    }
}
