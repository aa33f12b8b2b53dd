import PROV
import Testing

@testable import FitsProv

/// What is read of parameters, files, HDUs and fields, and what is not one.
@Suite struct ReadDetailTests {
    @Test func `a parameter without a name is none, and its description is that of its relation`()
        throws
    {
        let read = try Documents.read(
            """
            entity(ex:p, [prov:type = 'voprov:Parameter', voprov:name = "p", voprov:value = "1"])
            entity(ex:q, [prov:type = 'voprov:Parameter', voprov:name = "q"])
            entity(ex:r, [prov:type = 'voprov:Parameter', voprov:value = "1"])
            entity(ex:words, [voprov:unit = "m"])
            used(id:u2, ex:q, -)
            used(id:u2, ex:p, -)
            used(id:u2, ex:r, -)
            wasInfluencedBy(ex:p, ex:words)
            wasInfluencedBy(ex:q, ex:words, [prov:type = 'voprov:DescriptionRelation'])
            """)
        #expect(read?.parameters.map(\.name) == ["q", "p"])
        #expect(read?.parameters.map(\.value) == ["", "1"])
        #expect(read?.parameters.map(\.unit) == ["m", nil])
    }

    @Test func `a configuration file is said by the usage, else by its own type`() throws {
        let read = try Documents.read(
            """
            entity(ex:a, [prov:type = 'voprov:ConfigFile', prov:location = "a"])
            entity(ex:b, [prov:type = 'voprov:ConfigFile', prov:type = 'voprov:DatasetEntity',
              prov:location = "b"])
            entity(ex:c, [prov:type = 'voprov:DatasetEntity', prov:location = "c"])
            entity(ex:d, [prov:type = 'voprov:ConfigFile', prov:location = "d"])
            used(id:u2, ex:a, -, [fitsprov:order = "1" %% xsd:int])
            used(id:u2, ex:b, -, [fitsprov:order = "2" %% xsd:int])
            used(id:u2, ex:c, -, [fitsprov:order = "3" %% xsd:int,
              prov:type = 'voprov:WasConfiguredBy', voprov:artefactType = "ConfigFile"])
            used(id:u2, ex:d, -, [fitsprov:order = "4" %% xsd:int,
              voprov:artefactType = "Parameter"])
            """)
        #expect(read?.configuration.map(\.location) == ["a", "c"])
        #expect(read?.used.map(\.location) == ["b"])
    }

    @Test func `a setting ends its name at the first equals sign`() throws {
        let read = try Documents.read(
            """
            entity(ex:e, [prov:type = 'fitsprov:Environment', fitsprov:setting = "A=b=c",
              fitsprov:setting = "B", fitsprov:setting = "=c", fitsprov:setting = "D="])
            used(id:u2, ex:e, -)
            """)
        #expect(
            read?.environment == [
                Setting(name: "A", value: "b=c"), Setting(name: "B", value: ""),
                Setting(name: "", value: "c"), Setting(name: "D", value: ""),
            ])
    }

    @Test func `HDUs come by their number, and what has none is none`() throws {
        let read = try Documents.read(
            """
            entity(ex:h2, [prov:label = "B", fitsprov:number = "10" %% xsd:int])
            entity(ex:h1, [fitsprov:number = "9" %% xsd:int, fitsprov:headerDigest = "h",
              fitsprov:dataDigest = "d", fitsprov:cardMarks = "m"])
            entity(ex:h3, [prov:label = "C"])
            hadMember(id:u1, ex:h2)
            hadMember(id:u1, ex:h1)
            hadMember(id:u1, ex:h3)
            hadMember(ex:other, ex:h2)
            """)
        #expect(
            read?.product.hdus == [
                HDURecord(number: 9, name: "", headerDigest: "h", dataDigest: "d", cardMarks: "m"),
                HDURecord(number: 10, name: "B", headerDigest: "", dataDigest: "", cardMarks: ""),
            ])
    }

    @Test func `fields have a namespace of their own, and in documents of before the convention's`()
        throws
    {
        let former = ", fitsprov:digest = \"d\", fitsprov:site = \"N\", fitsprov:noField = \"x\""
        let before = try Documents.read("", entity: former)
        #expect(before?.fields == [Field(name: "site", value: "N")])
        let mixed = try Documents.read("", entity: former + ", field:run = \"7\"")
        #expect(mixed?.fields == [Field(name: "run", value: "7")])
        let now = try Documents.read("", entity: former + ", fitsprov:formerBlocks = \"1\"")
        #expect(now?.fields == [])
        let odd = try Documents.read("", entity: ", field:No = \"1\", field:digest = \"2\"")
        #expect(odd?.fields == [Field(name: "digest", value: "2")])
    }

    @Test func `the former header is known if its blocks are`() throws {
        let rest = """
            , fitsprov:formerExtend = "T", fitsprov:formerChecksum = "c",
            fitsprov:carried = "b", fitsprov:carried = "a"
            """
        let known = try Documents.read("", entity: ", fitsprov:formerBlocks = \"7\"" + rest)
        #expect(
            known?.product.former
                == FormerHeader(blocks: 7, extend: true, checksum: "c", carried: ["b", "a"]))
        #expect(try Documents.read("", entity: rest)?.product.former == nil)
        let broken = try Documents.read("", entity: ", fitsprov:formerBlocks = \"x\"" + rest)
        #expect(broken?.product.former == nil)
        let bare = try Documents.read(
            "", entity: ", fitsprov:formerBlocks = \"1\", fitsprov:formerExtend = \"F\"")
        #expect(bare?.product.former == FormerHeader(blocks: 1, extend: false))
    }

    @Test func `field cards that cannot be read are none`() throws {
        let read = try Documents.read(
            "",
            entity: """
                , fitsprov:fieldCard = "site PROV.SITE string", fitsprov:fieldCard = "site X",
                fitsprov:fieldCard = "Site X string", fitsprov:fieldCard = "a B real km / s",
                fitsprov:fieldCard = "a B other"
                """)
        #expect(
            read?.fieldCards == [
                FieldCard(name: "site", keyword: "PROV SITE", type: .string, unit: nil),
                FieldCard(name: "a", keyword: "B", type: .real, unit: "km / s"),
            ])
    }

    @Test func `namespaces of others are known, and the convention's own are not told`() throws {
        let read = try Documents.read("")
        #expect(read?.namespaces == ["ex": "http://example.org/"])
    }
}
