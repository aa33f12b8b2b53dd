/// The keywords that the convention writes itself, with their meaning (docs/convention.md, part 1).
enum Keyword: String, CaseIterable {
    case version = "PROVVERS"
    case identifier = "PROVID"
    case digest = "PROVHASH"
    case activity = "PROVACT"
    case execution = "PROVAID"
    case software = "PROVSOFT"
    case softwareVersion = "PROVSVER"
    case start = "PROVTBEG"
    case end = "PROVTEND"
    case agent = "PROVAGNT"
    case inputs = "PROVNIN"
    case fields = "PROVFLDS"
    case extend = "PROVXTD"
    case checksum = "PROVCKSM"
    case document = "PROVDOC"
    case last = "PROVEND"

    /// The comment of the card.
    var comment: String {
        switch self {
        case .version: "provenance stamp, convention and version"
        case .identifier: "identifier of this data product"
        case .digest: "digest of its content"
        case .activity: "activity that made it"
        case .execution: "identifier of that execution"
        case .software: "software"
        case .softwareVersion: "version of the software"
        case .start: "start of the activity (UTC)"
        case .end: "end of the activity (UTC)"
        case .agent: "responsible"
        case .inputs: "number of entities used"
        case .fields: "keywords of the fields"
        case .extend: "EXTEND before the stamp"
        case .checksum: "CHECKSUM before the stamp"
        case .document: "EXTNAME of the provenance document"
        case .last: "header blocks before the stamp"
        }
    }

    /// The value of `PROVVERS`.
    static let convention = "FITSPROV 1.0"
    /// What the value of `PROVVERS` begins with in every version.
    static let conventionName = "FITSPROV "
    /// The most inputs that have cards; the document has them all.
    static let mostInputCards = 99
    /// The first word of a field that has no keyword of its own: `HIERARCH PROV <NAME>`.
    static let fieldPrefix = "PROV"
}

/// The keywords with the number of an input.
enum InputKeyword: String, CaseIterable {
    case location = "PROVIN"
    case identifier = "PROVID"
    case digest = "PROVHS"

    func numbered(_ number: Int) -> String { rawValue + String(number) }

    func comment(_ number: Int) -> String {
        switch self {
        case .location: "input \(number)"
        case .identifier: "identifier of input \(number)"
        case .digest: "digest of input \(number) when it was used"
        }
    }

    /// Whether a keyword is one of these with a number from 1 to 99.
    static func matches(_ keyword: String) -> Bool {
        allCases.contains { kind in
            guard keyword.hasPrefix(kind.rawValue) else { return false }
            let digits = keyword.dropFirst(kind.rawValue.count)
            guard let number = Int(digits), String(number) == digits else { return false }
            return (1...Keyword.mostInputCards).contains(number)
        }
    }
}

/// How the document HDU is marked and laid out (docs/convention.md, part 2).
enum DocumentHDU {
    static let extensionName = "PROV-XML"
    static let hduClass = "FITSPROV"
    static let hduClass1 = "PROV"
    static let version = "1.0"
    static let contentType = "application/provenance+xml"

    enum Column: String, CaseIterable {
        case subject = "SUBJECT"
        case contentType = "CONTENT_TYPE"
        case digest = "SHA256"
        case document = "DOCUMENT"
    }
}
