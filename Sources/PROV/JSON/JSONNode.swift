/// A value of JSON and where it begins.
struct JSONNode: Sendable {
    let offset: Int
    let value: JSONValue
}

/// What JSON can say (RFC 8259); numbers keep their digits, objects their order and repetitions.
enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
}
