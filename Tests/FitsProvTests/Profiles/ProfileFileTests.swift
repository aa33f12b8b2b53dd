import FITS
import FitsProv
import Foundation
import TestSupport
import Testing

/// Profiles as files, and what they are asked.
@Suite struct ProfileFileTests {
    private func read(_ bytes: some Sequence<UInt8>) throws -> Profile {
        let folder = try ScratchFolder()
        return try Profile(reading: try folder.write(bytes, to: "profile.json"))
    }

    @Test func `every key of a field has its place`() throws {
        let profile = try read(
            """
            {"name": "mine", "fields": [
              {"name": "a_1", "keyword": "HIERARCH ESO X", "type": "integer", "unit": "s",
               "description": "d", "vocabulary": ["1", "2"], "aliases": ["OLD"]},
              {"name": "b"}]}
            """.utf8)
        #expect(
            profile
                == Profile(
                    name: "mine",
                    fields: [
                        FieldDefinition(
                            "a_1", keyword: "HIERARCH ESO X", type: .integer, unit: "s",
                            description: "d", vocabulary: ["1", "2"], aliases: ["OLD"]),
                        FieldDefinition("b", keyword: nil),
                    ]))
    }

    @Test(arguments: ["string", "integer", "real", "logical"])
    func `a type is one of four`(type: String) throws {
        let profile = try read(
            #"{"name": "x", "fields": [{"name": "a", "type": "\#(type)"}]}"#.utf8)
        #expect(profile["a"]?.type?.rawValue == type)
    }

    @Test func `a profile that is written is read back the same`() throws {
        let data = try JSONEncoder().encode(Profile.cta)
        #expect(try read(data) == .cta)
    }

    @Test(arguments: ["", "A", "1a", "_a", "a-b", "a b", "é", "aB"])
    func `a field name has lower-case letters, digits and underscores`(name: String) throws {
        let error = #expect(throws: FitsProvError.self) {
            try read(#"{"name": "x", "fields": [{"name": "ok"}, {"name": "\#(name)"}]}"#.utf8)
        }
        #expect(error?.code == .badRecord)
        #expect(error?.explanation.contains("'\(name)'") == true)
        #expect(error?.path.hasSuffix("/profile.json") == true)
    }

    @Test(arguments: [
        (#"{"fields": []}"#, "name: is missing"),
        (#"{"name": 1, "fields": []}"#, "name: "),
        (
            #"{"name": "x", "fields": [], "field": []}"#,
            "field: is unknown; expected one of fields, n"
        ),
        (#"{"name": "x", "fields": [{"keyword": "A"}]}"#, "fields[0].name: is missing"),
        (#"{"name": "x", "fields": [{"name": "a"}, {"name": "b", "aliases": "X"}]}"#, "fields[1]"),
        ("[]", ""),
    ])
    func `what is wrong is named with its place`(json: String, words: String) {
        let error = #expect(throws: FitsProvError.self) { try read(json.utf8) }
        #expect(error?.code == .badRecord)
        #expect(
            words.isEmpty || error?.explanation.contains(words) == true,
            "\(error?.explanation ?? "")")
    }

    @Test func `a file that is not there or far too long is refused`() throws {
        let folder = try ScratchFolder()
        #expect(throws: (any Error).self) { try Profile(reading: folder.file("none.json")) }
        #expect(throws: (any Error).self) {
            try read([UInt8](repeating: 0x20, count: (1 << 20) + 1))
        }
    }

    @Test func `of two profiles the first wins, field by field`() {
        let mine = Profile(
            name: "mine",
            fields: [
                FieldDefinition("calib_version", keyword: "MYCAL"),
                FieldDefinition("seeing", keyword: "SEEING"),
            ])
        let both = mine.adding(.cta)
        #expect(both.name == "mine")
        #expect(both["calib_version"]?.keyword == "MYCAL")
        #expect(both["site"]?.keyword == "SITENAME")
        #expect(both.fields.count == Profile.cta.fields.count + 1)
        #expect(both.fields.prefix(2) == mine.fields[...])
        #expect(both["none"] == nil)
    }

    @Test func `no two fields of the built-in profile have one name or keyword`() {
        let fields = Profile.cta.fields
        #expect(Set(fields.map(\.name)).count == fields.count)
        #expect(Set(fields.compactMap(\.keyword)).count == fields.count)
        #expect(fields.allSatisfy { ($0.keyword ?? "").utf8.count <= 8 })
    }

    @Test func `words outside of a vocabulary are named, each with its own`() {
        var told = Provenance(
            product: Product(identifier: "urn:p", name: "p", digest: ""),
            activity: Activity(name: "a", identifier: ""))
        told.activity.type = "Baking"
        told.agents = [
            Agent(name: "a", role: "Creator"), Agent(name: "b", role: "creator"), Agent(name: "c"),
        ]
        told.fields = [
            Field(name: "calib_level", value: "5"), Field(name: "calib_version", value: "any"),
            Field(name: "pointing_mode", value: "parallel"), Field(name: "unknown", value: "x"),
        ]
        let warnings = told.warnings(.cta)
        #expect(warnings.count == 3)
        #expect(
            warnings.first?.hasPrefix("activity type 'Baking' is not one of Observation, ") == true)
        #expect(warnings.contains { $0.hasPrefix("agent role 'creator' is not one of Author, ") })
        #expect(warnings.last == "calib_level '5' is not one of 0, 1, 2, 3, 4")
        told.activity.type = "Analysis"
        told.agents = []
        told.fields = []
        #expect(told.warnings(.cta).isEmpty)
    }
}
