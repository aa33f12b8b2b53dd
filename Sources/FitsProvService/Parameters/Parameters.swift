import HTTPTypes

/// The parameters of a request: names in any case, in the order in which they came (DALI 1.1 §2.3).
struct Parameters: Sendable {
    /// Names, in upper case, and values; empty values are as if they were not there.
    private(set) var all: [(name: String, value: String)] = []
    /// The same as they came, with names in their own case: pages have names of fields in them.
    private(set) var written: [(name: String, value: String)] = []

    /// Adds a parameter, unless it has no value.
    mutating func add(_ name: String, _ value: String) {
        guard !value.isEmpty else { return }
        all.append((name.uppercased(), value))
        written.append((name, value))
    }

    /// Takes a parameter away.
    mutating func remove(_ name: String) { all.removeAll { $0.name == name } }

    /// Adds those of a query or form of the type `application/x-www-form-urlencoded`.
    ///
    /// - Parameter text: such as `LANG=ADQL&QUERY=SELECT+1`.
    /// - Throws: ``Refusal`` for what is no text after decoding, or too many.
    mutating func add(encoded text: some StringProtocol) throws(Refusal) {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? try Parameters.decoded(sides[1]) : ""
            add(try Parameters.decoded(sides[0]), value)
            guard all.count <= Parameters.most else {
                throw Refusal(.badRequest, "there are more than \(Parameters.most) parameters")
            }
        }
    }

    /// The most parameters of a request.
    private static let most = 10_000

    /// The values of a parameter that may be given more than once.
    ///
    /// - Parameter name: its name, in upper case.
    /// - Returns: the values.
    func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

    /// The value of a parameter that may be given once.
    ///
    /// - Parameter name: its name, in upper case.
    /// - Returns: the value; nil if it is not there.
    /// - Throws: ``QueryRefusal`` if it is there twice.
    func single(_ name: String) throws(QueryRefusal) -> String? {
        let values = values(name)
        guard values.count <= 1 else {
            throw QueryRefusal("\(name) is given \(values.count) times; give it once")
        }
        return values.first
    }

    /// Text without `%41` and `+`.
    private static func decoded(_ bytes: some Sequence<UInt8>) throws(Refusal) -> String {
        var output: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): output.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next()?.hexadecimal,
                    let low = iterator.next()?.hexadecimal
                else {
                    throw Refusal(.badRequest, "a % in a parameter is not followed by two digits")
                }
                output.append(high << 4 | low)
            default: output.append(byte)
            }
        }
        guard let text = String(validating: output, as: UTF8.self) else {
            throw Refusal(.badRequest, "a parameter is no text of UTF-8")
        }
        return text
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit.
    fileprivate var hexadecimal: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
