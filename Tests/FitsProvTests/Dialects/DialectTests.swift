import FITS
import FitsProv
import TestSupport
import Testing

/// What cards of observatories say about files without a stamp.
@Suite struct DialectTests {
    /// The HDUs of a file: the primary header, then images of one byte.
    private func hdus(_ headers: [String]...) throws -> [HDU] {
        let folder = try ScratchFolder()
        var bytes = FITSBytes.primary(headers[0])
        for cards in headers.dropFirst() {
            bytes += FITSBytes.image(axes: [1], cards, data: [1])
        }
        return try FITSFile(reading: try folder.write(bytes, to: "a.fits")).hdus
    }

    private func origin(
        _ dialect: String, _ hdu: Int, _ card: String
    ) -> Origin {
        Origin(dialect: dialect, hdu: hdu, card: card, certainty: .written)
    }

    @Test func `every dialect has a name of its own, and the convention's is free`() {
        let names = Dialect.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(!names.contains(Origin.convention))
    }

    @Test(arguments: [
        ("CALDBVER", "gadf", "calib_version"), ("CAL_VER", "gadf", "calib_version"),
        ("ANA_VER", "gadf", "reco_version"), ("EV_CLASS", "gadf", "applied_cuts"),
        ("CRDS_CTX", "stsci", "calib_version"), ("PROPOSID", "stsci", "proposal_id"),
        ("PROG_ID", "eso-sdp", "proposal_id"), ("CALIBVER", "cta", "calib_version"),
        ("RECO_VER", "cta", "reco_version"), ("APPLCUTS", "cta", "applied_cuts"),
        ("PROP_ID", "cta", "proposal_id"),
    ])
    func `a keyword of a dialect is a field with its origin`(
        keyword: String, dialect: String, name: String
    ) throws {
        for hdu in 1...2 {
            let card = [FITSBytes.fixed(keyword, "'v 1'")]
            let hdus = try hdu == 1 ? hdus(card, []) : hdus([], card)
            let fields = DialectTable(.cta).fields(of: hdus)
            #expect(fields == [Field(name: name, value: "v 1")])
            #expect(fields.first?.origin == origin(dialect, hdu, keyword))
        }
    }

    @Test func `a keyword of the profile beats a dialect's, wherever it stands`() throws {
        let hdus = try hdus(
            [FITSBytes.fixed("CAL_VER", "'theirs'")], [FITSBytes.fixed("CALIBVER", "'ours'")])
        let fields = DialectTable(.cta).fields(of: hdus)
        #expect(fields == [Field(name: "calib_version", value: "ours")])
        #expect(fields.first?.origin == origin("cta", 2, "CALIBVER"))
    }

    @Test func `among dialects the first keyword that has a value wins`() throws {
        let table = DialectTable(.cta)
        func first(_ cards: [(String, String)]) throws -> Origin? {
            try table.fields(of: hdus(cards.map { FITSBytes.fixed($0.0, $0.1) })).first?.origin
        }
        let all = [("CRDS_CTX", "'3'"), ("CALDBVER", "'2'"), ("CAL_VER", "'1'")]
        #expect(try first(all)?.card == "CAL_VER")
        #expect(try first(Array(all.prefix(2)))?.card == "CALDBVER")
        #expect(try first(Array(all.prefix(1)))?.card == "CRDS_CTX")
        #expect(try first(all.prefix(2) + [("CAL_VER", "''")])?.card == "CALDBVER")
        #expect(try first(all.prefix(2) + [("CAL_VER", "'   '")])?.card == "CALDBVER")
        #expect(try first([("PROG_ID", "'e'"), ("PROPOSID", "7")])?.card == "PROPOSID")
    }

    @Test func `the primary header beats the first extension, and no other counts`() throws {
        let table = DialectTable(.cta)
        func cards(_ value: String) -> [String] { [FITSBytes.fixed("ANA_VER", value)] }
        let both = try table.fields(of: hdus(cards("'1'"), cards("'2'"), cards("'3'")))
        #expect(both.map(\.value) == ["1"])
        #expect(both.first?.origin?.hdu == 1)
        let second = try table.fields(of: hdus(cards("''"), cards("'2'"), cards("'3'")))
        #expect(second.map(\.value) == ["2"])
        #expect(second.first?.origin?.hdu == 2)
        #expect(try table.fields(of: hdus([], [], cards("'3'"))).isEmpty)
        #expect(DialectTable.hdus == 1...2)
    }

    @Test func `fields come in the order of the profile, each once`() throws {
        let hdus = try hdus([
            FITSBytes.fixed("PROG_ID", "'098.A'"), FITSBytes.fixed("EV_CLASS", "'std'"),
            FITSBytes.fixed("SITENAME", "'North'"), FITSBytes.fixed("ANA_VER", "2"),
            FITSBytes.fixed("CALDBVER", "1.5"),
        ])
        let fields = DialectTable(.cta).fields(of: hdus)
        #expect(
            fields.map { "\($0.name)=\($0.value)" } == [
                "calib_version=1.5", "reco_version=2", "applied_cuts=std", "proposal_id=098.A",
                "site=North",
            ])
        #expect(fields.map { $0.origin?.dialect } == ["gadf", "gadf", "gadf", "eso-sdp", "cta"])
    }

    @Test func `aliases of a profile come after its keyword and before the dialects`() throws {
        let profile = Profile(
            name: "mine",
            fields: [
                FieldDefinition(
                    "calib_version", keyword: "MYCAL", aliases: ["OLDCAL", "CRDS_CTX"])
            ])
        let table = DialectTable(profile)
        #expect(
            table.fields[0].keywords.map { "\($0.dialect) \($0.keyword)" } == [
                "mine MYCAL", "mine OLDCAL", "mine CRDS_CTX", "gadf CAL_VER", "gadf CALDBVER",
            ])
        // Fields that the profile does not have are not looked for.
        #expect(try table.fields(of: hdus([FITSBytes.fixed("ANA_VER", "'1'")])).isEmpty)
    }

    @Test func `a field without a keyword of its own has those of dialects`() throws {
        let profile = Profile(
            name: "mine", fields: [FieldDefinition("reco_version", keyword: nil)])
        let fields = try DialectTable(profile).fields(
            of: hdus([FITSBytes.fixed("ANA_VER", "'1'")]))
        #expect(fields.first?.origin == origin("gadf", 1, "ANA_VER"))
    }

    @Test func `dialects say in a word how a product was made`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary([
                FITSBytes.fixed("TELESCOP", "'VLT'"), FITSBytes.fixed("PROCSOFT", "'fors/5.0'"),
                "HIERARCH ESO PRO REC1 ID = 'fors_science'", FITSBytes.fixed("ORIGIN", "'ESO'"),
                "HIERARCH CTA ACTIVITY NAME = 'ctapipe-process'",
                FITSBytes.fixed("SOFTWARE", "' '"),
                FITSBytes.fixed("INSTRUME", "''"), "HISTORY one", "HISTORY", "HISTORY two",
            ])
                + FITSBytes.image(
                    axes: [1],
                    [
                        FITSBytes.fixed("OBJECT", "'M1'"), FITSBytes.fixed("ORIGIN", "'other'"),
                        "HISTORY three",
                    ], data: [1])
                + FITSBytes.image(axes: [1], [FITSBytes.fixed("OBSERVER", "'X'")], data: [1]),
            to: "a.fits")
        let facts = StandardFacts(try FITSFile(reading: path))
        #expect(
            facts.facts.map { "\($0.label) \($0.keyword)=\($0.value)" } == [
                "origin ORIGIN=ESO", "recipe ESO PRO REC1 ID=fors_science",
                "activity CTA ACTIVITY NAME=ctapipe-process", "software PROCSOFT=fors/5.0",
                "telescope TELESCOP=VLT", "object OBJECT=M1",
            ])
        #expect(facts.historyCards == 4)
        #expect(facts.lastHistory == ["one", "two"])
    }

    @Test func `the last three lines are told of the first history`() throws {
        func facts(_ first: [String], _ second: [String]) throws -> StandardFacts {
            let folder = try ScratchFolder()
            let bytes =
                FITSBytes.primary(first.map { "HISTORY " + $0 })
                + FITSBytes.image(axes: [1], second.map { "HISTORY " + $0 }, data: [1])
            return StandardFacts(try FITSFile(reading: try folder.write(bytes, to: "a.fits")))
        }
        let both = try facts(["1", "2", "3", "4", "5"], ["6"])
        #expect(both.historyCards == 6)
        #expect(both.lastHistory == ["3", "4", "5"])
        let second = try facts([], ["1", "2", "3"])
        #expect(second.lastHistory == ["1", "2", "3"])
        let none = try facts([], [])
        #expect(none.historyCards == 0 && none.lastHistory.isEmpty)
    }

    @Test func `every fact has a label that is shown`() throws {
        // A label that StandardFacts does not know would never be seen.
        for row in Dialect.all.flatMap(\.facts) {
            let card =
                row.keyword.contains(" ")
                ? "HIERARCH \(row.keyword) = 'x'" : FITSBytes.fixed(row.keyword, "'x'")
            let folder = try ScratchFolder()
            let path = try folder.write(FITSBytes.primary([card]), to: "a.fits")
            let facts = StandardFacts(try FITSFile(reading: path)).facts
            #expect(facts.map(\.keyword) == [row.keyword])
            #expect(facts.first?.label == row.label)
        }
    }
}
