extension SkyRegion {
    /// Reads a region of STC-S, as ObsCore's `s_region` has it: `CIRCLE ICRS 83.63 22.01 2.5`.
    ///
    /// Read are `CIRCLE`, `POLYGON`, `BOX`, `POSITION` and `POINT`, in any case, in the ICRS or FK5 (which differ by less
    /// than 0.1 arcsec), with or without a reference position and a flavour. Regions that are put together
    /// from others, and other frames, are not.
    ///
    /// - Parameter text: the region; angles are in degrees.
    public init?(_ text: some StringProtocol) {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        guard let kind = words.popFirst()?.uppercased() else { return nil }
        while let word = words.first, Double(word) == nil {
            guard SkyRegion.understood.contains(word.uppercased()) else { return nil }
            words.removeFirst()
        }
        let numbers = words.compactMap { Double($0) }
        guard numbers.count == words.count else { return nil }
        self.init(kind: kind, numbers)
    }

    /// Makes a region of the numbers of STC-S.
    ///
    /// - Parameters:
    ///   - kind: the word, in upper case.
    ///   - numbers: longitudes and latitudes in turns, then what the word asks for; degrees.
    private init?(kind: String, _ numbers: [Double]) {
        func point(_ index: Int) -> SkyPoint? {
            SkyPoint(longitude: numbers[index], latitude: numbers[index + 1])
        }
        switch (kind, numbers.count) {
        case ("POSITION", 2), ("POINT", 2):
            guard let place = point(0) else { return nil }
            self = .point(place)
        case ("CIRCLE", 3):
            guard let centre = point(0), let circle = SkyCircle(centre: centre, radius: numbers[2])
            else { return nil }
            self = .circle(circle)
        case ("BOX", 4):
            guard let centre = point(0),
                let box = SkyPolygon(box: centre, width: numbers[2], height: numbers[3])
            else { return nil }
            self = .polygon(box)
        case ("POLYGON", 6...) where numbers.count.isMultiple(of: 2):
            let vertices = stride(from: 0, to: numbers.count, by: 2).compactMap(point)
            guard vertices.count == numbers.count / 2, let polygon = SkyPolygon(vertices) else {
                return nil
            }
            self = .polygon(polygon)
        default: return nil
        }
    }

    /// What may stand between the word and the numbers, and changes nothing of them.
    private static let understood: Set<String> = [
        "ICRS", "FK5", "J2000", "UNKNOWNFRAME", "BARYCENTER", "GEOCENTER", "HELIOCENTER",
        "TOPOCENTER",
        "UNKNOWNREFPOS", "SPHERICAL2",
    ]

    /// The region in STC-S; degrees.
    public var text: String {
        switch self {
        case .point(let point): "POSITION ICRS \(point.text)"
        case .circle(let circle): "CIRCLE ICRS \(circle.centre.text) \(circle.radius)"
        case .polygon(let polygon):
            "POLYGON ICRS " + polygon.vertices.map(\.text).joined(separator: " ")
        }
    }
}

extension SkyPoint {
    /// Its longitude and latitude in degrees, with a blank between.
    var text: String { "\(longitude) \(latitude)" }
}

extension SkyPolygon {
    /// Draws a box around a place: its corners lie half of the sizes away in longitude and latitude, and
    /// its edges are great circles.
    ///
    /// - Parameters:
    ///   - centre: its middle.
    ///   - width: in longitude, degrees, above 0 and below 180.
    ///   - height: in latitude, degrees, above 0; what would lie beyond a pole is left out.
    public init?(box centre: SkyPoint, width: Double, height: Double) {
        guard width > 0, width < 180, height > 0 else { return nil }
        let south = max(-90, centre.latitude - height / 2)
        let north = min(90, centre.latitude + height / 2)
        let (west, east) = (centre.longitude - width / 2, centre.longitude + width / 2)
        let corners = [(west, south), (east, south), (east, north), (west, north)].compactMap {
            SkyPoint(longitude: $0.0, latitude: $0.1)
        }
        guard corners.count == 4 else { return nil }
        self.init(corners)
    }
}
