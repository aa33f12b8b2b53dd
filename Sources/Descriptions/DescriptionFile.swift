import Files
public import FitsProv

/// A file that describes a program, in any of five forms (docs/descriptions.md).
public struct DescriptionFile: Sendable {
    /// The form of the file.
    public enum Form: String, Sendable, CaseIterable {
        /// A description of ours, in JSON or YAML.
        case own = "FitsProv"
        /// A job of OPUS: a VOTable.
        case job = "OPUS JDL"
        /// A service, in WADL.
        case service = "WADL"
        /// Parameters of FTOOLS, ctools, CIAO or IRAF.
        case parameters = "parameter file"
        /// Parameters of a CPL recipe, as `esorex --create-config=NAME.json` writes them.
        case recipe = "CPL"
    }

    /// Reads YAML, which needs more than this library brings along; the error is a description.
    public typealias YAMLReader = (_ text: String) throws -> ActivityDescription

    /// What it says.
    public let description: ActivityDescription
    /// The form of the file.
    public let form: Form

    /// The largest description that is read, in bytes.
    package static let mostBytes = 1 << 20

    /// Reads a description.
    ///
    /// - Parameters:
    ///   - path: a regular file of at most 1 MiB.
    ///   - yaml: reads a description of ours that is written in YAML; without one, that is an error.
    /// - Throws: why it cannot be read, or `bad-record` with the place that is wrong.
    public init(reading path: String, yaml: YAMLReader? = nil) throws(FitsProvError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try SmallFile.bytes(path, limit: DescriptionFile.mostBytes)
        } catch {
            throw FitsProvError(error, path: path)
        }
        try self.init(bytes, path: path, yaml: yaml)
    }

    /// Reads a description.
    ///
    /// - Parameters:
    ///   - bytes: its content.
    ///   - path: its path, for messages, and since some forms name the program by it.
    ///   - yaml: reads YAML.
    /// - Throws: `bad-record` with the place that is wrong.
    public init(
        _ bytes: [UInt8], path: String, yaml: YAMLReader? = nil
    ) throws(FitsProvError) {
        func bad(_ why: String) -> FitsProvError {
            FitsProvError(
                .badRecord, path: path, why, hint: "docs/descriptions.md tells what is read")
        }
        guard bytes.count <= DescriptionFile.mostBytes else {
            throw bad("is longer than \(DescriptionFile.mostBytes) bytes")
        }
        do {
            form = try DescriptionFile.form(of: bytes, path: path)
            let name = DescriptionFile.programName(path)
            description =
                switch form {
                case .job: try ActivityDescription(job: XMLNode(bytes))
                case .service: try ActivityDescription(service: XMLNode(bytes))
                case .recipe: try RecipeParameters.description(bytes)
                case .parameters: try ParameterFile.description(try text(bytes), name: name)
                case .own: try DescriptionFile.own(bytes, yaml: yaml)
                }
            try description.check()
        } catch let error as DecodingError {
            throw bad(error.words)
        } catch let error as DescriptionFault {
            throw bad(error.words)
        } catch let error as FitsProvError {
            throw bad(error.reason)
        } catch {
            throw bad("\(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
        }
    }

    /// Finds the form by the first characters, and the name of a parameter file.
    private static func form(of bytes: [UInt8], path: String) throws(DescriptionFault) -> Form {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (9...13).contains($0) }
        let start = bytes.drop { isBlank($0) || [0xEF, 0xBB, 0xBF].contains($0) }
        switch start.first {
        case UInt8(ascii: "<"):
            let root = try XMLNode(bytes).name
            switch root {
            case "VOTABLE": return .job
            case "application": return .service
            default: throw DescriptionFault("is neither a VOTable nor WADL: <\(root)>")
            }
        case UInt8(ascii: "["): return .recipe
        case UInt8(ascii: "{"): return .own
        case nil: throw DescriptionFault("is empty")
        default: return path.hasSuffix(".par") ? .parameters : .own
        }
    }

    private static func own(
        _ bytes: [UInt8], yaml: YAMLReader?
    ) throws -> ActivityDescription {
        let start = bytes.first { $0 != 0x20 && !(9...13).contains($0) }
        if start == UInt8(ascii: "{") {
            return try JSONRecord.decode(ActivityDescription.self, bytes)
        }
        guard let yaml else { throw DescriptionFault("is not JSON, and YAML is not read here") }
        return try yaml(try text(bytes))
    }

    /// The name that a parameter file has without its ending.
    private static func programName(_ path: String) -> String {
        let name = Paths.name(of: path)
        return name.hasSuffix(".par") ? String(name.dropLast(4)) : name
    }
}

/// What is wrong with a description.
struct DescriptionFault: Error {
    let words: String

    init(_ words: String) {
        self.words = words
    }
}

private func text(_ bytes: [UInt8]) throws(DescriptionFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DescriptionFault("is not UTF-8 text")
    }
    return text
}
