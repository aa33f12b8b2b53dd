import Testing

@testable import FitsProvService

@Suite struct ProductKindTests {
    @Test(
        arguments: [
            ("event", "#event-list"), (" Event-List ", "#event-list"), ("cube", "#cube"),
            ("response-function", "#response-function"), ("nonsense", nil), (nil, nil), ("", nil),
        ] as [(String?, String?)])
    func `kinds are those of the vocabulary`(type: String?, term: String?) {
        #expect(ProductKind.term(type) == term)
    }

    @Test(
        arguments: [
            ("ancillary response", "aeff"), ("Redistribution Matrix", "edisp"),
            ("background", "bkg"), ("aeff", "aeff"), ("psf_table", "psf"), ("edisp_2d", "edisp"),
            ("events", nil), ("spectrum", nil), (nil, nil),
        ] as [(String?, String?)])
    func `responses have their names of gamma-ray astronomy`(role: String?, name: String?) {
        #expect(ProductKind.response(role) == name)
    }
}
