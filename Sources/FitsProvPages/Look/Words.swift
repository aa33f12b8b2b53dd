/// Numbers and sizes as pages write them.
enum Words {
    /// A whole number with commas: 1,204.
    static func grouped(_ number: Int) -> String {
        let digits = "\(number.magnitude)"
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// So many things: `1 product`, `1,204 products`.
    static func count(_ number: Int, _ thing: String) -> String {
        "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// A number with no more digits than a person wants to read.
    static func short(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return "\(Int64(number))" }
        let text = "\(number)"
        guard text.count > 10, number.isFinite else { return text }
        if (1e-3...1e9).contains(abs(number)) { return "\((number * 1e6).rounded() / 1e6)" }
        // Five digits and the exponent.
        guard let exponent = text.firstIndex(of: "e") else { return text }
        return "\(text[..<exponent].prefix(6))\(text[exponent...])"
    }

    /// A number of bytes: 1.2 MB.
    static func bytes(_ count: Int64) -> String {
        guard count >= 1_000 else { return "\(count) bytes" }
        var size = Double(count)
        var units = ["kB", "MB", "GB", "TB", "PB"][...]
        var unit = ""
        while size >= 1_000, let next = units.popFirst() {
            size /= 1_000
            unit = next
        }
        let tenths = (size * 10).rounded() / 10
        return "\(short(tenths)) \(unit)"
    }

    /// A range: `-0.5 … 12`.
    static func range(_ range: ClosedRange<Double>) -> String {
        "\(short(range.lowerBound)) … \(short(range.upperBound))"
    }
}
