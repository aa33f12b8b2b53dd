import FitsProv
import Testing

@testable import Descriptions

/// Descriptions that would break a file of some form.
@Suite struct HostileWritingTests {
    /// A description with a text in every place where a text may be.
    private func everywhere(_ text: String) -> ActivityDescription {
        var description = ActivityDescription(name: "p")
        description.version = text
        description.description = text
        description.contact = ActivityDescription.Contact(name: text, email: nil)
        var parameter = ParameterDescription(name: "x")
        parameter.type = "char"
        parameter.standard = text
        parameter.options = [text, "b"]
        parameter.unit = text
        parameter.description = text
        description.parameters = [parameter]
        var role = RoleDescription(role: "r")
        role.standard = text
        description.used = [role]
        return description
    }

    /// Why a description cannot be written; nil if it can.
    private func refusal(
        _ description: ActivityDescription, _ format: DescriptionFormat
    ) -> FitsProvError? {
        do throws(FitsProvError) {
            _ = try description.written(as: format)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "a\u{0}b", "\u{1}", "\u{1B}]0;x\u{7}", "a\nb", "a\r\nb", "]]>", "]]]]><![CDATA[>", "<!--",
        "-->",
        "&#0;", "&lt;", "a\",h,1,,,\"b", "a\u{2028}b", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}",
        "\u{10FFFF}",
        "\u{202E}gnp", "'''", "\"\"\"", "|", ",", "#", "{x}", "---", "...", "a: &x *x", "<<: 1",
        "\\",
    ])
    func `hostile texts survive, or are refused in one line`(_ text: String) throws {
        for format in DescriptionFormat.allCases {
            let description = everywhere(text)
            let written: WrittenDescription
            do throws(FitsProvError) {
                written = try description.written(as: format, path: "p.par")
            } catch {
                #expect(error.reason.hasPrefix("cannot be written as \(format.words): the "))
                #expect(error.reason.contains(" has the character U+"))
                #expect(!error.reason.contains("\n"))
                continue
            }
            let read = try WritingTests.read(written.text, format, name: "p")
            #expect(read.name == "p")
            #expect(read.parameters.map(\.name) == ["x"])
            let told = DescriptionFacts(description).losses(in: DescriptionFacts(read))
            #expect(told == written.losses)
            if format == .json || format == .yaml { #expect(read == description) }
        }
    }

    @Test func `what is refused names the fact, the parameter and the form`() throws {
        var description = everywhere("a")
        description.parameters[0].standard = "a\u{1B}b"
        for (format, form) in [
            (DescriptionFormat.jdl, "OPUS JDL"), (.wadl, "WADL"), (.par, "a parameter file"),
        ] {
            let error = try #require(refusal(description, format))
            #expect(error.code == .refused)
            #expect(
                error.reason == "cannot be written as \(form): the default of the parameter 'x' "
                    + "has the character U+001B")
        }
        #expect(refusal(description, .cpl) == nil)
        description = everywhere("a")
        description.version = "1\n2"
        let error = try #require(refusal(description, .par))
        #expect(
            error.reason
                == "cannot be written as a parameter file: the version has the character U+000A")
    }

    @Test(arguments: DescriptionFormat.allCases)
    func `a text of a megabyte is refused by its name, and half of one survives`(
        _ format: DescriptionFormat
    ) throws {
        var description = ActivityDescription(name: "p")
        var parameter = ParameterDescription(name: "x")
        parameter.type = "char"
        parameter.description = String(repeating: "é", count: 1 << 19)
        description.parameters = [parameter]
        let error = try #require(refusal(description, format))
        #expect(
            error.reason == "cannot be written as \(format.words): is longer than 1048576 bytes; "
                + "the longest text is the description of the parameter 'x'")
        description.parameters[0].description = String(repeating: "\"", count: 1 << 17)
        let written = try description.written(as: format, path: "p.par")
        #expect(written.losses.isEmpty)
        let read = try WritingTests.read(written.text, format, name: "p")
        #expect(read == description)
    }

    @Test func `a description that contradicts itself is not written`() throws {
        var description = ActivityDescription(name: "p")
        description.parameters = [ParameterDescription(name: "x"), ParameterDescription(name: "x")]
        let error = try #require(refusal(description, .yaml))
        #expect(error.code == .badRecord)
        #expect(error.reason == "parameters: 'x' is there twice")
    }

    @Test func `names that become the same are refused`() throws {
        var description = ActivityDescription(name: "p")
        description.parameters = [
            ParameterDescription(name: "x"), ParameterDescription(name: " x"),
        ]
        let error = try #require(refusal(description, .jdl))
        #expect(error.reason == "cannot be written as OPUS JDL: parameters: 'x' is there twice")
        #expect(refusal(description, .json) == nil)
    }

    @Test func `a recipe without parameters has no name`() throws {
        let error = try #require(refusal(ActivityDescription(name: "p"), .cpl))
        #expect(error.reason.hasPrefix("cannot be written as CPL: a recipe is named by its "))
        for format in DescriptionFormat.allCases where format != .cpl {
            let text = try ActivityDescription(name: "p").written(as: format).text
            let read = try WritingTests.read(text, format, name: "p")
            #expect(read == ActivityDescription(name: "p"))
        }
    }

    @Test func `very many parameters take a time that grows with their number`() throws {
        var description = ActivityDescription(name: "p")
        description.parameters = (0..<8_000).map { ParameterDescription(name: "x\($0)") }
        for format in [DescriptionFormat.json, .yaml, .par] {
            let losses = try description.written(as: format, path: "p.par").losses
            #expect(losses.count == (format == .par ? 8_000 : 0))
        }
    }
}
