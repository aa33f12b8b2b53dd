import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct ProfileTests {
    private func profile(_ json: String) throws -> Profile {
        let folder = try ScratchFolder()
        return try Profile(reading: try folder.write(json.utf8, to: "profile.json"))
    }

    @Test func `a profile of one's own gives fields their keywords, types and units`() throws {
        let own = try profile(
            """
            {"name": "mine", "fields": [
              {"name": "seeing", "keyword": "SEEING", "type": "real", "unit": "arcsec"},
              {"name": "grade", "keyword": "GRADE", "vocabulary": ["A", "B"]}]}
            """)
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        var request = StampRequest(activity: "x")
        request.fields = [
            Field(name: "seeing", value: "0.8"), Field(name: "grade", value: "C"),
            Field(name: "calib_version", value: "v1"),
        ]
        var inputs = InputReader()
        let stamper = Stamper(profile: own.adding(.cta))
        let (staged, plan) = try stamper.stage(path, request, inputs: &inputs)
        #expect(stamper.commit([staged]) == [nil])
        #expect(plan.warnings == ["grade 'C' is not one of A, B"])
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(header.entry("SEEING")?.comment == "seeing [arcsec]")
        #expect(header.value("SEEING") == .real(0.8))
        #expect(header.string("CALIBVER") == "v1")
        // Who has no such profile knows the fields by their comments.
        #expect(try Stamps.verify(path).verdict == .intact)
        try Stamps.strip(path)
        #expect(try Files.bytes(path) == FITSBytes.primary())
    }

    @Test(arguments: ["SIMPLE", "BITPIX", "NAXIS1", "EXTEND", "CHECKSUM", "PROVEND", "PROVID7"])
    func `a keyword that has a meaning of its own is no field's`(keyword: String) throws {
        let own = Profile(name: "x", fields: [FieldDefinition("a", keyword: keyword)])
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(axes: [4], data: [1, 2, 3, 4]), to: "a.fits")
        var request = StampRequest(activity: "x")
        request.fields = [Field(name: "a", value: "1")]
        request.replacesCards = true
        var inputs = InputReader()
        let error = #expect(throws: FitsProvError.self) {
            try Stamper(profile: own).plan(path, request, inputs: &inputs)
        }
        #expect(error?.code == .badRecord)
    }

    @Test(arguments: [
        ("{\"name\": \"x\"}", "fields: is missing"),
        ("{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"keywrd\": \"A\"}]}", "is unknown"),
        ("{\"name\": \"x\", \"fields\": [{\"name\": \"A B\"}]}", "not a valid field name"),
        ("{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"type\": \"colour\"}]}", "type"),
        ("nonsense", "JSON"),
    ])
    func `what is wrong with a profile is named`(json: String, words: String) {
        let error = #expect(throws: FitsProvError.self) { try profile(json) }
        #expect(error?.explanation.contains(words) == true, "\(error?.explanation ?? "")")
    }
}
