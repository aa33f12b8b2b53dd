/// Parses JSON strictly, with the place of each fault.
///
/// The Foundation that may be linked here has decoders only, which tell neither line nor column
/// and lose repeated keys and the digits of numbers.
struct JSONParser {
    let bytes: [UInt8]
    var index = 0
    private var count = 0
    private let limits: Limits

    init(_ bytes: [UInt8], limits: Limits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The one value that the bytes are.
    mutating func parse() throws(PROVError) -> JSONNode {
        if let offset = bytes.firstInvalidUTF8 { throw fault("the text is not UTF-8", at: offset) }
        let node = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw expected("the end of the document") }
        return node
    }

    /// A fault at a byte of the input.
    func fault(
        _ reason: String, at offset: Int? = nil, code: PROVError.Code = .syntax
    ) -> PROVError {
        PROVError(
            code, operation: "read PROV-JSON",
            place: .in(bytes, at: min(offset ?? index, bytes.count)), reason: reason)
    }

    private mutating func value(depth: Int) throws(PROVError) -> JSONNode {
        skipSpace()
        let offset = index
        guard index < bytes.count else { throw expected("a value") }
        count += 1
        guard count <= limits.values else {
            throw fault("more values than \(limits.values)", code: .limit)
        }
        let value: JSONValue =
            switch bytes[index] {
            case UInt8(ascii: "{"): .object(try object(depth: depth + 1))
            case UInt8(ascii: "["): .array(try array(depth: depth + 1))
            case UInt8(ascii: "\""): .string(try string())
            case UInt8(ascii: "t"): .boolean(try word("true", true))
            case UInt8(ascii: "f"): .boolean(try word("false", false))
            case UInt8(ascii: "n"): try word("null", .null)
            default: .number(try number())
            }
        return JSONNode(offset: offset, value: value)
    }

    // Recursion is bounded by `limits.depth`.
    private mutating func object(
        depth: Int
    ) throws(PROVError) -> [(key: String, value: JSONNode)] {
        try check(depth)
        index += 1
        var members: [(key: String, value: JSONNode)] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw expected("a key in quotation marks")
            }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw expected("':' after the key") }
            members.append((key, try value(depth: depth)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw expected("',' or '}'") }
        return members
    }

    private mutating func array(depth: Int) throws(PROVError) -> [JSONNode] {
        try check(depth)
        index += 1
        var elements: [JSONNode] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try value(depth: depth))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw expected("',' or ']'") }
        return elements
    }

    private mutating func word<Result>(
        _ word: String, _ result: Result
    ) throws(PROVError) -> Result {
        guard bytes[index...].starts(with: word.utf8) else { throw expected("a value") }
        index += word.utf8.count
        return result
    }

    private mutating func number() throws(PROVError) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        let isZero = index < bytes.count && bytes[index] == UInt8(ascii: "0")
        guard let digits = digits(), digits == 1 || !isZero else {
            index = start
            throw expected("a value")
        }
        if take(UInt8(ascii: ".")) {
            guard self.digits() != nil else { throw expected("a digit after '.'") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
            guard self.digits() != nil else { throw expected("a digit of the exponent") }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() -> Int? {
        let start = index
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        return index == start ? nil : index - start
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index].isXMLSpace { index += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private func check(_ depth: Int) throws(PROVError) {
        guard depth <= limits.depth else {
            throw fault("nested deeper than \(limits.depth)", code: .limit)
        }
    }

    func expected(_ what: String) -> PROVError {
        guard index < bytes.count else { return fault("expected \(what), found the end") }
        let found = String(decoding: bytes[index...].prefix(12), as: UTF8.self)
        return fault("expected \(what), found \(found.first.map { "'\($0)'" } ?? "nothing")")
    }
}
