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
            let content = try Content(bytes, path: path)
            form = content.form
            description = try content.description(program: DescriptionFile.programName(path), yaml)
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

    /// The name that a parameter file has without its ending.
    static func programName(_ path: String) -> String {
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

/// What a description is, by its first characters and, for a parameter file, its name.
private enum Content {
    case job(XMLNode), service(XMLNode)
    case recipe([UInt8]), json([UInt8])
    case parameters(String), yaml(String)

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ bytes: [UInt8], path: String) throws(DescriptionFault) {
        let bytes =
            bytes.starts(with: Content.byteOrderMark)
            ? Array(bytes.dropFirst(Content.byteOrderMark.count)) : bytes
        switch bytes.first(where: { $0 != 0x20 && !(9...13).contains($0) }) {
        case UInt8(ascii: "<"):
            let root = try XMLNode(bytes)
            switch root.name {
            case "VOTABLE": self = .job(root)
            case "application": self = .service(root)
            default: throw DescriptionFault("is neither a VOTable nor WADL: <\(root.name)>")
            }
        case UInt8(ascii: "["): self = .recipe(bytes)
        case UInt8(ascii: "{"): self = .json(bytes)
        case nil: throw DescriptionFault("is empty")
        default:
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw DescriptionFault("is not UTF-8 text")
            }
            self = path.hasSuffix(".par") ? .parameters(text) : .yaml(text)
        }
    }

    var form: DescriptionFile.Form {
        switch self {
        case .job: .job
        case .service: .service
        case .recipe: .recipe
        case .parameters: .parameters
        case .json, .yaml: .own
        }
    }

    /// What it says.
    func description(
        program: String, _ yaml: DescriptionFile.YAMLReader?
    ) throws -> ActivityDescription {
        switch self {
        case .job(let root): return try ActivityDescription(job: root)
        case .service(let root): return try ActivityDescription(service: root)
        case .recipe(let bytes): return try RecipeParameters.description(bytes)
        case .json(let bytes): return try JSONRecord.decode(ActivityDescription.self, bytes)
        case .parameters(let text): return try ParameterFile.description(text, name: program)
        case .yaml(let text):
            guard let yaml else {
                throw DescriptionFault("is not JSON, and YAML is not read here")
            }
            return try yaml(text)
        }
    }
}
