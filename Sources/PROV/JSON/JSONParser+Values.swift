/// The values of a document that was checked, in their order.
extension JSONParser {
    /// Takes the value that is next; of an object or array only the beginning.
    mutating func value() throws(PROVError) -> JSONNode {
        skipSpace()
        let offset = index
        let value: JSONValue
        switch bytes[index] {
        case UInt8(ascii: "{"):
            index += 1
            value = .object
        case UInt8(ascii: "["):
            index += 1
            value = .array
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            let first = bytes[index]
            try skipValue()
            value = first == UInt8(ascii: "n") ? .null : .boolean(first == UInt8(ascii: "t"))
        default: value = .number(try number())
        }
        return JSONNode(offset: offset, value: value)
    }

    /// Takes the beginning of an object; false where something else is next.
    mutating func enterObject() -> Bool {
        skipSpace()
        return take(UInt8(ascii: "{"))
    }

    /// Takes the next key of the object that was begun; `nil` at the end of the object.
    mutating func nextKey() throws(PROVError) -> JSONText? {
        skipSpace()
        if take(UInt8(ascii: "}")) { return nil }
        _ = take(UInt8(ascii: ","))
        let key = try key()
        skipSpace()
        return key
    }

    /// Goes to the next element of the array that was begun; false at the end of the array.
    mutating func nextElement() -> Bool {
        skipSpace()
        if take(UInt8(ascii: "]")) { return false }
        _ = take(UInt8(ascii: ","))
        return true
    }

    /// Skips the value that is next.
    mutating func skipValue() throws(PROVError) { try checkValue(depth: 0) }

    /// Skips what is left of a value that was taken.
    mutating func skipRest(of node: JSONNode) throws(PROVError) {
        guard node.isContainer else { return }
        index = node.offset
        try skipValue()
    }

    /// Goes back to where the content of an object or array begins that was taken.
    mutating func reenter(_ node: JSONNode) {
        if node.isContainer { index = node.offset + 1 }
    }

    /// The members of the object that is next; `nil` where something else is.
    mutating func members() throws(PROVError) -> [JSONMember]? {
        guard enterObject() else { return nil }
        var members: [JSONMember] = []
        while true {
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            _ = take(UInt8(ascii: ","))
            skipSpace()
            let start = index
            _ = try key()
            try skipValue()
            members.append(JSONMember(start: start, count: memberCount))
        }
    }
}
