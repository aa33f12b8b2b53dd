import FitsProv
import Testing

@Suite struct DocumentNameTests {
    @Test(arguments: [
        ("urn:fitsprov:id:u7c9e6679-7425", "urn:uuid:7c9e6679-7425"),
        ("id:u7c9e", "urn:uuid:7c9e"), ("id:u7c9e.hdu2", "urn:uuid:7c9e"),
    ])
    func `a name tells the UUID that it was made of`(name: String, identifier: String) {
        #expect(DocumentName.identifier(of: name) == identifier)
    }

    @Test(arguments: [
        "", "id:", "id:u", "id:u.hdu2", "id:i7c9e", "urn:uuid:7c9e", "u7c9e", "xid:u7c9e",
    ])
    func `other texts tell none`(name: String) {
        #expect(DocumentName.identifier(of: name) == nil)
    }
}
