import Foundation
import TestSupport

/// What sample files truly record, as people who read them and the conventions' documents wrote down.
struct AnswerKey: Decodable {
    /// One file.
    struct Entry: Decodable {
        let file: String
        let dialects: [String]
        let nothing: Bool?
        let activities: [AnswerActivity]?
        let inputs: [AnswerInput]?
        let parameters: [AnswerParameter]?
        let parametersTotal: Int?
        let fields: [String: AnswerField]?
        let namedReferences: [AnswerName]?
        let notInputs: [AnswerName]?
        let uncertain: [AnswerValue]?
    }

    let files: [Entry]

    /// The key, if it is there.
    static func load() throws -> AnswerKey? {
        guard let sample = Samples.named("dialects.json") else { return nil }
        let data = try Data(contentsOf: URL(filePath: sample.path))
        return try JSONDecoder().decode(AnswerKey.self, from: data)
    }
}

/// An execution.
struct AnswerActivity: Decodable {
    let name, recipe, id, version, start, end, at: String?
    let optional: Bool?
}

/// Something that was used, that made an input, or that is only pointed to.
struct AnswerInput: Decodable {
    let locator: String
    let written, role, digest: String?
    let relation: String
    let required: Bool?
}

/// A parameter; its value may be of any type.
struct AnswerParameter: Decodable {
    let name: String
    let value: AnswerValue
}

/// A name among others.
struct AnswerName: Decodable {
    let locator: String
}

/// A field: one value, one of several, or words that it must contain.
struct AnswerField: Decodable {
    let value: AnswerValue?
    let oneOf: [AnswerValue]?
    let tokens: [String]?
}

/// Any value of JSON as text; of an object its `value`.
struct AnswerValue: Decodable {
    let text: String

    private enum Keys: String, CodingKey { case value }

    init(from decoder: any Decoder) throws {
        if let keys = try? decoder.container(keyedBy: Keys.self) {
            text = try keys.decodeIfPresent(AnswerValue.self, forKey: .value)?.text ?? ""
            return
        }
        let one = try decoder.singleValueContainer()
        if let truth = try? one.decode(Bool.self) {
            text = String(truth)
        } else if let number = try? one.decode(Double.self) {
            text =
                number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
        } else {
            text = (try? one.decode(String.self)) ?? ""
        }
    }
}
