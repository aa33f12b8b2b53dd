import FitsProv
import TestSupport
import Testing

/// What became of an input of the product `/d/p.fits`, by what is known of files; one rule each.
@Suite struct ResolverTests {
    private func resolve(
        _ location: String, id: String? = nil, digest: String? = nil, among files: [Candidate]
    ) throws -> Resolution {
        let reference = Reference(
            location: location, identifier: id, digest: digest, folder: "/d",
            product: "/d/p.fits")
        return try Resolver(MemoryCatalogue(files)).resolve(reference)
    }

    /// How often the catalogue was searched.
    private func searches(
        _ location: String, id: String? = nil, digest: String? = nil, among files: [Candidate]
    ) throws -> Int {
        let catalogue = MemoryCatalogue(files)
        let reference = Reference(
            location: location, identifier: id, digest: digest, folder: "/d",
            product: "/d/p.fits")
        _ = try Resolver(catalogue).resolve(reference)
        return catalogue.searches
    }

    // MARK: what is stronger

    @Test func `the digest beats the identifier`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [
                .file("/d/named.fits", id: "urn:1", digest: "sha256:b"),
                .file("/d/kept.fits", digest: "sha256:a"),
            ])
        #expect(found.candidate?.path == "/d/kept.fits")
        #expect(found.state == .confirmed)
        #expect(found.evidence == .digest)
    }

    @Test func `a changed file of the identifier in its place loses to an unchanged one`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [
                .file("/d/raw.fits", id: "urn:1", digest: "sha256:b"),
                .file("/d/old/raw.fits", id: "urn:1", digest: "sha256:a"),
            ])
        #expect(found.candidate?.path == "/d/old/raw.fits")
        #expect(found.state == .confirmed)
    }

    @Test func `a changed file of the identifier loses to another product of the content`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [
                .file("/d/raw.fits", id: "urn:1", digest: "sha256:b"),
                .file("/d/copy.fits", id: "urn:2", digest: "sha256:a"),
            ])
        #expect(found.candidate?.path == "/d/copy.fits")
        #expect(found.evidence == .digest)
    }

    @Test func `another product of the content loses to the product itself`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [
                .file("/d/raw.fits", id: "urn:2", digest: "sha256:a"),
                .file("/d/moved.fits", id: "urn:1"),
            ])
        #expect(found.candidate?.path == "/d/moved.fits")
        #expect(found.state == .identified)
        #expect(found.evidence == .identifier)
    }

    @Test func `the identifier beats the place`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1",
            among: [.file("/d/raw.fits"), .file("/d/moved.fits", id: "urn:1")])
        #expect(found.candidate?.path == "/d/moved.fits")
        #expect(found.evidence == .identifier)
    }

    @Test func `the place beats the name`() throws {
        let found = try resolve(
            "raw.fits", among: [.file("/d/old/raw.fits"), .file("/d/raw.fits")])
        #expect(found.candidate?.path == "/d/raw.fits")
        #expect(found.state == .named)
        #expect(found.evidence == .location)
    }

    @Test func `the name is the weakest evidence`() throws {
        let found = try resolve("raw.fits", among: [.file("/d/old/raw.fits")])
        #expect(found.state == .named)
        #expect(found.evidence == .name)
    }

    // MARK: place first

    @Test func `what has the digest in its place is not searched for`() throws {
        #expect(
            try searches(
                "raw.fits", id: "urn:1", digest: "sha256:a",
                among: [.file("/d/raw.fits", id: "urn:1", digest: "sha256:a")]) == 0)
    }

    @Test func `what has the identifier in its place is not searched for`() throws {
        #expect(
            try searches("raw.fits", id: "urn:1", among: [.file("/d/raw.fits", id: "urn:1")]) == 0)
    }

    @Test func `what is not in its place is searched for`() throws {
        #expect(try searches("raw.fits", id: "urn:1", digest: "sha256:a", among: []) == 4)
    }

    // MARK: states

    @Test func `a digest that only a stamp records does not confirm`() throws {
        let found = try resolve(
            "raw.fits", digest: "sha256:a", among: [.file("/d/raw.fits", stamp: "sha256:a")])
        #expect(found.state == .identified)
        #expect(found.evidence == .digest)
    }

    @Test func `the identifier with another content has changed`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [.file("/d/raw.fits", id: "urn:1", digest: "sha256:b")])
        #expect(found.state == .changed)
        #expect(found.evidence == .identifier)
        #expect(found.state.isWrong)
    }

    @Test func `a file without a stamp in its place, of another content, has changed`() throws {
        let found = try resolve(
            "raw.fits", digest: "sha256:a", among: [.file("/d/raw.fits", digest: "sha256:b")])
        #expect(found.state == .changed)
        #expect(found.evidence == .location)
    }

    @Test func `digests of another kind say nothing`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "file-sha256:a",
            among: [.file("/d/raw.fits", id: "urn:1", digest: "sha256:b")])
        #expect(found.state == .identified)
    }

    @Test func `another product in its place is not it, and that is said`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a",
            among: [.file("/d/raw.fits", id: "urn:2", digest: "sha256:b")])
        #expect(found.state == .missing)
        #expect(found.candidate == nil)
        #expect(found.note == .otherProduct("/d/raw.fits"))
    }

    @Test func `what nothing leads to is missing`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", digest: "sha256:a", among: [.file("/d/other.fits")])
        #expect(found == Resolution(.missing))
    }

    @Test(arguments: ["https://example.org/raw.fits", "urn:x:raw", "", "a\0b.fits"])
    func `a URI, and what is not a path, is outside`(location: String) throws {
        #expect(try resolve(location, among: [.file("/d/raw.fits")]) == Resolution(.outside))
    }

    @Test func `a URI is found by its digest all the same`() throws {
        let found = try resolve(
            "https://example.org/raw.fits", digest: "sha256:a",
            among: [.file("/d/raw.fits", digest: "sha256:a")])
        #expect(found.state == .confirmed)
    }

    @Test func `an empty identifier and digest are none`() throws {
        let found = try resolve(
            "raw.fits", id: "", digest: "", among: [.file("/d/a.fits", id: "", digest: "")])
        #expect(found == Resolution(.missing))
    }

    // MARK: several files

    @Test func `of equal contents the one in its place is taken`() throws {
        let found = try resolve(
            "b.fits", digest: "sha256:a",
            among: ["a", "b", "c"].map { .file("/d/\($0).fits", digest: "sha256:a") })
        #expect(found.candidate?.path == "/d/b.fits")
    }

    @Test(arguments: [
        (["/d/x/raw.fits", "/d/raw/other.fits"], "/d/x/raw.fits"),
        (["/d/raw/other.fits", "/d/x/other.fits"], "/d/raw/other.fits"),
        (["/d/raw/raw.fits.gz", "/d/x/raw.fits"], "/d/raw/raw.fits.gz"),
        (["/d/z/other.fits", "/d/other.fits"], "/d/other.fits"),
        (["/d/z/other.fits", "/d/y/other.fits"], "/d/y/other.fits"),
    ])
    func `of equal contents the one that moved least is taken`(
        paths: [String], best: String
    ) throws {
        for paths in [paths, paths.reversed()] {
            let found = try resolve(
                "raw/raw.fits", digest: "sha256:a",
                among: paths.map { .file($0, digest: "sha256:a") })
            #expect(found.candidate?.path == best)
        }
    }

    @Test func `a name of several files elsewhere is no evidence, and that is said`() throws {
        let found = try resolve(
            "raw.fits", among: [.file("/d/x/raw.fits"), .file("/d/y/raw.fits")])
        #expect(found == Resolution(.missing, note: .ambiguous(2)))
    }

    @Test func `of several of the name the only one next to the product is taken`() throws {
        let found = try resolve(
            "old/raw.fits",
            among: [.file("/d/x/raw.fits"), .file("/d/raw.fits"), .file("/d/y/raw.fits")])
        #expect(found.candidate?.path == "/d/raw.fits")
        #expect(found.evidence == .name)
    }

    @Test func `a name elsewhere with another content is not it, and that is said`() throws {
        let found = try resolve(
            "raw.fits", digest: "sha256:a", among: [.file("/d/x/raw.fits", digest: "sha256:b")])
        #expect(found == Resolution(.missing, note: .otherContent("/d/x/raw.fits")))
    }

    @Test func `a name elsewhere of another product is not it`() throws {
        let found = try resolve(
            "raw.fits", id: "urn:1", among: [.file("/d/x/raw.fits", id: "urn:2")])
        #expect(found == Resolution(.missing))
    }

    // MARK: names

    @Test(arguments: [
        ("raw.fits", "raw.fits.gz"), ("raw.fits", "raw.fits.fz"), ("raw.fits", "raw.fz"),
        ("raw.fits.gz", "raw.fits"), ("raw.FITS", "raw.fits"), ("raw.fits", "raw.FITS.GZ"),
        ("raw.fit", "raw.fts"), ("raw", "raw.fits"), ("raw.fits[1]", "raw.fits"),
        ("raw.fits.Z", "raw.fits.xz"),
    ])
    func `compression and suffix are no part of a name`(then: String, now: String) throws {
        let found = try resolve(then, among: [.file("/d/\(now)")])
        #expect(found.candidate?.path == "/d/\(now)")
        #expect(found.evidence == .location)
    }

    @Test(arguments: [
        ("raw.fits", "Raw.fits"), ("raw.fits", "raw1.fits"), ("raw.fits", "raw.txt"),
        ("raw.fits", "raw.gz.fits"), (".gz", ".fits"),
    ])
    func `another name is another name`(then: String, now: String) throws {
        #expect(try resolve(then, among: [.file("/d/\(now)")]) == Resolution(.missing))
    }

    @Test(arguments: [
        ("./raw.fits", "/d/raw.fits"), ("x/../raw.fits", "/d/raw.fits"),
        ("/d/raw.fits", "/d/raw.fits"), ("../e/raw.fits", "/e/raw.fits"),
        ("../../../raw.fits", "/raw.fits"), ("x//raw.fits", "/d/x/raw.fits"),
    ])
    func `a place is a path from the folder of the product`(location: String, path: String) throws {
        let found = try resolve(location, among: [.file(path), .file("/else/raw.fits")])
        #expect(found.candidate?.path == path)
        #expect(found.evidence == .location)
    }

    @Test func `a very long name is only not found`() throws {
        let found = try resolve(String(repeating: "a/", count: 50_000) + "x", among: [])
        #expect(found == Resolution(.missing))
    }

    // MARK: the product itself

    @Test func `a product is not its own input by its content`() throws {
        let found = try resolve(
            "raw.fits", digest: "sha256:a",
            among: [.file("/d/p.fits", id: "urn:p", digest: "sha256:a")])
        #expect(found == Resolution(.missing))
    }

    @Test func `a product that names itself is its own input`() throws {
        let found = try resolve(
            "p.fits", id: "urn:p", digest: "sha256:a",
            among: [.file("/d/p.fits", id: "urn:p", digest: "sha256:a")])
        #expect(found.candidate?.path == "/d/p.fits")
        #expect(found.state == .confirmed)
    }

    @Test func `what was made from the product is excluded by its path`() throws {
        let files: [Candidate] = [.file("/d/later.fits", id: "urn:l", digest: "sha256:a")]
        let reference = Reference(
            location: "raw.fits", identifier: "urn:1", digest: "sha256:a", folder: "/d")
        let resolver = Resolver(MemoryCatalogue(files))
        #expect(try resolver.resolve(reference).candidate?.path == "/d/later.fits")
        var exclusions = Exclusions()
        exclusions.later = ["/d/later.fits"]
        #expect(try resolver.resolve(reference, excluding: exclusions) == Resolution(.missing))
    }

    @Test func `what was made from the product is it still if it has the identifier`() throws {
        let files: [Candidate] = [.file("/d/later.fits", id: "urn:1", digest: "sha256:a")]
        let reference = Reference(
            location: "raw.fits", identifier: "urn:1", digest: "sha256:a", folder: "/d")
        var exclusions = Exclusions()
        exclusions.later = ["/d/later.fits"]
        let found = try Resolver(MemoryCatalogue(files)).resolve(reference, excluding: exclusions)
        #expect(found.state == .confirmed)
    }

    @Test func `another product of the content does not count where duplicates do not`() throws {
        let files: [Candidate] = [.file("/d/copy.fits", id: "urn:2", digest: "sha256:a")]
        let reference = Reference(
            location: "raw.fits", identifier: "urn:1", digest: "sha256:a", folder: "/d")
        let resolver = Resolver(MemoryCatalogue(files))
        #expect(try resolver.resolve(reference).candidate?.path == "/d/copy.fits")
        var exclusions = Exclusions()
        exclusions.allowsDuplicates = false
        #expect(try resolver.resolve(reference, excluding: exclusions) == Resolution(.missing))
    }

    // MARK: what a catalogue says beside the files

    @Test(arguments: [
        (["sha256:a": ["/d/x"], "urn:1": ["/d/y"]], "/d/x"), (["urn:1": ["/d/y", "/d/z"]], "/d/y"),
        ([:], nil),
    ])
    func `where a catalogue remembers it is kept, by the best evidence`(
        gone: [String: [String]], path: String?
    ) throws {
        let reference = Reference(
            location: "raw.fits", identifier: "urn:1", digest: "sha256:a", folder: "/d")
        let found = try Resolver(MemoryCatalogue([], gone: gone)).resolve(reference)
        #expect(found.state == .missing)
        #expect(found.gonePath == path)
    }

    @Test func `a search that was cut short is kept, and only a search`() throws {
        let catalogue = MemoryCatalogue(
            [.file("/d/raw.fits", digest: "sha256:a")], isCutShort: true)
        func isCutShort(_ location: String, _ digest: String?) throws -> Bool {
            try Resolver(catalogue).resolve(
                Reference(location: location, identifier: nil, digest: digest, folder: "/d")
            ).isCutShort
        }
        #expect(try isCutShort("other.fits", "sha256:b"))
        #expect(try isCutShort("other.fits", nil))
        #expect(try !isCutShort("raw.fits", "sha256:a"))
        #expect(try !isCutShort("https://example.org/raw.fits", nil))
    }

    // MARK: measuring

    @Test func `what is measured is confirmed, or has changed`() throws {
        let reference = Reference(
            location: "raw.fits", identifier: nil, digest: "sha256:a", folder: "/d")
        let found = Resolution(.identified, by: .digest, .file("/d/raw.fits", stamp: "sha256:a"))
        #expect(found.measured("sha256:a", for: reference).state == .confirmed)
        let changed = found.measured("sha256:b", for: reference)
        #expect(changed.state == .changed)
        // What was found by a digest that it does not have was found by what else its stamp says.
        #expect(changed.evidence == .identifier)
        #expect(changed.candidate?.isMeasured == true)
    }

    @Test func `without a recorded digest, measuring changes nothing`() {
        let reference = Reference(
            location: "raw.fits", identifier: "urn:1", digest: nil, folder: "/d")
        let found = Resolution(.identified, by: .identifier, .file("/d/raw.fits", id: "urn:1"))
        #expect(found.measured("sha256:b", for: reference) == found)
    }
}
