import FITS
import Files
import FitsProv
import PROV
import Testing

@Suite struct FitsProvErrorTests {
    @Test func `an error of a file keeps code, path, place, words and hint`() {
        let below = FITSError(
            .badHeader, path: "a.fits", hdu: 2, card: 14, "NAXIS1 is missing", hint: "look")
        let error = FitsProvError(below, path: "other.fits")
        #expect(error.code.name == below.code.name)
        #expect(error.path == "a.fits")
        #expect(error.explanation == below.explanation)
        #expect(error.hint == "look")
    }

    @Test func `a write that may not last is known as one`() {
        let below = FITSError(.notDurable, path: "a.fits", hdu: nil, "not synced")
        #expect(FitsProvError(below, path: "").code == .notDurable)
    }

    @Test func `an error of a document is about the file that holds it`() {
        let below = PROVError(
            .syntax, operation: "read PROV-XML", place: .line(3), reason: "a tag is open")
        let error = FitsProvError(below, path: "a.fits")
        #expect(error.code.name == "syntax")
        #expect(error.path == "a.fits")
        #expect(error.reason == "line 3: a tag is open")
        #expect(FitsProvError(below.about("b.xml"), path: "a.fits").path == "b.xml")
    }

    @Test func `an error of this layer stays as it is, and any other is in words`() {
        let own = FitsProvError(.conflict, path: "a.fits", "OBJECT is another", hint: "replace")
        #expect(FitsProvError(own, path: "b.fits") == own)
        let other = FitsProvError(SystemError("open", 2), path: "b.fits")
        #expect(other.path == "b.fits")
        #expect(other.code == .refused)
    }
}
