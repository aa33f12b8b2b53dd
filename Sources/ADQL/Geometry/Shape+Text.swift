extension Shape {
    private static let names = ["POSITION", "POINT", "CIRCLE", "POLYGON", "BOX"]
    private static let frames: Set<String> = [
        "ICRS", "J2000", "FK5", "FK4", "B1950", "GALACTIC", "GALACTIC_II", "SUPER_GALACTIC",
        "ECLIPTIC", "UNKNOWNFRAME",
    ]
    /// Words of STC-S that change nothing of a place on the sky.
    private static let silent: Set<String> = [
        "GEOCENTER", "BARYCENTER", "HELIOCENTER", "TOPOCENTER", "LSR", "RELOCATABLE",
        "UNKNOWNREFPOS", "SPHERICAL2",
    ]

    /// Reads STC-S, as `Circle ICRS 83.63 22.01 2.5` (ADQL 2.1 §4.2, TAP 1.0 §6), or what DALI
    /// writes: the same without a frame, or numbers alone.
    ///
    /// - Parameter text: the shape.
    /// - Throws: ``ADQLError`` without place if it is no shape.
    public init(parsing text: String) throws(ADQLError) {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        guard words.count <= 2 * Shape.mostCorners + 8 else {
            throw ADQLError(
                .limit, at: nil, "a polygon has more than \(Shape.mostCorners) corners")
        }
        var name = ""
        if let first = words.first?.uppercased(), Double(first) == nil {
            guard Shape.names.contains(first) else {
                throw ADQLError(
                    .geometry, at: nil, "'\(first.shown)' is no shape",
                    hint: "a region is written 'Circle ICRS 83.63 22.01 2.5'")
            }
            name = first
            words.removeFirst()
        }
        if let frame = words.first?.uppercased(), Shape.frames.contains(frame) {
            words.removeFirst()
            try CoordinateSystem.check(frame, at: nil)
        }
        while let word = words.first?.uppercased(), Shape.silent.contains(word) {
            words.removeFirst()
        }
        let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
        guard numbers.count == words.count else {
            let wrong = words.first { Double($0)?.isFinite != true } ?? ""
            throw ADQLError(
                .geometry, at: nil, "'\(String(wrong).shown)' in a region is not a number")
        }
        self = try Shape.make(name, numbers)
    }

    private static func make(_ name: String, _ numbers: [Double]) throws(ADQLError) -> Shape {
        switch (name, numbers.count) {
        case ("POSITION", 2), ("POINT", 2), ("", 2): return .point(try corners(numbers)[0])
        case ("CIRCLE", 3), ("", 3):
            return .circle(try corners(Array(numbers[..<2]))[0], radius: try radius(numbers[2]))
        case ("BOX", 4):
            let center = try corners(Array(numbers[..<2]))[0]
            guard let box = box(center, width: numbers[2], height: numbers[3]) else {
                throw ADQLError(.geometry, at: nil, "the box reaches over a pole or around the sky")
            }
            return box
        case ("POLYGON", 6...), ("", 6...): return .polygon(try corners(numbers))
        case ("POLYGON", _):
            throw ADQLError(.geometry, at: nil, "a polygon has three points at least")
        default:
            throw ADQLError(
                .geometry, at: nil,
                "a region\(name.isEmpty ? "" : " ")\(name) cannot have \(numbers.count) numbers")
        }
    }

    private static func corners(_ numbers: [Double]) throws(ADQLError) -> [SkyPoint] {
        guard numbers.count.isMultiple(of: 2) else {
            throw ADQLError(.geometry, at: nil, "a region has a longitude without a latitude")
        }
        var points: [SkyPoint] = []
        for index in stride(from: 0, to: numbers.count, by: 2) {
            points.append(
                try SkyPoint.checked(numbers[index], numbers[index + 1], at: nil))
        }
        return points
    }

    private static func radius(_ radius: Double) throws(ADQLError) -> Double {
        try checkRadius(radius, at: nil)
        return radius
    }

    static func checkRadius(_ radius: Double, at place: Place?) throws(ADQLError) {
        guard (0.0...180.0).contains(radius) else {
            throw ADQLError(
                .geometry, at: place, "a radius is from 0 to 180 degrees, not \(radius)")
        }
    }
}

extension SkyPoint {
    static func checked(
        _ longitude: Double, _ latitude: Double, at place: Place?
    ) throws(ADQLError) -> SkyPoint {
        guard let point = SkyPoint(longitude: longitude, latitude: latitude) else {
            throw ADQLError(
                .geometry, at: place, "a latitude is from -90 to 90 degrees, not \(latitude)",
                hint: "longitude comes first")
        }
        return point
    }
}

extension ADQLError {
    /// The same at a place.
    func at(_ place: Place) -> ADQLError { ADQLError(code, at: place, reason, hint: hint) }
}
