/// Parses JSON strictly, with the place of each fault.
///
/// The whole is checked first; then values are taken one after the other, so that nothing is ever
/// held as a tree.
///
/// The Foundation that may be linked here has decoders only, which tell neither line nor column
/// and lose repeated keys and the digits of numbers.
struct JSONParser {
    let bytes: [UInt8]
    var index = 0
    /// The members of the object that the whole is, once it was checked.
    private(set) var outline: [JSONMember] = []
    private var count = 0
    /// How many members the value that was checked last has, where it is an object.
    private(set) var memberCount = 0
    private var isChecked = false
    private let limits: Limits

    init(_ bytes: [UInt8], limits: Limits) {
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// Checks that the bytes are one value, and goes back to where it begins.
    mutating func check() throws(PROVError) {
        if let offset = bytes.firstInvalidUTF8 { throw fault("the text is not UTF-8", at: offset) }
        skipSpace()
        let start = index
        try checkValue(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw expected("the end of the document") }
        index = start
        isChecked = true
    }

    /// A fault at a byte of the input.
    func fault(
        _ reason: String, at offset: Int? = nil, code: PROVError.Code = .syntax
    ) -> PROVError {
        PROVError(
            code, operation: "read PROV-JSON",
            place: .in(bytes, at: min(offset ?? index, bytes.count)), reason: reason)
    }

    // Recursion is bounded by `limits.depth`.
    mutating func checkValue(depth: Int) throws(PROVError) {
        skipSpace()
        guard index < bytes.count else { throw expected("a value") }
        memberCount = 0
        count += 1
        guard isChecked || count <= limits.values else {
            throw fault("more values than \(limits.values)", code: .limit)
        }
        switch bytes[index] {
        case UInt8(ascii: "{"): try checkObject(depth: depth + 1)
        case UInt8(ascii: "["): try checkArray(depth: depth + 1)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }

    private mutating func checkObject(depth: Int) throws(PROVError) {
        try check(depth)
        index += 1
        skipSpace()
        var members = 0
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                let start = index
                _ = try key()
                try checkValue(depth: depth)
                members += 1
                if depth == 1, !isChecked {
                    outline.append(JSONMember(start: start, count: memberCount))
                }
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw expected("',' or '}'") }
        }
        memberCount = members
    }

    private mutating func checkArray(depth: Int) throws(PROVError) {
        try check(depth)
        index += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return }
        repeat {
            try checkValue(depth: depth)
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw expected("',' or ']'") }
    }

    /// A key and the colon after it.
    mutating func key() throws(PROVError) -> JSONText {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            throw expected("a key in quotation marks")
        }
        let key = try string()
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw expected("':' after the key") }
        return key
    }

    private mutating func word(_ word: String) throws(PROVError) {
        guard bytes[index...].starts(with: word.utf8) else { throw expected("a value") }
        index += word.utf8.count
    }

    mutating func number() throws(PROVError) -> JSONText {
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
        return JSONText(range: start..<index, hasEscapes: false)
    }

    private mutating func digits() -> Int? {
        let start = index
        while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        return index == start ? nil : index - start
    }

    mutating func skipSpace() {
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
