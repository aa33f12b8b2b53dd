/// The first argument that geometry may have, and that ADQL 2.1 §4.2 deprecates.
enum CoordinateSystem {
    private static let positions: Set<String> = [
        "GEOCENTER", "BARYCENTER", "HELIOCENTER", "TOPOCENTER", "UNKNOWNREFPOS", "SPHERICAL2",
    ]

    /// Refuses what is not ICRS: places are not turned.
    static func check(_ system: String, at place: Place?) throws(ADQLError) {
        let words = system.uppercased().split(whereSeparator: \.isWhitespace).map(String.init)
        if words.isEmpty { return }
        if words[0] == "ICRS", words.dropFirst().allSatisfy(positions.contains) { return }
        throw ADQLError(
            .geometry, at: place, "the coordinate system '\(system.shown)' is not known here",
            hint: "all places are ICRS; ivo_geom_transform turns others where a service has it")
    }
}
