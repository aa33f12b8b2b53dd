import FITS
import FitsProv
import TestSupport
import Testing

/// What a stamp is refused for, since readers would not take its document.
@Suite struct DocumentSizeTests {
    private func refusal(_ change: (inout StampRequest) -> Void) throws -> String {
        let fixture = try StampFixture()
        var request = StampRequest(activity: "a")
        change(&request)
        let error = #expect(throws: FitsProvError.self) {
            try Stamper().plan(fixture.product, request)
        }
        #expect(error?.code == .refused)
        return error?.reason ?? ""
    }

    @Test func `fields beyond the attributes of a record are refused by name`() throws {
        let reason = try refusal {
            $0.fields = (0...5_000).map { Field(name: "field_\($0)", value: "v") }
        }
        #expect(
            reason == "the document would have too many fields: readers take 10000 (attributes)")
    }

    @Test func `settings and options beyond the attributes of a record are refused`() throws {
        let settings = try refusal {
            $0.environment = (0...10_000).map { Setting(name: "s\($0)", value: "v") }
        }
        #expect(settings.contains("settings of the environment: readers take 10000 (attributes)"))
        let options = try refusal {
            var parameter = Parameter(name: "p", value: "1")
            parameter.options = (0...10_000).map(String.init)
            $0.parameters = [parameter]
        }
        #expect(options.contains("options of one parameter: readers take 10000 (attributes)"))
    }

    @Test func `namespaces beyond those of a document are refused`() throws {
        let reason = try refusal {
            for number in 0..<1_000 { $0.namespaces["n\(number)"] = "http://x.org/\(number)#" }
        }
        #expect(reason.contains("too many namespaces: readers take 1000 (namespaces)"))
    }
}
