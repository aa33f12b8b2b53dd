import Testing

@testable import FitsProvPages

@Suite struct SearchFormTests {
    private func form(_ items: (String, String)...) -> SearchForm {
        SearchForm(items.map { PageAddress.Item($0.0, $0.1) })
    }

    @Test func `an address has all of a form`() {
        let items = [
            ("place", "Crab"), ("radius", "30arcmin"), ("overlaps", "1"), ("from", "2020"),
            ("to", "2021"), ("emin", "1"), ("emax", "10"), ("eunit", "GeV"),
            ("ov.dataproduct_type", "event"), ("ov.dataproduct_type", "image"),
            ("ol.t_exptime", "100"), ("fv.Calib.Version", "v1.10"), ("ft.site", "La*"),
            ("fl.offset", "-1"), ("fh.offset", "2"), ("pv.activity", "ctbin"),
            ("pl.activity_version", "1.2"), ("pv.software", "ctapipe"),
            ("ph.software_version", "0.19"), ("origin", "flat.fits"), ("col", "obs_id"),
            ("col", "t_min"), ("sort", "t_min"), ("desc", "1"), ("page", "3"),
            ("edited", "SELECT 1"),
        ].map { PageAddress.Item($0.0, $0.1) }
        let form = SearchForm(items)
        #expect(form.fields["Calib.Version"]?.values == ["v1.10"])
        #expect(form.columns["dataproduct_type"]?.values == ["event", "image"])
        #expect(Set(form.items) == Set(items))
        #expect(SearchForm(form.items) == form)
        #expect(form.isAsked)
    }

    @Test func `an empty form asks nothing`() {
        #expect(!form().isAsked)
        #expect(!form(("nonsense", "1"), ("place", ""), ("xv.a", "b"), ("pv.other", "b")).isAsked)
        #expect(!form(("edited", "SELECT 1")).isAsked)
        #expect(form(("go", "1")).isAsked)
        #expect(form(("go", "1")).items == [.init("go", "1")])
    }

    @Test(arguments: [("0", 1), ("-5", 1), ("x", 1), ("99999999999999999999", 1), ("401", 400)])
    func `pages are some`(_ text: String, _ page: Int) {
        #expect(form(("page", text)).page == page)
    }

    @Test func `a unit that is none is the usual one`() {
        #expect(form(("eunit", "<b>")).energyUnit == "TeV")
    }
}
