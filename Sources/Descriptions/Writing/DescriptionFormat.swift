import Files

/// A form in which a description is written (docs/descriptions.md).
public enum DescriptionFormat: String, Sendable, CaseIterable {
    /// A description of ours.
    case json, yaml
    /// A job of OPUS, as OPUS writes it today: a VOTable.
    case jdl
    /// A service of OPUS, in WADL.
    case wadl
    /// A parameter file of FTOOLS and ctools.
    case par
    /// The parameters of a CPL recipe, as `esorex --create-config=NAME.json` writes them.
    case cpl

    /// The form that the name of a file asks for; nil if it does not say.
    ///
    /// - Parameter path: the name or path of a file.
    public init?(path: String) {
        let name = Paths.name(of: path).lowercased()
        let endings: [(String, DescriptionFormat)] = [
            ("_vot.xml", .jdl), (".vot", .jdl), (".wadl", .wadl), (".par", .par), (".json", .json),
            (".yaml", .yaml), (".yml", .yaml),
        ]
        guard let format = endings.first(where: { name.hasSuffix($0.0) && name != $0.0 })?.1 else {
            return nil
        }
        self = format
    }

    /// The form, as a file that is read has it.
    public var form: DescriptionFile.Form {
        switch self {
        case .json, .yaml: .own
        case .jdl: .job
        case .wadl: .service
        case .par: .parameters
        case .cpl: .recipe
        }
    }

    /// The form in a sentence.
    public var words: String {
        switch self {
        case .json: "JSON"
        case .yaml: "YAML"
        case .jdl, .wadl, .cpl: form.rawValue
        case .par: "a parameter file"
        }
    }
}
