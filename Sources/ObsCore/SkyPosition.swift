import Glibc

/// A position on the sky in ICRS, in degrees.
struct SkyPosition {
    let ra: Double
    let dec: Double

    /// A position if the numbers can be one.
    init?(ra: Double?, dec: Double?) {
        guard let ra, let dec, (-360...360).contains(ra), (-90...90).contains(dec) else {
            return nil
        }
        self.ra = ra < 0 ? ra + 360 : ra == 360 ? 0 : ra
        self.dec = dec
    }

    /// The position of galactic coordinates, by the pole that the Hipparcos catalogue gives in ICRS.
    init?(longitude: Double?, latitude: Double?) {
        guard let longitude, let latitude else { return nil }
        let radians = Double.pi / 180
        let (pole, node, poleRA) = (27.12825 * radians, 122.93192 * radians, 192.85948 * radians)
        let (l, b) = (longitude * radians, latitude * radians)
        let sinDec = sin(pole) * sin(b) + cos(pole) * cos(b) * cos(node - l)
        let y = cos(b) * sin(node - l)
        let x = cos(pole) * sin(b) - sin(pole) * cos(b) * cos(node - l)
        let ra = ((poleRA + atan2(y, x)) / radians).truncatingRemainder(dividingBy: 360)
        self.init(ra: ra < 0 ? ra + 360 : ra, dec: asin(min(1, max(-1, sinDec))) / radians)
    }

    /// The degrees of a card of a position; nil if its unit is not known.
    ///
    /// A number without a unit is in degrees, sexagesimal text without one in hours where it is a
    /// right ascension. What is in the brackets behind such text is as a rule its pattern,
    /// `[hh:mm:ss]`, and no unit.
    static func degrees(
        _ card: HeaderValues.KeywordValue, isRightAscension: Bool
    ) -> Double? {
        let unit = card.unit.flatMap { degrees(of: $0, isRightAscension: isRightAscension) }
        if let number = card.number ?? card.text.flatMap({ Double($0) }), number.isFinite {
            guard let written = card.unit, !written.isEmpty else { return number }
            return unit.map { number * $0 }
        }
        return card.text.flatMap(sexagesimal).map { $0 * (unit ?? (isRightAscension ? 15 : 1)) }
    }

    /// How many degrees a unit is; a right ascension may be in hours, which are not a time then.
    private static func degrees(of unit: String, isRightAscension: Bool) -> Double? {
        guard let unit = Unit(unit) else { return nil }
        if isRightAscension, unit == Unit("h") { return 15 }
        return unit.quantity == .angle ? unit.size : nil
    }

    /// The number that a text as `-05:34:31.97` or `5 34 31.97` stands for.
    private static func sexagesimal(_ text: String) -> Double? {
        let parts = text.split { $0 == ":" || $0 == " " }
        guard (2...3).contains(parts.count),
            let numbers = Optional(parts.compactMap { Double($0) }), numbers.count == parts.count,
            numbers.dropFirst().allSatisfy({ (0..<60.001).contains($0) })
        else { return nil }
        let isNegative = text.hasPrefix("-")
        let size =
            abs(numbers[0]) + numbers[1] / 60 + (numbers.count == 3 ? numbers[2] / 3600 : 0)
        return isNegative ? -size : size
    }
}
