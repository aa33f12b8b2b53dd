import FitsProv
import FitsProvExecution
import FoundationEssentials

/// The options of an activity as C and Python give them: an object of JSON.
struct ActivityOptions: Decodable {
    let options: ExecutionOptions

    /// Without options: git is a program, and is not started in somebody else's process unasked.
    static var standard: ExecutionOptions {
        var options = ExecutionOptions()
        options.capture.remove(.git)
        return options
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case capture, variables, carry, sync, overwrite, sidecars, replace
    }

    /// Reads options.
    ///
    /// - Parameter json: the object.
    /// - Throws: `Misuse` that names the key.
    init(json: String) throws {
        do {
            self = try JSONDecoder().decode(ActivityOptions.self, from: Data(json.utf8))
        } catch let error as DecodingError {
            throw Call.Misuse(explanation: "options: \(error.words)")
        }
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOtherKeys(than: CodingKeys.self)
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        var options = ActivityOptions.standard
        if let list = try keys.decodeIfPresent(String.self, forKey: .capture) {
            guard let capture = Capture(list) else {
                let names = Capture.names.map(\.key).joined(separator: ", ")
                throw DecodingError.dataCorruptedError(
                    forKey: .capture, in: keys,
                    debugDescription: "is not a list of standard, all, none, \(names)")
            }
            options.capture = capture
        }
        options.variables = try keys.decodeIfPresent([String].self, forKey: .variables) ?? []
        let carried = try keys.decodeIfPresent(Int.self, forKey: .carry)
        options.carriedGenerations = carried.map { max(0, $0) } ?? options.carriedGenerations
        func flag(_ key: CodingKeys, _ option: WritableKeyPath<ExecutionOptions, Bool>) throws {
            options[keyPath: option] =
                try keys.decodeIfPresent(Bool.self, forKey: key) ?? options[keyPath: option]
        }
        try flag(.sync, \.synchronizes)
        try flag(.overwrite, \.overwrites)
        try flag(.sidecars, \.writesSidecars)
        try flag(.replace, \.replacesCards)
        self.options = options
    }
}
