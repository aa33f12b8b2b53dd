import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Whatever was recorded comes back from its document.
@Suite struct DocumentRoundTripTests {
    private static let texts = [
        "a", "x y", "<&>\"'", "]]>", "é ü", "a\nb", " lead", "trail ", "=", "1", "0x1", "a=b=c",
        "..", "_x20", "🔭", "'quoted'", "a\\b", "%20", "\u{A0}", "-0",
    ]

    private static func provenance(_ seed: Int) -> Provenance {
        var random = SeededGenerator(seed)
        func text() -> String { texts.randomElement(using: &random) ?? "" }
        func maybe() -> String? { Bool.random(using: &random) ? text() : nil }
        func many<Element>(_ make: (Int) -> Element) -> [Element] {
            (0..<Int.random(in: 0...3, using: &random)).map(make)
        }
        return Documents.provenance {
            $0.product.name = text()
            $0.product.role = maybe()
            $0.activity.name = text()
            $0.activity.version = maybe()
            $0.activity.type = maybe()
            $0.activity.description = maybe()
            $0.activity.documentation = maybe()
            $0.activity.command = maybe()
            $0.activity.start = Bool.random(using: &random) ? "2026-01-01T00:00:00Z" : nil
            $0.activity.end = Bool.random(using: &random) ? "2026-01-01T00:00:01Z" : nil
            // One software of a name and version is one agent, so that names differ by number.
            $0.software = many {
                Software(name: "\(text())\($0)", version: maybe(), url: maybe())
            }
            $0.agents = many {
                var agent = Agent(name: "\(text())\($0)", role: maybe())
                agent.type = Bool.random(using: &random) ? "Organization" : nil
                agent.email = maybe()
                agent.affiliation = maybe()
                agent.url = maybe()
                return agent
            }
            $0.used = many {
                var used = UsedEntity(location: "\(text())\($0)", role: maybe())
                used.description = maybe()
                used.digest = Bool.random(using: &random) ? "sha256:d\($0)" : nil
                used.identifier = Bool.random(using: &random) ? "urn:x:\($0)" : nil
                return used
            }
            $0.parameters = many {
                var parameter = Parameter(name: "\(text())\($0)", value: text())
                parameter.type = ["double", "int", "boolean", "char"].randomElement(using: &random)
                parameter.unit = maybe()
                parameter.ucd = maybe()
                parameter.min = maybe()
                parameter.max = maybe()
                parameter.standard = maybe()
                parameter.description = maybe()
                parameter.options = Array(texts.shuffled(using: &random).prefix(2))
                return parameter
            }
            $0.configuration = many {
                var file = ConfigurationFile(location: "\(text())\($0).cfg")
                file.digest = Bool.random(using: &random) ? "file-sha256:c\($0)" : nil
                file.description = maybe()
                return file
            }
            $0.fields = many { Field(name: "f\($0)", value: text()) }
            $0.environment = many { Setting(name: "E\($0)", value: text()) }
        }
    }

    @Test(arguments: 0..<60)
    func `what is written as a document is read back`(seed: Int) throws {
        let provenance = DocumentRoundTripTests.provenance(seed)
        #expect(try Documents.again(provenance) == provenance)
        #expect(provenance.document().validate().isValid)
        // The same provenance gives the same document, byte by byte.
        #expect(
            try provenance.document().provXML()
                == DocumentRoundTripTests.provenance(seed).document().provXML())
    }
}
