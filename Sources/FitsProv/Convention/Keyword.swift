import FITS

/// The keywords that the convention writes itself, with their meaning (docs/convention.md, part 1).
///
/// The cases are in the order of the cards.
enum Keyword: String, CaseIterable {
    case version = "PROVVERS"
    case longStrings = "LONGSTRN"
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
    case fill = "PROVFILL"
    case last = "PROVEND"

    /// The comment of the card.
    var comment: String {
        switch self {
        case .version: "provenance stamp, convention and version"
        case .longStrings: "long strings go on with CONTINUE"
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
        case .fill: "blank cards before PROVEND"
        case .last: "header blocks before the stamp"
        }
    }

    /// The keywords that every stamp has.
    static let always: [Keyword] = [
        .version, .identifier, .digest, .activity, .execution, .inputs, .document, .last,
    ]

    /// Those of them that have no card in the block if the header says the same already.
    static let mayStandOutside: Set<Keyword> = [
        .identifier, .digest, .activity, .execution, .inputs,
    ]

    /// Whether a value is of the type that the card has.
    func hasType(of value: CardValue?) -> Bool {
        switch self {
        case .inputs, .fill, .last: value?.integer != nil
        case .extend: value?.logical != nil
        default: value?.string != nil
        }
    }

    /// The value of `LONGSTRN`.
    static let longStringConvention = "OGIP 1.0"
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

    /// The number of a keyword that is one of these with a number from 1 to 99.
    static func number(_ keyword: String) -> (kind: InputKeyword, number: Int)? {
        for kind in allCases where keyword.hasPrefix(kind.rawValue) {
            let digits = keyword.dropFirst(kind.rawValue.count)
            guard let number = Int(digits), String(number) == digits else { continue }
            if (1...Keyword.mostInputCards).contains(number) { return (kind, number) }
        }
        return nil
    }
}
