import HTTPTypes

/// What tells whether a client has something already, and whether it is still the same (RFC 9110 §8.8, §13).
struct Validators: Sendable {
    /// The entity tag, with its quotes; a weak one begins with `W/`.
    let tag: String
    /// When it was changed last, in seconds since 1970.
    let modified: Int64

    /// What becomes of a request by its conditions.
    enum Outcome: Hashable, Sendable {
        /// It is answered.
        case go
        /// The client has it (304).
        case unchanged
        /// It is not what the client takes it for (412).
        case failed
    }

    /// How old a time must be to be sure that the second was over when it was told (RFC 9110 §8.8.2.2).
    private static let certain: Int64 = 60

    /// When it was changed last, in the words of HTTP.
    var date: String { HTTPTime.text(modified) }

    /// Looks at the conditions of a request, in the order of RFC 9110 §13.2.2.
    ///
    /// - Parameter headers: the header of the request.
    /// - Returns: what becomes of it.
    func outcome(_ headers: HTTPFields) -> Outcome {
        if let tags = headers[.ifMatch] {
            guard lists(tags, isStrong: true) else { return .failed }
        } else if let time = headers[.ifUnmodifiedSince].flatMap(HTTPTime.seconds) {
            guard modified <= time else { return .failed }
        }
        if let tags = headers[.ifNoneMatch] {
            return lists(tags, isStrong: false) ? .unchanged : .go
        }
        if let time = headers[.ifModifiedSince].flatMap(HTTPTime.seconds), modified <= time {
            return .unchanged
        }
        return .go
    }

    /// Whether parts are wanted of what there is now (RFC 9110 §13.1.5).
    ///
    /// - Parameters:
    ///   - headers: the header of the request.
    ///   - now: the time of the request, in seconds since 1970.
    /// - Returns: whether `If-Range` is not there, or names what there is.
    func wantsParts(_ headers: HTTPFields, at now: Int64) -> Bool {
        guard let text = headers[.ifRange]?.trimmed else { return true }
        if text.hasSuffix("\"") { return !tag.hasPrefix("W/") && text == tag }
        return HTTPTime.seconds(text) == modified && modified + Validators.certain < now
    }

    /// Whether a list of tags, or `*`, has the tag among it.
    private func lists(_ text: String, isStrong: Bool) -> Bool {
        if text.trimmed == "*" { return true }
        if isStrong, tag.hasPrefix("W/") { return false }
        let wanted = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
        // A tag holds no quote; what is between two of them is a tag, and what is not is a comma or W/.
        let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 1, to: pieces.count - 1, by: 2)
        where "\"\(pieces[index])\"" == wanted {
            if !isStrong || !pieces[index - 1].hasSuffix("W/") { return true }
        }
        return false
    }
}
