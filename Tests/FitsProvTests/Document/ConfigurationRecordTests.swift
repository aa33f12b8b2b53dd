import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Parameters, configuration files and the environment in a document.
@Suite struct ConfigurationRecordTests {
    private func parameter(
        _ value: String, _ change: (inout Parameter) -> Void
    ) -> Provenance {
        Documents.provenance {
            var parameter = Parameter(name: "e min", value: value)
            change(&parameter)
            $0.parameters = [parameter]
        }
    }

    @Test func `a parameter is an entity that was used, with its description beside it`() throws {
        let provenance = parameter("0.1") {
            $0.type = "double"
            $0.unit = "TeV"
            $0.ucd = "em.energy"
            $0.min = "0"
            $0.max = "9"
            $0.standard = "1"
            $0.description = "lowest"
            $0.options = ["0.1", "1"]
        }
        try expectRecords(
            [.used, .wasInfluencedBy], of: provenance,
            """
            used(id:u2, id:u2.e_x20min, -, [prov:role = "e min",
              prov:type = 'voprov:WasConfiguredBy', voprov:artefactType = "Parameter",
              fitsprov:order = "1" %% xsd:int])
            wasInfluencedBy(id:u2.e_x20min, id:plan-make.e_x20min,
              [prov:type = 'voprov:DescriptionRelation'])
            """)
        let entities = Document(records: Array(provenance.document().records(.entity).dropFirst(2)))
        let wanted = try Documents.document(
            """
            entity(id:u2.e_x20min, [prov:label = "e min", prov:type = 'voprov:Parameter',
              prov:value = "0.1" %% xsd:double, voprov:name = "e min", voprov:value = "0.1"])
            entity(id:plan-make.e_x20min, [prov:label = "e min",
              prov:type = 'voprov:ParameterDescription', voprov:name = "e min",
              voprov:valueType = "double", voprov:unit = "TeV", voprov:ucd = "em.energy",
              voprov:min = "0", voprov:max = "9", voprov:default = "1",
              voprov:description = "lowest", voprov:options = "0.1", voprov:options = "1"])
            """)
        #expect(entities == wanted)
        #expect(provenance.document().records(.wasDerivedFrom).isEmpty)
    }

    @Test func `a bare parameter has no description, and each thing known of it makes one`() {
        func descriptions(_ change: (inout Parameter) -> Void) -> Int {
            parameter("1", change).document().records(.wasInfluencedBy).count
        }
        #expect(descriptions { _ in } == 0)
        let changes: [(inout Parameter) -> Void] = [
            { $0.type = "char" }, { $0.unit = "m" }, { $0.ucd = "u" }, { $0.min = "0" },
            { $0.max = "0" }, { $0.options = ["1"] }, { $0.standard = "1" },
            { $0.description = "d" },
        ]
        #expect(changes.map { descriptions($0) } == Array(repeating: 1, count: 8))
    }

    @Test(arguments: [
        ("boolean", "true", true), ("boolean", "false", true), ("boolean", "T", false),
        ("boolean", "1", false), ("unsignedByte", "255", true), ("unsignedByte", "256", false),
        ("unsignedByte", "-1", false), ("unsignedByte", "+7", false), ("short", "+7", true),
        ("short", "32767", true), ("short", "-32769", false),
        ("int", "-2147483648", true), ("int", "2147483648", false),
        ("long", "9223372036854775807", true), ("long", "9223372036854775808", false),
        ("int", "1.0", false), ("int", "", false), ("int", " 1", false), ("double", "1e3", true),
        ("double", ".5", true), ("double", "5.", true), ("double", "1e999", false),
        ("double", "inf", false), ("double", "nan", false), ("double", "0x10", false),
        ("float", "-0.25", true), ("float", "0X1P3", false), ("float", "a", false),
        ("char", "a", false), ("unicodeChar", "é", false), ("complex", "1", false),
    ])
    func `a value has its type if its text is of it`(
        type: String, text: String, isTyped: Bool
    ) throws {
        let provenance = parameter(text) { $0.type = type }
        let entity = provenance.document().records(named: Namespace.id("u2.e_x20min")).first
        let value = isTyped ? Value.typed(text, datatype: Namespace.xsd(type)) : .string(text)
        #expect(entity?.values(.value) == [value])
        // Whatever it is, the text comes back.
        #expect(try Documents.again(provenance) == provenance)
    }

    @Test(.enabled(if: Tool.xmllint.isPresent && PROVSamples.areInstalled, Samples.notice))
    func `no value has a type by which the schema refuses it`() throws {
        let types = [
            "boolean", "unsignedByte", "short", "int", "long", "float", "double", "char",
        ]
        let values = [
            "true", "1", "-1", "300", "70000", "3000000000", "9223372036854775808", "0x10", "1e5",
            ".5", "1e999", "+7", "nan", "a",
        ]
        let documents = try types.map { type in
            let provenance = Documents.provenance {
                $0.parameters = values.enumerated().map { index, value in
                    var parameter = Parameter(name: "p\(index)", value: value)
                    parameter.type = type
                    return parameter
                }
            }
            return try provenance.document().provXML()
        }
        #expect(try PROVSchema.complaint(about: documents) == nil)
    }

    @Test func `a configuration file is used as such, and the environment as a whole`() throws {
        let provenance = Documents.provenance {
            var file = ConfigurationFile(location: "etc/a.cfg")
            file.digest = "file-sha256:abc"
            file.description = "cuts"
            $0.configuration = [file]
            $0.environment = [
                Setting(name: "HOST", value: "a=b"), Setting(name: "EMPTY", value: ""),
            ]
        }
        try expectRecords(
            [.used], of: provenance,
            """
            used(id:u2, id:dabc, -, [prov:role = "a.cfg", prov:type = 'voprov:WasConfiguredBy',
              voprov:artefactType = "ConfigFile", fitsprov:order = "1" %% xsd:int])
            used(id:u2, id:u2.environment, -)
            """)
        let entities = Document(records: Array(provenance.document().records(.entity).dropFirst(2)))
        let wanted = try Documents.document(
            """
            entity(id:dabc, [prov:label = "a.cfg", prov:type = 'voprov:ConfigFile',
              prov:location = "etc/a.cfg", voprov:name = "a.cfg",
              fitsprov:digest = "file-sha256:abc", voprov:comment = "cuts"])
            entity(id:u2.environment, [prov:label = "environment",
              prov:type = 'fitsprov:Environment', fitsprov:setting = "HOST=a=b",
              fitsprov:setting = "EMPTY="])
            """)
        #expect(entities == wanted)
        #expect(try Documents.again(provenance) == provenance)
    }

    @Test(arguments: ["environment", "environment_x", "Environment", ".environment"])
    func `a parameter may have the name of the environment`(name: String) throws {
        let provenance = Documents.provenance {
            $0.parameters = [Parameter(name: name, value: "1")]
            $0.environment = [Setting(name: "HOST", value: "a")]
        }
        #expect(try Documents.again(provenance) == provenance)
    }

    @Test func `a file that is input and configuration is one entity of both types`() throws {
        let provenance = Documents.provenance {
            $0.used = [UsedEntity(location: "a.xml", role: "Main")]
            $0.used[0].digest = "file-sha256:abc"
            var file = ConfigurationFile(location: "a.xml")
            file.digest = "file-sha256:abc"
            $0.configuration = [file]
        }
        let entity = try #require(
            provenance.document().records(named: Namespace.id("dabc")).first)
        #expect(
            entity.types == [Namespace.voprov("DatasetEntity"), Namespace.voprov("ConfigFile")])
        #expect(provenance.document().records(named: Namespace.id("dabc")).count == 1)
        #expect(try Documents.again(provenance) == provenance)
    }
}
