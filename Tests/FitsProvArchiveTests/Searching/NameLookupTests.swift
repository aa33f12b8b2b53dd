import GRDB
import ObsCore
import TestSupport
import Testing

@testable import FitsProvArchive

/// What a name means in an index, and what may have been meant by one that means nothing.
@Suite struct NameLookupTests {
    private static let products: [ProductFixture] = {
        var first = ProductFixture.fields(
            "a.fits", ("Site", "N"), ("program", "p"), ("start", "x"), ("calib_level", "3"),
            ("calib_version", "1"))
        first.parameters = [("Emin", "1"), ("site", "2")]
        return [first, .fields("b.fits", ("site", "S"), ("extra_version", "9"))]
    }()

    private func ask<Value>(_ work: (Names) throws -> Value) throws -> Value {
        try NameLookupTests.products.ask { index in try index.read { try work(Names($0)) } }
    }

    @Test(arguments: [
        ("site", [SearchName.field("site")]), ("Site", [.field("Site")]),
        ("SITE", [.field("Site"), .field("site")]),
        ("field.SITE", [.field("Site"), .field("site")]),
        // What is recorded goes before another word for a name, but not before the name.
        ("program", [.field("program")]), ("start", [.fact(.start)]), ("started", [.fact(.start)]),
        ("START", [.fact(.start)]), ("field.start", [.field("start")]),
        ("FIELD.Start", [.field("start")]),
        ("calib_level", [.obscore(.calibLevel), .field("calib_level")]),
        ("CALIB_LEVEL", [.obscore(.calibLevel), .field("calib_level")]),
        ("obscore.calib_level", [.obscore(.calibLevel)]), ("ObsCore.S_RA", [.obscore(.sRa)]),
        ("obscore.nothing", []), ("obscore.start", []), ("s_ra", [.obscore(.sRa)]),
        ("ra", [.obscore(.sRa)]), ("field.s_ra", []), ("field.nothing", []), ("field.", []),
        ("parameter.emin", [.parameter("Emin")]), ("PARAM.EMIN", [.parameter("Emin")]),
        ("parameter.site", [.parameter("site")]), ("param.nothing", []), ("parameter.", []),
        ("emin", []), ("nothing", []), ("", []),
        // Fields of the profile mean something, be they recorded or not.
        ("run_type", [.field("run_type")]), ("RUN_TYPE", [.field("run_type")]),
        ("data_rights", [.obscore(.dataRights), .field("data_rights")]),
    ])
    func `a name means one thing, or a column and a field`(name: String, meanings: [SearchName])
        throws
    {
        #expect(try ask { try $0.meanings(name) } == meanings)
    }

    @Test(arguments: [
        ("identifier", "id"), ("program", "software"), ("version", "software_version"),
        ("started", "start"), ("ended", "end"), ("input", "used"), ("file", "path"),
        ("folder", "path"),
        ("observed", "time"), ("target", "target_name"), ("object", "target_name"), ("ra", "s_ra"),
        ("dec", "s_dec"), ("fov", "s_fov"), ("instrument", "instrument_name"),
        ("telescope", "facility_name"), ("facility", "facility_name"), ("exposure", "t_exptime"),
        ("exptime", "t_exptime"), ("obsid", "obs_id"), ("collection", "obs_collection"),
        ("proposal", "proposal_id"), ("level", "calib_level"), ("type", "dataproduct_type"),
        ("subtype", "dataproduct_subtype"), ("resolution", "s_resolution"), ("region", "s_region"),
        ("title", "obs_title"), ("creator", "obs_creator_name"), ("polarization", "pol_states"),
        ("rights", "data_rights"), ("TARGET", "target_name"), ("S_Ra", "s_ra"),
        ("Stamped", "stamped"),
    ])
    func `another word for a name means the same`(word: String, name: String) {
        #expect(SearchName(known: word)?.title == name)
        #expect(SearchName(known: word) == SearchName(known: name))
    }

    @Test(arguments: ["", "site", "parameter.x", "field.start", "obscore.s_ra", "ra "])
    func `what is not the same in every index is not known before it is asked`(name: String) {
        #expect(SearchName(known: name) == nil)
    }

    @Test(
        arguments: [
            ("size", ["kB", "MB", "GB"]), ("energy", ["eV", "TeV"]),
            ("exposure", ["s", "min", "h", "d"]),
            ("t_resolution", ["s", "h"]), ("ra", ["deg", "arcmin"]),
            ("resolution", ["arcsec", "deg"]),
            ("em_min", ["m", "nm", "keV"]), ("access_estsize", ["kB", "MB"]), ("t_min", nil),
            ("t_max", nil), ("target", nil), ("calib_level", nil), ("start", nil),
            ("software", nil),
        ] as [(String, [String]?)])
    func `a name with a unit tells the usual ones`(name: String, units: [String]?) throws {
        let known = try #require(SearchName(known: name)).units
        #expect((known == nil) == (units == nil))
        let words = known?.split(separator: ", ").map(String.init) ?? []
        for unit in units ?? [] { #expect(words.contains(unit)) }
        for word in words { #expect(Unit(word) != nil) }
    }

    @Test(arguments: [
        ("emin", ["parameter.Emin"]), ("EMIN", ["parameter.Emin"]),
        ("calib_verson", ["calib_version"]),
        ("reco", ["reco_method", "reco_version"]), ("ru", ["ra"]), ("zzzzz", []), ("q", []),
        ("extra_versoin", ["extra_version"]), ("sofware", ["software"]), ("Targte", ["target"]),
        ("s_resolutoin", ["s_resolution"]), ("parameter.emni", ["parameter.Emin"]),
    ])
    func `the nearest names are suggested`(name: String, suggestions: [String]) throws {
        let found = try ask { try $0.similar(to: name) }
        #expect(Array(found.prefix(max(1, suggestions.count))) == suggestions)
    }

    @Test func `at most three names are suggested, each once, the nearest first`() throws {
        let found = try ask { try $0.similar(to: "s_resolution_mix") }
        #expect(found == ["s_resolution_max", "s_resolution_min", "s_resolution"])
        #expect(try ask { try $0.similar(to: "obs_") }.count == 3)
    }

    @Test(arguments: [
        ("a = 1 and nothing = 2", 11), ("nothing", 1), ("not (  nothing)", 8), ("has nothing", 5),
    ])
    func `a name that means nothing is shown at its column`(expression: String, column: Int) throws
    {
        let error = #expect(throws: UnknownName.self) {
            try [ProductFixture.fields("a", ("a", "1"))].found(expression)
        }
        #expect(error?.name == "nothing")
        #expect(error?.column == column)
    }

    @Test func `a name to sort by or to show may mean nothing too`() throws {
        let shown = #expect(throws: UnknownName.self) {
            try NameLookupTests.products.rows("sitee")
        }
        let sorted = #expect(throws: UnknownName.self) {
            try NameLookupTests.products.rows("site", sortedBy: "sitee")
        }
        for error in [shown, sorted] {
            #expect(error?.name == "sitee")
            #expect(error?.column == nil)
            #expect(error?.suggestions.contains("site") == true)
        }
    }

    @Test(arguments: [[], ["alpha"], ["alpha", "beta"], ["alpha", "beta", "gamma"]])
    func `the suggestions stand in their order`(suggestions: [String]) {
        let reason = UnknownName(name: "wrong", column: 1, suggestions: suggestions).reason
        #expect(reason.contains("'wrong'"))
        let places = suggestions.map { reason.ranges(of: $0).map(\.lowerBound) }
        #expect(places.allSatisfy { $0.count == 1 })
        #expect(places.flatMap(\.self) == places.flatMap(\.self).sorted())
    }

    @Test func `each recorded name is listed once, in order`() throws {
        #expect(
            try ask { try $0.recorded("fields") } == [
                "Site", "calib_level", "calib_version", "extra_version", "program", "site", "start",
            ])
        #expect(try ask { try $0.recorded("parameters") } == ["Emin", "site"])
        #expect(
            try [ProductFixture("a")].ask { try $0.read { try Names($0).recorded("fields") } } == []
        )
    }
}
