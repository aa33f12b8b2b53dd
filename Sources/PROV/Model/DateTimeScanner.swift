/// Takes the parts of a time from its lexical form.
struct DateTimeScanner {
    var rest: Substring.UTF8View

    init(_ text: Substring.UTF8View) { rest = text }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digits() -> String? {
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        return String(Substring(digits))
    }

    mutating func number(_ width: ClosedRange<Int>) -> Int? {
        guard let digits = digits(), width.contains(digits.utf8.count) else { return nil }
        return Int(digits)
    }

    mutating func zone() -> Zone? {
        if isAtEnd { return Zone.none }
        if take(UInt8(ascii: "Z")) { return .offset(0) }
        let isWest = rest.first == UInt8(ascii: "-")
        guard isWest || rest.first == UInt8(ascii: "+") else { return nil }
        rest.removeFirst()
        guard let hours = number(2...2), hours <= 14, take(UInt8(ascii: ":")),
            let minutes = number(2...2), minutes < 60
        else { return nil }
        return .offset((hours * 3600 + minutes * 60) * (isWest ? -1 : 1))
    }

    enum Zone: Equatable {
        case none
        case offset(Int)

        var seconds: Int {
            guard case .offset(let seconds) = self else { return 0 }
            return seconds
        }
    }
}
