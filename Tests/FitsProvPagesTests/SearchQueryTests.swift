import ADQL
import FitsProvArchive
import Testing

@testable import FitsProvPages

@Suite struct SearchQueryTests {
    private let publication = Publication(Publication.Naming(archive: "test"))
    private var columns: [ColumnInfo] { ColumnInfo.obscore(publication) }
    private let crab = SearchPlace.position(SkyPosition(rightAscension: 83.63, declination: 22.01))

    /// The conditions of a form, after the whole query was understood.
    private func conditions(
        _ items: [(String, String)], _ place: SearchPlace? = nil
    ) throws -> [String] {
        let form = SearchForm(items.map { PageAddress.Item($0.0, $0.1) })
        let query = try SearchQuery(form, place, columns)
        for text in [query.adql, query.count, query.paths] {
            _ = try ADQL.Query(parsing: text).resolved(in: publication.catalogue)
        }
        return query.conditions
    }

    private func fault(_ items: [(String, String)], _ place: SearchPlace? = nil) -> String? {
        do {
            _ = try conditions(items, place)
            return nil
        } catch let fault as FormFault {
            return fault.line
        } catch {
            return "another error: \(error)"
        }
    }

    @Test func `an empty form asks for all products`() throws {
        let query = try SearchQuery(SearchForm(), nil, columns)
        #expect(
            query.adql == """
                SELECT obs_id, target_name, dataproduct_type, s_ra, s_dec, t_min, t_exptime, \
                activity_name, activity_version, path, obs_publisher_did
                FROM ivoa.obscore
                """)
        #expect(query.count == "SELECT COUNT(*) AS products\nFROM ivoa.obscore")
    }

    @Test func `a place is a cone`() throws {
        #expect(
            try conditions([("radius", "30arcmin")], crab) == [
                "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(83.63, 22.01, 0.5))"
            ])
        #expect(
            try conditions([("overlaps", "1")], crab) == [
                "1 = INTERSECTS(s_region, CIRCLE(83.63, 22.01, 1))"
            ])
    }

    @Test func `a target is its name, or with a radius its place`() throws {
        let place = SearchPlace.target(
            names: ["Crab", "O'Neill"], SkyPosition(rightAscension: 1, declination: -2.5))
        #expect(try conditions([], place) == ["target_name IN ('Crab', 'O''Neill')"])
        #expect(
            try conditions([("radius", "2")], place) == [
                "1 = CONTAINS(POINT(s_ra, s_dec), CIRCLE(1, -2.5, 2))"
            ])
        #expect(
            fault([("radius", "2")], .target(names: ["x"], nil))?.contains("has a position") == true
        )
    }

    @Test(arguments: [
        ("1", 1.0), ("0.5deg", 0.5), ("30 arcmin", 0.5), ("30'", 0.5), ("1800\"", 0.5),
        ("1800arcsec", 0.5), ("2°", 2), ("180", 180),
    ])
    func `a radius has units`(_ text: String, _ degrees: Double) throws {
        #expect(try ConditionBuilder.radius(text) == degrees)
    }

    @Test(arguments: ["181", "-1", "x", "1 parsec", "nan", "deg"])
    func `a radius that is none is refused`(_ text: String) {
        #expect(fault([("radius", text)], crab)?.contains("radius") == true)
    }

    @Test func `dates are overlaps of observations`() throws {
        #expect(
            try conditions([("from", "2000-01-01"), ("to", "2000-01-01")]) == [
                "t_max >= 51544", "t_min <= 51545",
            ])
        #expect(fault([("from", "soon")])?.contains("no date") == true)
    }

    @Test func `energies are wavelengths in metres`() throws {
        let both = try conditions([("emin", "1"), ("emax", "10"), ("eunit", "TeV")])
        #expect(both == ["em_max >= 1.239841984e-19", "em_min <= 1.239841984e-18"])
        #expect(try conditions([("emin", "1"), ("eunit", "TeV")]) == ["em_min <= 1.239841984e-18"])
        #expect(try conditions([("emax", "1"), ("eunit", "TeV")]) == ["em_max >= 1.239841984e-18"])
        #expect(try conditions([("emin", "2"), ("eunit", "m")]) == ["em_max >= 2"])
        #expect(try conditions([("emax", "2"), ("eunit", "m")]) == ["em_min <= 2"])
        for text in ["0", "-1", "x", "inf"] {
            #expect(fault([("emin", text)])?.contains("no energy") == true)
        }
    }

    @Test func `values of columns are texts or numbers`() throws {
        #expect(
            try conditions([
                ("ov.calib_level", "2"), ("ov.calib_level", "3"), ("ov.dataproduct_type", "event"),
                ("ot.obs_id", "obs*"), ("ol.t_exptime", "100.5"),
            ]) == [
                "calib_level IN (2, 3)", "dataproduct_type = 'event'", "obs_id LIKE 'obs%'",
                "t_exptime >= 100.5",
            ])
        #expect(fault([("ov.calib_level", "x")])?.contains("is no number") == true)
        #expect(fault([("ov.nonsense", "x")]) == "there is no column 'nonsense'")
        #expect(fault([("sort", "nonsense")])?.contains("to sort by") == true)
    }

    @Test func `fields that are columns are asked as such, others by name`() throws {
        #expect(
            try conditions([("fv.calib_version", "v1"), ("fv.calib_version", "v'2")]) == [
                "calib_version IN ('v1', 'v''2')"
            ])
        #expect(
            try conditions([("fl.calib_version", "1.2")]) == [
                "fitsprov_version_key(calib_version) >= fitsprov_version_key('1.2')"
            ])
        #expect(
            try conditions([("fv.my'field", "x"), ("fl.zenith", "10"), ("fh.zenith", "20")]) == [
                "COALESCE(product_identifier, path) IN (SELECT entity_id FROM prov.field WHERE name = 'my''field' AND \"value\" = 'x')",
                "COALESCE(product_identifier, path) IN (SELECT entity_id FROM prov.field WHERE name = 'zenith' AND numeric_value >= 10)",
                "COALESCE(product_identifier, path) IN (SELECT entity_id FROM prov.field WHERE name = 'zenith' AND numeric_value <= 20)",
            ])
        // A column of ObsCore is not the field of the same name.
        #expect(try conditions([("fv.proposal_id", "P1")])[0].contains("name = 'proposal_id'"))
        #expect(fault([("fl.zenith", "high")])?.contains("is no number") == true)
    }

    @Test func `programs have versions in order`() throws {
        #expect(
            try conditions([("pv.activity", "ctbin"), ("pl.activity_version", "1.9")]) == [
                "activity_name = 'ctbin'",
                "fitsprov_version_key(activity_version) >= fitsprov_version_key('1.9')",
            ])
        let software = try conditions([("pv.software", "ctapipe"), ("ph.software_version", "0.19")])
        #expect(software.count == 1)
        #expect(software[0].contains("name = 'ctapipe'"))
        #expect(
            software[0].contains("fitsprov_version_key(version) <= fitsprov_version_key('0.19')"))
    }

    @Test func `what it was made from is asked of the lineage`() throws {
        #expect(
            try conditions([("origin", "flat '1'.fits")]) == [
                "1 = fitsprov_derives_from(obs_publisher_did, 'flat ''1''.fits')"
            ])
    }

    @Test func `columns that are asked are shown, unless somebody has chosen`() throws {
        let asked = SearchForm([.init("fv.calib_version", "v1"), .init("from", "2000")])
        #expect(try SearchQuery(asked, nil, columns).columns.last == "calib_version")
        let chosen = SearchForm([
            .init("col", "s_fov"), .init("col", "path"), .init("col", "drop table"),
            .init("sort", "s_fov"), .init("desc", "1"),
        ])
        #expect(
            try SearchQuery(chosen, nil, columns).adql
                == "SELECT s_fov, path, obs_publisher_did\nFROM ivoa.obscore\nORDER BY s_fov DESC")
    }
}
