import FitsProv
import Testing

/// Several catalogues as one.
@Suite struct JoinedCatalogueTests {
    private let first = MemoryCatalogue(
        [.file("/d/a.fits", id: "urn:1", digest: "sha256:1")], gone: ["sha256:2": ["/d/was.fits"]],
        isCutShort: true)
    private let last = MemoryCatalogue([
        .file("/d/a.fits", id: "urn:2", digest: "sha256:2"),
        .file("/d/b.fits", id: "urn:1", digest: "sha256:1"),
    ])

    @Test func `the last is believed of what stands at a path`() throws {
        let joined = JoinedCatalogue([first, last])
        #expect(try joined.candidate(at: "/d/a.fits")?.identifier == "urn:2")
        #expect(try JoinedCatalogue([last, first]).candidate(at: "/d/b.fits")?.path == "/d/b.fits")
        #expect(try joined.candidate(at: "/d/c.fits") == nil)
    }

    @Test func `the next is asked only for what the first does not have`() throws {
        let joined = JoinedCatalogue([first, last])
        #expect(try joined.candidates(digest: "sha256:1").files.map(\.path) == ["/d/a.fits"])
        #expect(try joined.candidates(identifier: "urn:1").files.map(\.path) == ["/d/a.fits"])
        #expect(last.searches == 0)
        #expect(try joined.candidates(identifier: "urn:2").files.map(\.path) == ["/d/a.fits"])
        #expect(last.searches == 1)
    }

    @Test func `a name is asked of all, and each file is given once`() throws {
        let joined = JoinedCatalogue([first, last, first])
        #expect(try joined.candidates(name: NormalName("a")).files.map(\.path) == ["/d/a.fits"])
        #expect(try joined.candidates(name: NormalName("b")).files.map(\.path) == ["/d/b.fits"])
    }

    @Test func `what one says beside its files is kept`() throws {
        let joined = JoinedCatalogue([first, last])
        let answer = try joined.candidates(digest: "sha256:2")
        #expect(answer.files.map(\.path) == ["/d/a.fits"])
        #expect(answer.gone == ["/d/was.fits"])
        #expect(answer.isCutShort)
        #expect(try !JoinedCatalogue([last, first]).candidates(digest: "sha256:2").isCutShort)
    }
}
