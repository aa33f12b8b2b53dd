import FITS
import FitsProv
import TestSupport
import Testing

@Suite struct FieldCardTests {
    @Test(arguments: ["applied_cuts", "a_field_of_the_project_itself", "calib_level"])
    func `fields of every length are known again and stripped`(name: String) throws {
        let folder = try ScratchFolder()
        let original = FITSBytes.primary()
        for length in 24...84 {
            let digits = String(repeating: "1", count: min(length, 18))
            let text = String(repeating: "x'", count: length / 2) + "x"
            var request = StampRequest(activity: "a")
            request.fields = [Field(name: name, value: name == "calib_level" ? digits : text)]
            let path = try folder.write(original, to: "a.fits")
            try Stamps.stamp(path, request)
            #expect(try Stamps.verify(path).verdict == .intact, "\(length)")
            #expect(try Inspection(path, depth: .documents).block?.isComplete == true)
            try Stamps.strip(path)
            #expect(try Files.bytes(path) == original, "\(length)")
        }
    }

    @Test func `what is not ASCII is in the document, and a question mark on the card`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(FITSBytes.primary(), to: "a.fits")
        var request = StampRequest(activity: "é")
        request.agents = [Agent(name: "Bruno Khélifi")]
        request.fields = [Field(name: "applied_cuts", value: "θ² < 0.04\n")]
        let plan = try Stamps.stamp(path, request)
        let header = try FITSFile(reading: path).hdus[0].header
        #expect(header.string("PROVAGNT") == "Bruno Kh?lifi")
        #expect(header.string("APPLCUTS") == "?? < 0.04?")
        #expect(try Inspection(path, depth: .documents).provenance == plan.provenance)
        #expect(try Stamps.verify(path).verdict == .intact)
    }
}
