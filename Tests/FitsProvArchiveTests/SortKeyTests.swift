import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct SortKeyTests {
    @Test(arguments: [
        ("1.9", "1.10"), ("v1.2", "v1.10"), ("1.2", "1.2.1"), ("2", "10"), ("r5", "r20"),
        ("1.0", "1.1"), ("", "0.1"), ("1.0.2", "1.0.2a"), ("1.0.2a", "1.0.2k"),
        ("1.0.2k", "1.0.3"), ("2.0-SNAPSHOT", "2.0"), ("2.0-nightly.20250101", "2.0"),
        ("2.0.pre1", "2.0"), ("2.0c1", "2.0"), ("2.0+abc", "2.0.1"), ("2.0.1rc1", "2.0.1"),
        ("2.0", "2.0.1rc1"), ("v1.9", "2.0rc1"), ("2.0rc9", "2.0rc10"), ("beta1", "beta2"),
        ("2024-03-09", "2024-03-10"), ("2024-03", "2024-03-01"), ("1.0-rc1", "1.0-rc1.post1"),
        ("pass7", "pass8"), ("pass8", "pass8r3"), ("1.2", "1.2-5-g1685b22"),
        ("9", "0000000000000000000000000000010"), ("0.9", "1"), ("1.0.9", "1.0.10"),
        ("2.0-a", "2.0-aa"), ("1.0+1", "1.0+2"), ("2.00.1", "2.1"),
    ])
    func `versions stand in the order of people`(earlier: String, later: String) {
        #expect(SortKey.version(earlier) < SortKey.version(later))
    }

    /// The examples of PEP 440 and of Semantic Versioning 2.0.0 §11, and what programs write.
    @Test(arguments: [
        [
            "1.dev0", "1.0.dev456", "1.0a1", "1.0a2.dev456", "1.0a2", "1.0a12.dev456", "1.0a12",
            "1.0b1.dev456", "1.0b2", "1.0b2.post345.dev456", "1.0rc1.dev456", "1.0rc1", "1.0",
            "1.0+abc.5", "1.0+abc.7", "1.0+5", "1.0.post456.dev34", "1.0.post456", "1.0.15",
            "1.1.dev1",
        ],
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
            "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "2.0.0", "2.1.0", "2.1.1",
        ],
        [
            "v0.15.0", "0.15.1.dev72", "0.15.1.dev73", "0.15.1.dev73+g1685b220", "v0.15.1rc1",
            "0.15.1", "0.15.1.post1", "0.16",
        ],
    ])
    func `a pre-release comes before its release`(ascending: [String]) {
        let keys = ascending.map(SortKey.version)
        for (index, key) in keys.enumerated() {
            for (other, later) in keys.enumerated().dropFirst(index + 1) {
                #expect(key < later, "\(ascending[index]) \(ascending[other])")
            }
        }
    }

    @Test(arguments: [
        ("v1.2", "1.2"), ("V1.2", "1.2"), ("2024.03", "2024.3"), ("007", "7"), ("1.00", "1.0"),
        ("2.0", "2"), ("2.0.0", "2"), ("2.0rc1", "2rc1"), ("2.0rc1", "2.0-rc.1"),
        ("2.0RC1", "2.0.rc01"), ("2.0a1", "2.0-alpha.1"), ("2.0b2", "2.0_beta2"),
        ("2.0c1", "2.0rc1"), ("2.0-SNAPSHOT", "2.0.dev"), ("1.0-rev4", "1.0.post4"),
        ("1-2", "1.2"),
    ])
    func `what differs in its writing alone is equal`(one: String, other: String) {
        #expect(SortKey.version(one) == SortKey.version(other))
    }

    @Test func `a v counts for nothing only before a number`() {
        #expect(SortKey.version("V1.9") < SortKey.version("1.10"))
        #expect(SortKey.version("vega") != SortKey.version("ega"))
        #expect(SortKey.version("rc1") != SortKey.version("1"))
        #expect(SortKey.version("0") != SortKey.version("0.1"))
        #expect(SortKey.version("1.0.1") != SortKey.version("1.1"))
    }

    @Test func `a release candidate is found before its release`() throws {
        let folder = try ScratchFolder()
        let versions = [("old", "v1.9"), ("candidate", "2.0rc1"), ("release", "2.0")]
        let products = versions.map { name, version in
            var product = ProductFixture(name)
            product.fields = [("calib_version", version)]
            product.software = [("ctapipe", version)]
            return product
        }
        let index = try ProductFixture.index(products, in: folder)
        #expect(try index.names("calib_version < 2.0") == ["candidate", "old"])
        #expect(try index.names("calib_version >= 2.0") == ["release"])
        #expect(try index.names("calib_version > 2.0-rc.1") == ["release"])
        #expect(try index.names("software_version <= 2.0.0rc1") == ["candidate", "old"])
    }
}
