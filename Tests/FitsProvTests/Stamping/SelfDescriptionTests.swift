import FITS
import Files
import FitsProv
import TestSupport
import Testing

/// Stamps are read without the profile that wrote them, and bring along what they need.
@Suite struct SelfDescriptionTests {
    private static let survey = Profile(
        name: "survey",
        fields: [
            FieldDefinition("grade", keyword: "OBSGRADE"),
            FieldDefinition("seeing", keyword: "SEEING", type: .real, unit: "arcsec"),
            FieldDefinition("visits", keyword: "ESO OBS VISITS", type: .integer),
            FieldDefinition("usable", keyword: "USABLE", type: .logical),
        ])

    private func stamp(_ path: String, _ fields: [String: String]) throws -> StampPlan {
        var request = StampRequest(activity: "reduce")
        request.fields = fields.map { Field(name: $0, value: $1) }
        var options = FileReplacer.Options()
        options.synchronizes = false
        let stamper = Stamper(
            profile: SelfDescriptionTests.survey.adding(.cta),
            replacer: FileReplacer(options: options))
        var inputs = InputReader()
        let (staged, plan) = try stamper.stage(path, request, inputs: &inputs)
        #expect(stamper.commit([staged]) == [nil])
        return plan
    }

    private static let fields = [
        "grade": "1.0", "seeing": "0.80", "visits": "7", "usable": "true", "calib_version": "v1",
        "night": "20260313",
    ]

    @Test func `a field's card in the block needs no profile`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let plan = try stamp(path, SelfDescriptionTests.fields)
        #expect(try Stamps.verify(path).verdict == .intact)
        let read = try #require(try Inspection(path, depth: .documents).provenance)
        #expect(read == plan.provenance)
        #expect(
            try FITSFile(reading: path).hdus[0].header.string("PROVFLDS")
                == "OBSGRADE SEEING ESO.OBS.VISITS USABLE CALIBVER")
    }

    @Test func `a field's card that stood there already needs none either`() throws {
        let folder = try ScratchFolder()
        let cards = [
            "OBSGRADE= '1.0     '", "SEEING  =               8.0E-1",
            "HIERARCH ESO OBS VISITS = 7", "USABLE  =                    T",
            "CALIBVER= 'v1      '", "HIERARCH PROV NIGHT = '20260313' / night",
        ]
        let path = try folder.write(FITSBytes.primary(cards), to: "a.fits")
        let original = try Files.bytes(path)
        _ = try stamp(path, SelfDescriptionTests.fields)
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(
            header.string("PROVFLDS")
                == "grade=OBSGRADE seeing=SEEING visits=ESO.OBS.VISITS usable=USABLE "
                + "calib_version=CALIBVER night=PROV.NIGHT")
        #expect(try Stamps.verify(path).verdict == .intact)
        let block = try #require(StampBlock(in: header))
        let cardsAlone = try #require(Provenance(block))
        #expect(cardsAlone.fields.count == 6)
        #expect(cardsAlone.fields.contains(Field(name: "grade", value: "1.0")))
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `fields have a namespace of their own`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let text = String(
            decoding: try stamp(path, SelfDescriptionTests.fields).document, as: UTF8.self)
        #expect(text.contains("xmlns:field=\"urn:fitsprov:field#\""))
        #expect(text.contains("<field:grade>1.0</field:grade>"))
        #expect(
            text.contains("<fitsprov:fieldCard>seeing SEEING real arcsec</fitsprov:fieldCard>"))
        #expect(
            text.contains("<fitsprov:fieldCard>night PROV.NIGHT string</fitsprov:fieldCard>"))
    }

    @Test(arguments: [
        "BSCALE", "CTYPE1", "CTYPE1A", "PC1_1", "CD1_2", "TFORM3", "TTYPE1", "11PC5", "WCSAXESA",
        "ZCMPTYPE", "ZTILE1", "EXTEND", "BLANK", "THEAP", "PROVACT", "PROVIN1", "PROVFILL",
        "LONGSTRN", "HDUCLAS1", "MJDREF", "CRVAL12", "PV1_12A",
    ])
    func `a keyword that says how to read the data is never a field's`(keyword: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let profile = Profile(name: "x", fields: [FieldDefinition("grade", keyword: keyword)])
        var request = StampRequest(activity: "x")
        request.fields = [Field(name: "grade", value: "1")]
        var inputs = InputReader()
        #expect(throws: FitsProvError.self) {
            try Stamper(profile: profile).plan(path, request, inputs: &inputs)
        }
    }

    @Test func `two fields cannot share a keyword`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let profile = Profile(
            name: "x",
            fields: [
                FieldDefinition("one", keyword: "GRADE"), FieldDefinition("two", keyword: "GRADE"),
            ])
        var request = StampRequest(activity: "x")
        request.fields = [Field(name: "one", value: "1"), Field(name: "two", value: "1")]
        var inputs = InputReader()
        let error = #expect(throws: FitsProvError.self) {
            try Stamper(profile: profile).plan(path, request, inputs: &inputs)
        }
        #expect(error?.reason == "GRADE is the keyword of another field: two")
    }

    @Test(arguments: [53, 54, 58, 67, 68, 120, 121, 128, 134, 135])
    func `a long string ends in a piece that is not empty`(length: Int) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        let original = try Files.bytes(path)
        let value = String("abcdefghij ".repeated(20).prefix(length - 1)) + "z"
        let plan = try stamp(path, ["applied_cuts": value])
        let pieces = plan.cards.filter { $0.text.hasPrefix("CONTINUE") }
        #expect(pieces.allSatisfy { !$0.text.hasPrefix("CONTINUE  ''") })
        #expect(plan.cards.contains { $0.keyword == "LONGSTRN" } == !pieces.isEmpty)
        let read = try #require(try Inspection(path, depth: .documents).provenance)
        #expect(read.fields == [Field(name: "applied_cuts", value: value)])
        #expect(try Stamps.verify(path).verdict == .intact)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }

    @Test func `LONGSTRN comes along only where there is none`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(
            FITSBytes.primary(["LONGSTRN= 'OGIP 1.0'"]), to: "a.fits")
        let plan = try stamp(path, ["applied_cuts": "abc ".repeated(40) + "d"])
        #expect(!plan.cards.contains { $0.keyword == "LONGSTRN" })
        #expect(try Stamps.verify(path).verdict == .intact)
    }

    @Test(arguments: [
        "PROVACT = 'reduce  '", "HIERARCH PROV MY_FIELD = 'hello' / my_field",
        "PROVSOFT= 'left    '", "PROVEND =                    3", "PROVFLDS= 'OBJECT  '",
        "PROVXTD =                    F", "PROVIN2 = 'left    '", "PROVDOC = 'OTHER   '",
        "PROVWAS1= '1 SIMPLE  =                    T'", "PROVNIN =                    0",
    ])
    func `a card of the convention that was left in the header does no harm`(card: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary([card]), to: "a.fits")
        let original = try Files.bytes(path)
        _ = try stamp(path, ["my_field": "hello", "grade": "A"])
        let failed = try Stamps.verify(path).checks.filter { $0.outcome == .failed }
        #expect(failed.map(\.summary) == [])
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == original)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String {
        String(repeating: self, count: count)
    }
}
