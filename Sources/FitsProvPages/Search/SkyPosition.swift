/// A place on the sky as people type it, ICRS.
package struct SkyPosition: Hashable, Sendable {
    /// The right ascension in degrees, from 0 to 360.
    package let rightAscension: Double
    /// The declination in degrees.
    package let declination: Double

    /// A place.
    ///
    /// - Parameters:
    ///   - rightAscension: in degrees.
    ///   - declination: in degrees.
    package init(rightAscension: Double, declination: Double) {
        self.rightAscension = rightAscension
        self.declination = declination
    }

    /// Reads coordinates; nil for what is none, such as a name.
    ///
    /// - Parameter text: `83.63 22.01`, `05:34:31.9 +22:00:52`, `05 34 31.9 +22 00 52`, `05h34m31.9s +22d00m52s`, or
    ///   `J0534+2200`.
    package init?(_ text: String) {
        guard let sides = SkyPosition.sides(text) else { return nil }
        let (first, second) = sides
        guard !first.isEmpty, first.count == second.count || second.count == 1 || first.count == 1,
            first.count <= 3, second.count <= 3,
            let longitude = SkyPosition.angle(first), let latitude = SkyPosition.angle(second)
        else { return nil }
        // One number is degrees; several are hours, minutes and seconds.
        let ra = first.count > 1 ? longitude * 15 : longitude
        guard (0...360).contains(ra), (-90...90).contains(latitude) else { return nil }
        rightAscension = ra == 360 ? 0 : ra
        declination = latitude
    }

    /// The numbers of the two coordinates.
    private static func sides(_ text: String) -> ([Substring], [Substring])? {
        let text = text.filter { $0 != "°" }
        if let short = short(text) { return short }
        let letters = "hmsd:'\"′″"
        let words = text.split { $0 == " " || $0 == "," || $0 == "\t" }
        if words.count == 2 {
            return (
                words[0].split { letters.contains($0) }, words[1].split { letters.contains($0) }
            )
        }
        // The numbers stand apart; the second half begins with the declination.
        guard words.count == 4 || words.count == 6 else { return nil }
        let half = words.count / 2
        let numbers = words.map { $0.filter { !letters.contains($0) }[...] }.map { Substring($0) }
        return (Array(numbers[..<half]), Array(numbers[half...]))
    }

    /// `J0534+2200`, `J053431.9+220052`.
    private static func short(_ text: String) -> ([Substring], [Substring])? {
        guard let first = text.first, first == "J" || first == "j" else { return nil }
        let rest = text.dropFirst()
        guard let sign = rest.firstIndex(where: { $0 == "+" || $0 == "-" || $0 == "−" }) else {
            return nil
        }
        func pairs(_ digits: Substring, _ sign: Substring) -> [Substring]? {
            let whole = digits.prefix { $0 != "." }
            guard whole.count == 4 || whole.count == 6, digits.allSatisfy({ $0.isASCII }) else {
                return nil
            }
            var parts: [Substring] = []
            var left = digits
            for _ in 0..<(whole.count / 2 - 1) {
                parts.append(left.prefix(2))
                left = left.dropFirst(2)
            }
            parts.append(left)
            parts[0] = sign + parts[0]
            return parts
        }
        guard let ra = pairs(rest[..<sign], ""),
            let dec = pairs(rest[rest.index(after: sign)...], rest[sign...sign])
        else { return nil }
        return (ra, dec)
    }

    /// Degrees, minutes and seconds as one number.
    private static func angle(_ parts: [Substring]) -> Double? {
        var parts = parts
        guard let head = parts.first else { return nil }
        let isNegative = head.hasPrefix("-") || head.hasPrefix("−")
        parts[0] = head.hasPrefix("+") || isNegative ? head.dropFirst() : head
        var size = 0.0
        for (part, scale) in zip(parts, [1.0, 60, 3_600]) {
            guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
                let number = Double(part), number.isFinite, scale == 1 || number < 60
            else { return nil }
            size += number / scale
        }
        return isNegative ? -size : size
    }
}
