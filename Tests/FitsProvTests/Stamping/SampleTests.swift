import FITS
import Files
import FitsProv
import FoundationEssentials
import PROV
import TestSupport
import Testing

/// The properties at the end of docs/convention.md, on every sample file that can be stamped.
@Suite(.enabled(if: Samples.areInstalled, Samples.notice))
struct SampleTests {
    private var request: StampRequest {
        var request = StampRequest(activity: "sample")
        request.activity.identifier = StampFixture.execution
        request.parameters = [Parameter(name: "a", value: "1")]
        request.fields = [Field(name: "applied_cuts", value: "theta2 < 0.04")]
        return request
    }

    /// The files that must be refused, and the words that say why.
    private static let refused = [
        "bitpix_7.fits": "BITPIX", "data_not_padded.fits": "padded", "empty.fits": "empty",
        "ext_without_simple.fits": "SIMPLE", "keyword_odd.fits": "END",
        "naxis1_huge.fits": "overflows", "naxis2_huge_table.fits": "cut short",
        "naxis_dims_missing.fits": "NAXIS2", "naxis_product_overflow.fits": "overflows",
        "no_end.fits": "no END", "no_end_long.fits": "no END", "one_byte.fits": "SIMPLE",
        "pcount_neg.fits": "PCOUNT", "trailing_junk.fits": "not FITS blocks",
    ]

    private static let uncompressed = (Samples.fits + Samples.odd + Samples.bad).filter {
        !$0.isCompressed
    }

    @Test(arguments: uncompressed)
    func `a stamp can be stripped, verified and repeated`(sample: Sample) throws {
        let folder = try ScratchFolder()
        let original = try Files.bytes(sample.path)
        let path = try folder.write(original, to: "sample.fits")
        do {
            try Stamps.stamp(path, request)
        } catch {
            let words = try #require(
                SampleTests.refused[Paths.name(of: sample.path)], "\(sample.name): \(error)")
            #expect("\(error)".contains(words))
            #expect(try Files.bytes(path) == original)
            #expect(try folder.names == ["sample.fits"])
            return
        }
        #expect(SampleTests.refused[Paths.name(of: sample.path)] == nil)
        let once = try Files.bytes(path)
        let verification = try Stamps.verify(path)
        for name in [Check.Name.stamp, .content, .documentDigest, .document, .agreement] {
            #expect(verification.check(name)?.outcome == .ok)
        }
        try Stamps.stamp(path, request)
        #expect(try Files.bytes(path) == once)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
        #expect(try folder.names == ["sample.fits"])
    }

    @Test(.enabled(if: Tool.fitsverify.isPresent, Tool.fitsverify.notice), arguments: uncompressed)
    func `fitsverify says of a stamped file what it said before`(sample: Sample) throws {
        // On these fitsverify itself crashes, or runs without end.
        let crashes = ["zbitpix_longstr.fits", "ztile1_zero.fits", "ztile_1e9.fits"]
        guard !crashes.contains(Paths.name(of: sample.path)) else { return }
        let folder = try ScratchFolder()
        let path = try folder.write(try Files.bytes(sample.path), to: "sample.fits")
        let before = try verdict(path)
        guard (try? Stamps.stamp(path, request)) != nil else { return }
        #expect(try verdict(path) == before)
    }

    /// The last line of `fitsverify -q` without the name of the file.
    private func verdict(_ path: String) throws -> String {
        let output = try Tool.fitsverify.run(["-q", path]).output
        let last = output.split(separator: "\n").last.map(String.init) ?? ""
        return last.split(separator: ",").dropFirst().joined(separator: ",")
    }

    @Test(.enabled(if: Tool.xmllint.isPresent, Tool.xmllint.notice))
    func `the documents of all samples are valid against the W3C schema`() throws {
        let folder = try ScratchFolder()
        var documents: [[UInt8]] = []
        for sample in SampleTests.uncompressed {
            let path = try folder.write(try Files.bytes(sample.path), to: "sample.fits")
            var inputs = InputReader()
            guard let plan = try? Stamps.stamper.plan(path, request, inputs: &inputs) else {
                continue
            }
            documents.append(plan.document)
        }
        #expect(documents.count > 150)
        #expect(try PROVSchema.complaint(about: documents) == nil)
    }

    @Test(
        .enabled(if: Tool.astropy.isPresent, Tool.astropy.notice), .timeLimit(.minutes(10)))
    func `astropy reads the same data, cards and document`() throws {
        let folder = try ScratchFolder()
        var pairs: [String] = []
        for (index, sample) in SampleTests.uncompressed.enumerated() {
            let bytes = try Files.bytes(sample.path)
            let before = try folder.write(bytes, to: "\(index)-before.fits")
            let after = try folder.write(bytes, to: "\(index)-after.fits")
            guard let plan = try? Stamps.stamp(after, request) else { continue }
            let document = try folder.write(plan.document, to: "\(index).xml")
            pairs += [before, after, document]
        }
        let list = try folder.write(pairs.joined(separator: "\n").utf8, to: "list")
        let script = Package.root.appending(path: "Tests/FitsProvTests/Stamping/compare.py").path
        let outcome = try Tool.astropy.run([script, list])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaints)")
        #expect(outcome.output.hasPrefix("compared "))
    }
}
