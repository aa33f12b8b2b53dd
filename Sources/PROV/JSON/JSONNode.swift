/// A value of JSON and where it begins.
struct JSONNode: Sendable {
    let offset: Int
    let value: JSONValue
}

/// What JSON can say (RFC 8259); numbers keep their digits, objects their order and repetitions.
enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case number(JSONText)
    case string(JSONText)
    case array([JSONNode])
    case object([(key: JSONText, value: JSONNode)])
}

/// Where the text of a string or a number is, without quotation marks.
struct JSONText: Sendable {
    let range: Range<Int>
    let hasEscapes: Bool
}
