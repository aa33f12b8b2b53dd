import VOTable

/// What a client asks of TAP (TAP 1.1 §2.7).
struct TAPRequest {
    /// The query.
    let query: String
    /// The form of the answer.
    let format: ResponseFormat
    /// The most rows.
    let rows: Int

    /// The languages, as clients name them.
    private static let languages = ["ADQL", "ADQL-2.0", "ADQL-2.1"]
    /// The most characters of RUNID.
    static let longestRunID = 64

    /// Understands the parameters of a request or job.
    ///
    /// - Parameters:
    ///   - parameters: the parameters.
    ///   - limits: how many rows there may be.
    /// - Throws: ``QueryRefusal`` for what is wrong, or not there.
    init(_ parameters: Parameters, _ limits: ServiceLimits) throws(QueryRefusal) {
        let words = TAPRequest.languages.joined(separator: ", ")
        guard let language = try parameters.single("LANG") else {
            throw QueryRefusal("LANG is missing; it is one of \(words)")
        }
        guard TAPRequest.languages.contains(language.uppercased()) else {
            throw QueryRefusal("unknown query language '\(language)'; LANG is one of \(words)")
        }
        guard let query = try parameters.single("QUERY"), !query.trimmed.isEmpty else {
            throw QueryRefusal("QUERY is missing; it is a SELECT of ADQL")
        }
        if let name = try parameters.single("RUNID"), name.count > TAPRequest.longestRunID {
            throw QueryRefusal("RUNID is longer than \(TAPRequest.longestRunID) characters")
        }
        self.query = query.withoutSemicolon
        format = try TAPRequest.format(parameters)
        rows = try TAPRequest.rows(parameters, limits)
    }

    private static func format(_ parameters: Parameters) throws(QueryRefusal) -> ResponseFormat {
        let old = try parameters.single("FORMAT")
        let text = try parameters.single("RESPONSEFORMAT") ?? old ?? ""
        if let format = ResponseFormat(text), format.format.writer() != nil { return format }
        let known = TableFormat.allCases.filter { $0.writer() != nil }.flatMap(\.aliases)
        throw QueryRefusal(
            "RESPONSEFORMAT '\(text)' is not supported; use \(known.joined(separator: ", "))"
                + " or their media types")
    }

    /// The most rows that a request wants; more than are ever given are cut silently.
    static func rows(
        _ parameters: Parameters, _ limits: ServiceLimits
    ) throws(QueryRefusal) -> Int {
        guard let text = try parameters.single("MAXREC") else { return limits.usualRows }
        let digits = text.trimmed
        guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw QueryRefusal("MAXREC is a whole number of 0 or more, not '\(text)'")
        }
        // Digits alone that are no Int are a number that is too large for one.
        return min(Int(digits) ?? limits.rows, limits.rows)
    }
}

extension String {
    /// The query without the semicolon with which SQL ends, if there is one.
    var withoutSemicolon: String {
        let text = trimmed
        return text.hasSuffix(";") ? String(text.dropLast()) : self
    }
}
