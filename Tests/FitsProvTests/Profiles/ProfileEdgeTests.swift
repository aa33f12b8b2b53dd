import Foundation
import PROV
import TestSupport
import Testing

@testable import FitsProv

/// Profiles where they end, and the words of the standards.
@Suite struct ProfileEdgeTests {
    private func read(_ bytes: some Sequence<UInt8>) throws -> Profile {
        let folder = try ScratchFolder()
        return try Profile(reading: try folder.write(bytes, to: "profile.json"))
    }

    @Test func `a profile of 1 MiB is read, and one byte more is not`() throws {
        let json = Array(#"{"name": "x", "fields": []}"#.utf8)
        let most = json + [UInt8](repeating: 0x20, count: (1 << 20) - json.count)
        #expect(try read(most) == Profile(name: "x", fields: []))
        #expect(throws: (any Error).self) { try read(most + [0x20]) }
    }

    @Test(arguments: ["a", "a1", "a_b", "z9_", "calib_version"])
    func `a name of lower-case letters, digits and underscores is one`(name: String) throws {
        #expect(try read(#"{"name": "x", "fields": [{"name": "\#(name)"}]}"#.utf8)[name] != nil)
    }

    @Test func `of two definitions of one name the first counts`() {
        let profile = Profile(
            name: "x",
            fields: [FieldDefinition("a", keyword: "ONE"), FieldDefinition("a", keyword: "TWO")])
        #expect(profile["a"]?.keyword == "ONE")
        let other = Profile(
            name: "y",
            fields: [FieldDefinition("a", keyword: "NEW"), FieldDefinition("b", keyword: "B")])
        #expect(profile.adding(other).fields.map(\.keyword) == ["ONE", "TWO", "B"])
        #expect(profile.adding(other).name == "x")
        #expect(other.adding(profile).fields.map(\.keyword) == ["NEW", "B"])
    }

    @Test func `what the built-in profile gives numbers and units is what it says`() {
        let typed = Profile.cta.fields.filter { $0.type != nil }
        #expect(typed.map(\.name) == ["calib_level", "s_resolution_min", "s_resolution_max"])
        #expect(typed.map(\.type) == [.integer, .real, .real])
        #expect(typed.map(\.unit) == [nil, "arcsec", "arcsec"])
        #expect(
            Profile.cta.fields.filter { $0.vocabulary != nil }.map(\.name)
                == ["dataproduct_type", "calib_level", "pointing_mode", "data_rights"])
        #expect(Profile.cta.fields.allSatisfy { Field.isName($0.name) && $0.aliases == nil })
        #expect(Profile.cta.fields.allSatisfy { $0.description?.isEmpty == false })
    }

    @Test func `every word of a vocabulary is known, and no other`() {
        func warnings(_ type: String?, _ roles: [String?], _ level: String = "0") -> Int {
            var told = Provenance(
                product: Product(identifier: "urn:p", name: "p", digest: ""),
                activity: Activity(name: "a", identifier: ""))
            told.activity.type = type
            told.agents = roles.map { Agent(name: "a", role: $0) }
            told.fields = [Field(name: "calib_level", value: level)]
            return told.warnings(.cta).count
        }
        for type in IVOA.Vocabulary.activityTypes.words { #expect(warnings(type, []) == 0) }
        #expect(warnings(nil, IVOA.Vocabulary.agentRoles.words + [nil]) == 0)
        #expect(warnings("analysis", []) == 1)
        #expect(warnings("", [""]) == 2)
        #expect(warnings(nil, ["X", "X", "Y"]) == 3)
        for level in ["0", "1", "2", "3", "4"] { #expect(warnings(nil, [], level) == 0) }
        for level in ["-1", "5", "", "01", "3.0"] { #expect(warnings(nil, [], level) == 1) }
    }

    @Test func `a field's own vocabulary is that of the profile that is asked`() {
        var told = Provenance(
            product: Product(identifier: "urn:p", name: "p", digest: ""),
            activity: Activity(name: "a", identifier: ""))
        told.fields = [Field(name: "calib_level", value: "9"), Field(name: "grade", value: "C")]
        let mine = Profile(
            name: "x", fields: [FieldDefinition("grade", keyword: nil, vocabulary: ["A", "B"])])
        #expect(told.warnings(mine).count == 1)
        #expect(told.warnings(mine.adding(.cta)).count == 2)
        #expect(told.warnings(Profile(name: "x", fields: [])) == [])
    }

    @Test func `the words of the standard are those of the standard`() {
        #expect(IVOA.Vocabulary.agentRoles.words.count == 12)
        #expect(IVOA.Vocabulary.activityTypes.words.count == 7)
        #expect(IVOA.Vocabulary.flowTypes.words.count == 7)
        #expect(IVOA.Vocabulary.agentTypes.words == ["Person", "Organization", "SoftwareAgent"])
        #expect(IVOA.Vocabulary.agentRoles.words == IVOA.Vocabulary.agentRoles.words.sorted())
    }
}
