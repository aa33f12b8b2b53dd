import PROV
import Testing

/// The words of the standard, and which attribute takes them.
struct IVOAVocabularyTests {
    private static let agentTypes = "Person Organization SoftwareAgent"
    private static let agentRoles = """
        Author Contributor Coordinator Creator Curator Editor Funder Investigator Observer Operator \
        Provider Publisher
        """
    private static let activityTypes =
        "Observation Simulation Reduction Calibration Reconstruction Selection Analysis"
    private static let flowTypes = "Main Calibration Preview Setup Quality Log Context"

    @Test(arguments: [
        (IVOA.Class.agent, IVOA.AttributeName.type, agentTypes, true),
        (.wasAssociatedWith, .role, agentRoles, false),
        (.wasAttributedTo, .role, agentRoles, false),
        (.activityDescription, .type, activityTypes, false),
        (.usageDescription, .type, flowTypes, false),
        (.generationDescription, .type, flowTypes, false),
        (.wasConfiguredBy, .artefactType, "Parameter ConfigFile", true),
    ])
    func `an attribute takes the words of the standard`(
        known: IVOA.Class, attribute: IVOA.AttributeName, words: String, isClosed: Bool
    ) throws {
        #expect(known.has(attribute))
        let vocabulary = try #require(known.vocabulary(of: attribute))
        #expect(vocabulary.words.joined(separator: " ") == words)
        #expect(vocabulary.isClosed == isClosed)
    }

    @Test func `all other attributes take any text`() {
        var count = 0
        for known in IVOA.Class.allCases {
            for attribute in IVOA.AttributeName.allCases
            where known.vocabulary(of: attribute) != nil {
                #expect(known.has(attribute), "\(known) has no \(attribute)")
                count += 1
            }
        }
        #expect(count == 7)
        // The type of an entity's description, and the role of a usage, are free.
        #expect(IVOA.Class.entityDescription.vocabulary(of: .type) == nil)
        #expect(IVOA.Class.used.vocabulary(of: .role) == nil)
    }

    @Test(arguments: [
        ("Operator", true, "Operator"), ("operator", false, "Operator"), ("Baker", false, nil),
        ("", false, nil), (" Operator", false, nil),
    ])
    func `a word is one only as it is spelled, and is found in any case`(
        text: String, contains: Bool, word: String?
    ) {
        #expect(IVOA.Vocabulary.agentRoles.contains(text) == contains)
        #expect(IVOA.Vocabulary.agentRoles.word(text) == word)
    }

    @Test(arguments: ["Configfile", "ConfigFile"])
    func `both spellings of the standard are one word`(text: String) {
        #expect(IVOA.Vocabulary.artefactTypes.word(text) == "ConfigFile")
    }

    @Test func `what configures an activity is named as its class`() {
        let classes = IVOA.Vocabulary.artefactTypes.words.map(IVOA.Class.init(rawValue:))
        #expect(classes == [.parameter, .configFile])
    }
}
