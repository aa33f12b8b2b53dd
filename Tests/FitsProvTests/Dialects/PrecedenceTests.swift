import Testing

@testable import FitsProv

/// Which keyword of several that hold a field is taken.
@Suite struct PrecedenceTests {
    private let table = DialectTable(
        Profile(
            name: "mine",
            fields: [
                FieldDefinition("proposal_id", keyword: "MYPROP"),
                FieldDefinition("calib_version", keyword: nil, aliases: ["ALIAS1", "CALDBVER"]),
                FieldDefinition("own", keyword: nil),
            ]))

    @Test func `keywords are those of the profile, its aliases, then the dialects in their order`()
    {
        #expect(table.fields.map(\.name) == ["proposal_id", "calib_version", "own"])
        #expect(
            table.fields.map { $0.keywords.map { "\($0.dialect):\($0.keyword)" } } == [
                ["mine:MYPROP", "stsci:PROPOSID", "eso-sdp:PROG_ID"],
                ["mine:ALIAS1", "mine:CALDBVER", "gadf:CAL_VER", "stsci:CRDS_CTX"],
                [],
            ])
    }

    @Test func `the first keyword that has a value gives the field, with its HDU`() {
        var asked: [String] = []
        let values = ["PROG_ID": ("e", 1), "PROPOSID": ("s", 2), "CALDBVER": ("c", 7)]
        let fields = table.fields { keyword, place in
            #expect(table.keywords[place] == keyword)
            asked.append(keyword)
            return values[keyword].map { (text: $0.0, hdu: $0.1) }
        }
        #expect(
            fields == [
                Field(name: "proposal_id", value: "s"), Field(name: "calib_version", value: "c"),
            ])
        #expect(
            fields.map(\.origin) == [
                Origin(dialect: "stsci", hdu: 2, card: "PROPOSID"),
                Origin(dialect: "mine", hdu: 7, card: "CALDBVER"),
            ])
        // What is found ends the search for its field.
        #expect(asked == ["MYPROP", "PROPOSID", "ALIAS1", "CALDBVER"])
    }

    @Test func `of nothing there are no fields`() {
        #expect(table.fields { _, _ in nil }.isEmpty)
        #expect(table.fields(of: []).isEmpty)
    }

    @Test(
        arguments: Dialect.all.flatMap { dialect in dialect.fields.map { ($0.field, $0.keyword) } })
    func `every field of a dialect is one of the built-in profile, under a keyword of its own`(
        field: String, keyword: String
    ) {
        #expect(Profile.cta[field] != nil)
        #expect(!Profile.cta.fields.contains { $0.keyword == keyword })
        #expect(keyword.utf8.count <= 8)
    }
}
