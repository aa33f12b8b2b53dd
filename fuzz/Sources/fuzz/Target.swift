/// What is fed: one reader of strangers' bytes.
enum Target: String, CaseIterable {
    /// Cards, and the keyword records and values of a header made of them.
    case cards
    /// A file: its HDUs, measured, and the scanner of headers, which must agree.
    case hdus
    /// A table with made-up columns and heap descriptors.
    case cells
    /// A gzipped file, raw or with made-up content.
    case gzip
    /// Cards in the words of observatories, of a primary header and, behind a NUL, of an extension.
    case dialects
    /// Cards of a stamp, with a document behind them.
    case stamp
    /// A document of PROV-XML.
    case xml
    /// A document of PROV-JSON.
    case json
    /// A document of PROV-N.
    case provn
    /// A record in JSON or YAML.
    case record
    /// A profile.
    case profile
    /// A search expression, asked of an empty index.
    case search
    /// A query in ADQL, on a small catalogue.
    case adql
    /// A VOTable, whole and in pieces.
    case votable

    /// The file of words that libFuzzer puts into inputs.
    var dictionary: String {
        switch self {
        case .cards, .hdus, .cells, .gzip, .stamp: "fits"
        case .dialects: "dialects"
        case .xml, .json, .provn: "prov"
        case .record, .profile: "record"
        case .search: "search"
        case .adql: "adql"
        case .votable: "votable"
        }
    }

    /// The longest input, in bytes: whole files are long, and of all else little says as much as a lot.
    var longestInput: Int {
        switch self {
        case .hdus, .gzip: 4 * 2880
        default: 2048
        }
    }

    /// Reads an input; what traps, leaks out of memory or hangs is a finding.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .cards: HeaderTarget.cards(bytes)
        case .hdus: FileTarget.walk(bytes)
        case .cells: TableTarget.cells(bytes)
        case .gzip: FileTarget.gzip(bytes)
        case .dialects: DialectTarget.cards(bytes)
        case .stamp: StampTarget.stamp(bytes)
        case .xml: DocumentTarget.xml(bytes)
        case .json: DocumentTarget.json(bytes)
        case .provn: DocumentTarget.provn(bytes)
        case .record: TextTarget.record(bytes)
        case .profile: TextTarget.profile(bytes)
        case .search: TextTarget.search(bytes)
        case .adql: QueryTarget.query(bytes)
        case .votable: VOTableTarget.document(bytes)
        }
    }
}
