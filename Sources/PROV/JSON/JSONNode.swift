/// A value of JSON and where it begins.
struct JSONNode {
    let offset: Int
    let value: JSONValue

    /// Whether there may be values in it.
    var isContainer: Bool {
        switch value {
        case .array, .object: true
        case .null, .boolean, .number, .string: false
        }
    }
}

/// What JSON can say (RFC 8259); numbers keep their digits.
enum JSONValue {
    case null
    case boolean(Bool)
    case number(JSONText)
    case string(JSONText)
    /// An array, of which the elements follow.
    case array
    /// An object, of which the members follow.
    case object
}

/// Where the text of a string or a number is, without quotation marks.
struct JSONText {
    let range: Range<Int>
    let hasEscapes: Bool
}

/// Where a member of an object begins, with its key.
struct JSONMember {
    let start: Int
    /// How many members its value has, where that is an object.
    let count: Int
}
