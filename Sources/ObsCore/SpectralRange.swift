/// The wavelengths that a linear spectral axis spans (FITS 4.0 §8.4).
struct SpectralRange {
    /// The shortest wavelength, in m.
    let min: Double
    /// The longest wavelength, in m.
    let max: Double
    let axis: WCSAxes.Axis

    /// Reads the spectral axis of an image; nil if it has none that is linear, with a known unit.
    init?(_ axes: WCSAxes) {
        guard let axis = axes.axis("WAVE", "AWAV", "FREQ", "ENER", "LAMB"), axis.length > 0,
            let text = axis.type.text, text.dropFirst(4).allSatisfy({ $0 == "-" || $0 == " " }),
            let step = axes.signedStep(axis)
        else { return nil }
        let edges = [0.5, Double(axis.length) + 0.5].map {
            axis.reference + ($0 - axis.referencePixel) * step
        }
        let wavelengths = edges.compactMap { SpectralRange.wavelength($0, axis) }
        guard wavelengths.count == 2, let min = wavelengths.min(), let max = wavelengths.max()
        else { return nil }
        self.min = min
        self.max = max
        self.axis = axis
    }

    private static func wavelength(_ value: Double, _ axis: WCSAxes.Axis) -> Double? {
        let standard = axis.kind == "FREQ" ? "Hz" : axis.kind == "ENER" ? "J" : "m"
        return Units.convert(value, from: axis.unit ?? standard, to: "m")
    }
}
