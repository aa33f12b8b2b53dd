extension SkyRegion {
    /// Its numbers in degrees, as DALI 1.1 §3.3.5 to §3.3.7 has them: longitude, latitude, and so on.
    public var numbers: [Double] {
        switch self {
        case .point(let point): point.numbers
        case .circle(let circle): circle.centre.numbers + [circle.radius]
        case .polygon(let polygon): polygon.vertices.flatMap(\.numbers)
        }
    }

    /// The region as it is kept in a database: a letter, then its numbers in degrees, 8 bytes each, the
    /// lowest first.
    public var bytes: [UInt8] {
        let kind: Unicode.Scalar =
            switch self {
            case .point: "p"
            case .circle: "c"
            case .polygon: "g"
            }
        return SkyRegion.bytes(kind, numbers)
    }

    /// Numbers behind a letter, 8 bytes each, the lowest first.
    ///
    /// - Parameters:
    ///   - kind: the letter, of ASCII.
    ///   - numbers: the numbers, of a region or not.
    /// - Returns: the bytes.
    public static func bytes(_ kind: Unicode.Scalar, _ numbers: [Double]) -> [UInt8] {
        [UInt8(ascii: kind)]
            + numbers.flatMap { number in
                (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
            }
    }

    /// The numbers behind a letter, whether they are a region or not.
    ///
    /// - Parameter bytes: what ``bytes(_:_:)`` gave.
    /// - Returns: the numbers.
    public static func numbers(in bytes: some RandomAccessCollection<UInt8>) -> [Double] {
        let all = Array(bytes.dropFirst())
        return stride(from: 0, to: all.count - 7, by: 8).map { start in
            Double(
                bitPattern: (0..<8).reduce(0) { $0 | UInt64(all[start + $1]) << (8 * UInt64($1)) })
        }
    }

    /// Reads what ``bytes`` gave; nil if it is no region.
    ///
    /// - Parameter bytes: a letter and numbers.
    public init?(bytes: some RandomAccessCollection<UInt8>) {
        guard let kind = bytes.first, (bytes.count - 1).isMultiple(of: 8) else { return nil }
        let numbers = SkyRegion.numbers(in: bytes)
        guard numbers.count >= 2,
            let first = SkyPoint(longitude: numbers[0], latitude: numbers[1])
        else { return nil }
        switch (kind, numbers.count) {
        case (UInt8(ascii: "p"), 2): self = .point(first)
        case (UInt8(ascii: "c"), 3):
            guard let circle = SkyCircle(centre: first, radius: numbers[2]) else { return nil }
            self = .circle(circle)
        case (UInt8(ascii: "g"), 6...) where numbers.count.isMultiple(of: 2):
            let vertices = stride(from: 0, to: numbers.count, by: 2).compactMap {
                SkyPoint(longitude: numbers[$0], latitude: numbers[$0 + 1])
            }
            guard vertices.count == numbers.count / 2, let polygon = SkyPolygon(vertices) else {
                return nil
            }
            self = .polygon(polygon)
        default: return nil
        }
    }
}

extension SkyPoint {
    /// Its longitude and latitude, in degrees.
    var numbers: [Double] { [longitude, latitude] }
}
