/// A form in which a service can send a table.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
    /// A VOTable with TABLEDATA.
    case votable
    /// A VOTable with BINARY2.
    case binary2
    /// Comma-separated values.
    case csv
    /// Tab-separated values.
    case tsv
    /// JSON.
    case json
    /// A page, for which there is no writer here.
    case html

    /// The media type.
    public var mediaType: String {
        switch self {
        case .votable: "application/x-votable+xml"
        case .binary2: "application/x-votable+xml;serialization=BINARY2"
        case .csv: "text/csv;header=present"
        case .tsv: "text/tab-separated-values"
        case .json: "application/json"
        case .html: "text/html"
        }
    }

    /// Other media types by which it can be asked for, to be declared as formats of their own.
    public var otherMediaTypes: [String] {
        switch self {
        case .votable: ["text/xml"]
        case .csv: ["text/csv"]
        default: []
        }
    }

    /// Short names by which it can be asked for.
    public var aliases: [String] {
        switch self {
        case .votable: ["votable", "votable/td"]
        case .binary2: ["votable/b2"]
        default: [rawValue]
        }
    }

    /// The name of the format in the registry of the IVOA (TAPRegExt 1.0 §2.4); `nil` for none.
    public var ivoID: String? {
        switch self {
        case .votable: "ivo://ivoa.net/std/TAPRegExt#output-votable-td"
        case .binary2: "ivo://ivoa.net/std/TAPRegExt#output-votable-binary2"
        default: nil
        }
    }

    /// The extension of a file of the format, without a dot.
    public var fileExtension: String {
        switch self {
        case .votable, .binary2: "vot"
        default: rawValue
        }
    }

    /// A writer of the format; `nil` for one that has none.
    ///
    /// - Returns: the writer.
    public func writer() -> (any TableWriter)? {
        switch self {
        case .votable: VOTableAnswerWriter(.tableData)
        case .binary2: VOTableAnswerWriter(.binary2)
        case .csv: DelimitedWriter(.csv)
        case .tsv: DelimitedWriter(.tsv)
        case .json: JSONTableWriter()
        case .html: nil
        }
    }
}
