import FitsProv
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

@Suite struct FindTests {
    private static let products: [ProductFixture] = {
        var crab = ProductFixture("crab.fits")
        crab.identifier = "ivo://cta/crab"
        crab.digest = "sha256:abc"
        crab.start = "2026-03-13T23:44:46Z"
        crab.end = "2026-03-14T00:10:00Z"
        crab.software = [("ctools", "2.1.0"), ("gammalib", "2.1.0")]
        crab.agents = ["A. Observer"]
        crab.used = [
            UsedEntity("../raw/events_1.fits.gz", identifier: "ivo://cta/ev1", digest: "sha256:ev")
        ]
        crab.parameters = [("ebins", "20"), ("Emin", "0.1")]
        crab.fields = [
            ("calib_version", "v1.10"), ("reco_method", "ImPACT"), ("calib_level", "3"),
            ("applied_cuts", "theta2 < 0.04"), ("obs_release_date", "2027-01-01"),
        ]
        crab.observed = [
            (.targetName, .text("Crab Nebula")), (.sRa, .real(83.63)), (.sDec, .real(22.01)),
            (.tMin, .real(61112.9)), (.tMax, .real(61113.1)), (.tExptime, .real(1800)),
            (.obsId, .text("00042")), (.calibLevel, .integer(3)),
            // From 0.1 to 100 TeV.
            (.emMin, .real(1.239841984e-20)), (.emMax, .real(1.239841984e-17)),
        ]
        var vela = ProductFixture("vela_100%.fits")
        vela.folder = "/archive/b_x"
        vela.activity = "ctlike"
        vela.software = [("ctools", "2.10.0")]
        vela.used = [UsedEntity("crab.fits")]
        vela.parameters = [("ebins", "9")]
        vela.fields = [("calib_version", "v1.9"), ("reco_method", "Hillas"), ("note", "it's <b>")]
        vela.observed = [
            (.targetName, .text("Vela X")), (.tMin, .real(60000)), (.tExptime, .real(600)),
        ]
        var raw = ProductFixture("raw.fits")
        raw.isStamped = false
        raw.observed = [(.targetName, .text("Crab Nebula"))]
        var broken = ProductFixture("broken.fits")
        broken.state = .unreadable
        return [crab, vela, raw, broken]
    }()

    @Test(arguments: [
        ("calib_version = v1.10", "crab"), ("calib_version = V1.10", "crab"),
        ("calib_version = v1.1", ""), ("calib_version > v1.9", "crab"),
        ("calib_version >= 1.9", "crab vela"), ("calib_version < 1.10", "vela"),
        ("calib_version = v1.*", "crab vela"), ("calib_version = '*10'", "crab"),
        ("reco_method = impact", "crab"), ("reco_method != ImPACT", "vela"),
        ("not reco_method = ImPACT", "raw vela"), ("reco_method in (ImPACT, Hillas)", "crab vela"),
        ("reco_method not in (ImPACT, foo)", "vela"), ("has reco_method", "crab vela"),
        ("reco_method", "crab vela"), ("not has reco_method", "raw"),
        ("applied_cuts = 'theta2 < 0.04'", "crab"), ("note = \"it's <b>\"", "vela"),
        ("note = 'it''s*'", "vela"), ("calib_level = 3", "crab"), ("calib_level = 3.0", "crab"),
        ("calib_level between 2 and 4", "crab"), ("calib_level < 3", ""),
        ("target = crab*", "crab raw"), ("target_name = '?ela X'", "vela"),
        ("target = crab* and not stamped", "raw"), ("stamped = no", "raw"),
        ("activity = ctbin or activity = ctlike", "crab vela"), ("activity == CTLIKE", "vela"),
        ("software = ctools", "crab vela"), ("software = 'ctools 2.1.0'", "crab"),
        ("software = ctools/2.1*", "crab vela"), ("software_version > 2.9", "vela"),
        ("software_version = 2.1.0", "crab"), ("agent = 'a. obs*'", "crab"),
        ("parameter.ebins = 20", "crab"), ("param.EBINS >= 9", "crab vela"),
        ("parameter.ebins between 10 and 30", "crab"), ("parameter.emin = 0.10", "crab"),
        ("used = events_1.fits", "crab"), ("used = 'raw/events_1.fits.gz'", "crab"),
        ("used = ivo://cta/ev1", "crab"), ("used = sha256:ev", "crab"),
        ("used = events_*", "crab"), ("used = crab.fits", "vela"), ("used = vents_1.fits", ""),
        ("id = ivo://cta/crab", "crab"), ("id = ivo:*", "crab"), ("digest = sha256:abc", "crab"),
        ("digest = sha256:ABC", ""), ("name = crab.fits", "crab"),
        ("name = *a*.fits", "crab raw vela"),
        ("path = a/crab.fits", "crab"), ("path = /archive/b_x/*", "vela"), ("path = b?x/*", "vela"),
        ("path = 'vela_100%.fits'", "vela"), ("name = 'vela_1?0%*'", "vela"),
        ("size > 5 kB", "crab raw vela"), ("size > 5 MiB", ""),
        ("modified = 1970", "crab raw vela"),
        ("start = 2026-03-13", "crab"), ("start > 2026-03-13", ""), ("start >= 2026-03", "crab"),
        ("end = 2026-03-14T00:10", "crab"), ("end < 2026-03-14", ""),
        ("t_min > 2026-01-01", "crab"), ("t_min < 61000", "vela"), ("t_min = 2026-03-13", "crab"),
        ("time = 2026-03-14", "crab"), ("time = 2026", "crab"), ("time < 2026", "vela"),
        ("exposure > 20 min", "crab"), ("t_exptime = 0.5 h", "crab"), ("exposure = 600s", "vela"),
        ("ra = 83.63 deg", "crab"), ("dec between 20 and 25", "crab"), ("obs_id > 41", "crab"),
        ("obs_release_date < 2027-02", "crab"), ("obs_release_date = 2027", "crab"),
        ("energy = 2 TeV", "crab"), ("energy < 200TeV", "crab"), ("energy > 0.1 TeV", ""),
        ("energy >= 100 GeV", "crab"), ("energy between 0.01 TeV and 1 PeV", "crab"),
        ("energy = 50 GeV", ""), ("has energy", "crab"), ("em_max < 1 pm", "crab"),
        ("em_max >= 90 GeV", "crab"), ("em_max > 200 GeV", ""), ("em_min < 200 TeV", "crab"),
        ("em_min > 99 TeV", "crab"), ("em_min between 99 TeV and 101 TeV", "crab"),
        ("em_min = 100 TeV", "crab"), ("em_min < 99 TeV", ""),
        ("exposure = *", "crab vela"), ("calib_version = *", "crab vela"), ("exposure != *", ""),
        ("(reco_method = ImPACT or target = vela*) and not param.ebins < 10", "crab"),
        ("not not stamped", "crab vela"),
        ("field.calib_level = 3 && obscore.calib_level = 3", "crab"),
    ])
    func `an expression finds the products for which it is true`(
        expression: String, expected: String
    ) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        let names = try index.names(expression).map { String($0.prefix { $0 != "." && $0 != "_" }) }
        #expect(names.joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("calib_verison = 1", "calib_version"), ("ebins = 3", "parameter.ebins"),
        ("trget = x", "target"), ("softwar = y", "software"),
    ])
    func `a name that is wrong is answered with the right one`(
        expression: String, suggestion: String
    ) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        let error = #expect(throws: UnknownName.self) { try index.names(expression) }
        #expect(error?.suggestions.first == suggestion)
    }

    @Test func `a value that never occurs is answered with those that do`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        let result = try index.find(Query(try Expression("reco_method = FreePACT"))) { _ in }
        #expect(result.count == 0)
        #expect(result.notes == ["reco_method is never 'FreePACT'; it is Hillas (1), ImPACT (1)"])
        let field = try index.find(Query(try Expression("site = CTAO-N"))) { _ in }
        #expect(field.notes == ["site is not recorded in this archive"])
    }

    @Test(arguments: [
        "s_ra = abc", "start = yesterday", "stamped = perhaps", "used < a", "ra = 3 h",
        "energy = 2", "energy = 2 m", "start = 2026-02-30", "t_min > 2026-02-29",
        "modified < 2026-04-31",
    ])
    func `a value that a name cannot have is refused`(expression: String) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        #expect(throws: ExpressionError.self) { try index.names(expression) }
    }

    @Test(arguments: [
        ("exposure > 10 parsec", "'parsec' is not a unit of t_exptime: s, min, h, d"),
        ("size > 3 m2", "'m2' is not a unit of size: kB, MB, GB"),
        ("target like Crab", "'like' is not a comparison: use = with * or ?"),
        ("target ~ Crab", "'~' is not a comparison: use = with * or ?"),
    ])
    func `what other languages would understand is answered with what this one does`(
        expression: String, reason: String
    ) throws {
        let error = #expect(throws: ExpressionError.self) { try Expression(expression) }
        #expect(error?.reason == reason)
    }

    @Test func `a day that the calendar does not have is told`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        for name in ["start", "t_min", "time", "modified"] {
            let error = #expect(throws: ExpressionError.self) {
                try index.names("\(name) = 2026-02-30")
            }
            #expect(error?.reason == "\(name) is a date, and 2026-02-30 is not one")
        }
    }

    @Test(arguments: [
        "note = \"' OR 1=1 --\"", "target = '%'", "target = '_*'", "note = '\u{1B}[31m\\*'",
        "parameter.\"x'y\" = 3", "'parameter.x; DROP TABLE files' = 3", "path = '/../%'",
    ])
    func `text of a query is never a part of the language of the database`(
        expression: String
    ) throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        let names = try? index.names(expression)
        #expect(names == nil || names == [])
        #expect(try index.names("has name").count == 3)
    }

    @Test func `products are sorted by what a name means`() throws {
        let folder = try ScratchFolder()
        let index = try ProductFixture.index(FindTests.products, in: folder)
        var query = Query(try Expression("has calib_version"))
        query.order = "calib_version"
        query.columns = ["calib_version", "software", "t_min"]
        var rows: [[String?]] = []
        _ = try index.find(query) { rows.append($0.columns) }
        #expect(
            rows == [
                ["v1.9", "ctools 2.10.0", "60000"],
                ["v1.10", "ctools 2.1.0, gammalib 2.1.0", "61112.9"],
            ])
        query.isDescending = true
        query.limit = 1
        rows = []
        let result = try index.find(query) { rows.append($0.columns) }
        #expect(rows.map(\.first) == ["v1.10"])
        #expect(result.isCut)
    }
}
