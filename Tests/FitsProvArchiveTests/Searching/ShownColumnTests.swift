import FitsProv
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What is shown under a name, and how products are sorted by it.
@Suite struct ShownColumnTests {
    private static let full: ProductFixture = {
        var product = ProductFixture.fields("f.fits", ("site", "N"), ("calib_level", "2"))
        product.folder = "/archive/x y"
        product.identifier = "urn:f"
        (product.measured, product.digest) = ("sha256:m", "sha256:s")
        (product.size, product.modified) = (1_234_567, 1_741_824_000_999_999_999)
        (product.version, product.type) = ("3", "urn:t")
        (product.start, product.end) = ("2026-03-13T00:00:00Z", "2026-03-13T01:00:00Z")
        product.software = [("tool", "1.0"), ("lib", nil), ("tool", "1.0")]
        product.agents = ["one", "two"]
        product.used = [UsedEntity("../raw.fits"), UsedEntity("dark.fits")]
        product.parameters = [("bins", "3"), ("bins", "5")]
        product.observed = [
            (.sRa, .real(83.5)), (.sDec, .real(-5)), (.calibLevel, .integer(2)),
            (.tMin, .real(60_000)), (.tMax, .real(60_000.5)), (.emMin, .real(1.239_841_984e-18)),
            (.emMax, .real(1.239_841_984e-17)), (.tExptime, .real(1e20)),
            (.targetName, .text("Crab")),
            (.sFov, .real(1e-7)), (.emResPower, .real(-0.0)),
        ]
        return product
    }()

    @Test(
        arguments: [
            ("site", "N"), ("activity", "ctbin"), ("activity_version", "3"),
            ("activity_type", "urn:t"),
            ("activity_id", "urn:activity:f.fits"), ("start", "2026-03-13T00:00:00Z"),
            ("end", "2026-03-13T01:00:00Z"), ("software", "tool 1.0, lib"),
            ("software_version", "1.0"), ("agent", "one, two"), ("used", "../raw.fits, dark.fits"),
            ("id", "urn:f"), ("digest", "sha256:s, sha256:m"), ("path", "/archive/x y/f.fits"),
            ("name", "f.fits"), ("size", "1234567"), ("modified", "2025-03-13T00:00:00Z"),
            ("time", "60000.0/60000.5"), ("energy", "1e+11/1e+12 eV"), ("stamped", "yes"),
            ("parameter.bins", "3, 5"), ("ra", "83.5"), ("dec", "-5"), ("calib_level", "2"),
            ("t_min", "60000"), ("target", "Crab"), ("exposure", "1e+20"), ("fov", "1e-07"),
            ("em_res_power", "0"), ("t_resolution", nil), ("run_type", nil),
        ] as [(String, String?)])
    func `a name shows its values, each once`(name: String, text: String?) throws {
        #expect(try [ShownColumnTests.full].rows(name) == [[text]])
    }

    @Test func `a product without values shows none, and which file it is`() throws {
        var bare = ProductFixture("bare.fits")
        bare.isStamped = false
        let rows = try [bare].rows(
            "stamped", "time", "energy", "digest", "id", "software", "activity", "start", "size")
        #expect(rows == [["no", nil, nil, nil, nil, nil, nil, nil, "5760"]])
    }

    @Test func `a range without an end ends where it begins`() throws {
        let product = ProductFixture.observed(
            "a", (.tMin, .real(60_000.25)), (.emMin, .real(1.239_841_984e-6)))
        #expect(try [product].rows("time", "energy") == [["60000.25/60000.25", "1/1 eV"]])
    }

    @Test func `columns stand in the order in which they were asked for, twice if asked twice`()
        throws
    {
        let rows = try [ShownColumnTests.full].rows("name", "site", "NAME", "site")
        #expect(rows == [["f.fits", "N", "f.fits", "N"]])
    }

    /// Products whose names say in which order they stand, written in another.
    private func order(
        by name: String, descending: Bool = false, _ products: [ProductFixture]
    ) throws -> String {
        try products.rows("name", sortedBy: name, descending: descending)
            .map { ($0.first ?? nil) ?? "-" }.joined()
    }

    private func sorted(_ name: String, _ change: (inout ProductFixture, Int) -> Void) throws {
        let products = [3, 1, 0, 4, 2].map { number in
            var product = ProductFixture("\(number)")
            change(&product, number)
            return product
        }
        #expect(try order(by: name, products) == "01234", "\(name)")
        #expect(try order(by: name, descending: true, products) == "43210", "\(name) descending")
    }

    @Test func `texts are sorted without case, numbers as numbers, versions as versions`() throws {
        try sorted("site") { $0.fields = [("site", ["A", "b", "C", "d", "E"][$1])] }
        try sorted("grade") { $0.fields = [("grade", ["-5", "2", "10", "1e2", "1000.5"][$1])] }
        try sorted("calib_version") {
            $0.fields = [("calib_version", ["v1.9", "1.10", "2.0rc1", "2.0", "10"][$1])]
        }
        try sorted("parameter.x") {
            $0.parameters = [("x", ["-5", "2", "10", "1e2", "1000.5"][$1])]
        }
        try sorted("activity") { $0.activity = ["a", "B", "c", "D", "e"][$1] }
        try sorted("agent") { $0.agents = [["a", "B", "c", "D", "e"][$1]] }
        try sorted("dec") { $0.observed = [(.sDec, .real([-90, -1, 0, 5, 10][$1]))] }
        try sorted("target") {
            $0.observed = [(.targetName, .text(["a", "B", "c", "D", "e"][$1]))]
        }
        try sorted("level") { $0.observed = [(.calibLevel, .integer([0, 1, 2, 3, 10][$1]))] }
    }

    @Test func `times, sizes and energies are sorted by how large they are`() throws {
        try sorted("time") {
            $0.observed = [(.tMin, .real([9000, 50_000, 60_000, 60_001, 60_002][$1]))]
        }
        try sorted("t_min") {
            $0.observed = [(.tMin, .real([9000, 50_000, 60_000, 60_001, 60_002][$1]))]
        }
        // The longer the wave, the lower the energy.
        try sorted("energy") { $0.observed = [(.emMin, .real([5, 4, 3, 2, 1][$1]))] }
        try sorted("em_min") { $0.observed = [(.emMin, .real([1, 2, 3, 10, 20][$1]))] }
        try sorted("size") { $0.size = [9, 80, 700, 6000, 50_000][$1] }
        try sorted("modified") { $0.modified = [9, 80, 700, 6000, 50_000][$1] }
        try sorted("start") { $0.start = "202\($1)-01-01T00:00:00Z" }
        try sorted("end") { $0.end = "202\($1)-01-01T00:00:00Z" }
    }

    @Test func `names, paths, identifiers and programs are sorted too`() throws {
        try sorted("name") { _, _ in }
        try sorted("path") { $0.folder = "/archive/\($1)" }
        try sorted("id") { $0.identifier = "urn:\($1)" }
        try sorted("activity_id") { _, _ in }
        try sorted("used") { $0.used = [UsedEntity("\($1)")] }
        try sorted("software") {
            $0.software = [
                ([("a", "2"), ("B", "1.9"), ("b", "1.10"), ("B", "2.0rc1"), ("c", "1")]
                    as [(String, String?)])[$1]
            ]
        }
        try sorted("software_version") {
            $0.software = [("x", ["1.9", "1.10", "2rc1", "2", "10"][$1])]
        }
    }

    @Test func `equals keep the order in which they are found, in both directions`() throws {
        let products = ["c", "a", "b"].map { ProductFixture.fields($0, ("site", "x")) }
        let none = ProductFixture("z")
        #expect(try order(by: "site", [none] + products) == "cabz")
        #expect(try order(by: "site", descending: true, [none] + products) == "cabz")
        var (yes, no) = (ProductFixture("yes"), ProductFixture("no"))
        (yes.isStamped, no.isStamped) = (true, false)
        #expect(try order(by: "stamped", [yes, no]) == "noyes")
    }

    @Test func `texts and numbers under one name are sorted numbers first`() throws {
        let values = ["10", "abc", "9", "Abd"]
        let products = values.map { ProductFixture.fields($0, ("grade", $0)) }
        #expect(try order(by: "grade", products) == "910abcAbd")
    }
}
