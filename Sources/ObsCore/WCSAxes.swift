import Glibc

/// The axes of an image that the headers describe in world coordinates (FITS 4.0 §8).
struct WCSAxes {
    /// One axis.
    struct Axis {
        /// Its number, counted from 1.
        let number: Int
        /// The first four characters of `CTYPEn`, without the `-` that fill them up.
        let kind: String
        let type: HeaderValues.KeywordValue
        let length: Int
        let reference: Double
        let referencePixel: Double
        let unit: String?

        /// A coordinate of a celestial axis, or a step, in degrees (FITS 4.0 §8.2); nil if its
        /// unit is not one of angles.
        func degrees(_ value: Double) -> Double? {
            guard let unit else { return value }
            return Units.convert(value, from: unit, to: "deg")
        }
    }

    let hdu: Int
    let axes: [Axis]
    private let values: [String: HeaderValues.KeywordValue]

    /// As many axes as are looked at.
    static let most = 4
    /// The keywords that describe axes.
    static let keywords =
        (1...most).flatMap { axis in
            ["CTYPE", "CRVAL", "CRPIX", "CDELT", "CUNIT"].map { "\($0)\(axis)" }
                + (1...most).flatMap { ["CD\(axis)_\($0)", "PC\(axis)_\($0)"] }
        }

    /// Reads the axes of the first HDU that has a `CTYPE1`.
    init?(_ facts: HeaderValues) {
        guard let hdu = facts["CTYPE1"]?.hdu, !facts.axes(ofHDU: hdu).isEmpty else { return nil }
        let values = facts.values(inHDU: hdu)
        let lengths = facts.axes(ofHDU: hdu)
        self.hdu = hdu
        self.values = values
        axes = (1...WCSAxes.most).compactMap { number in
            guard let type = values["CTYPE\(number)"], let text = type.text,
                number <= lengths.count, let reference = values["CRVAL\(number)"]?.number
            else { return nil }
            var kind = text.prefix(4)
            while kind.last == "-" || kind.last == " " { kind.removeLast() }
            return Axis(
                number: number, kind: String(kind), type: type, length: lengths[number - 1],
                reference: reference,
                referencePixel: values["CRPIX\(number)"]?.number ?? 0,
                unit: values["CUNIT\(number)"]?.text)
        }
    }

    /// The axis of one of these kinds.
    func axis(_ kinds: String...) -> Axis? {
        axes.first { kinds.contains($0.kind) }
    }

    /// The length of a step of one pixel along an axis, in the unit of the axis; nil if unknown.
    func step(_ axis: Axis) -> Double? {
        let number = axis.number
        let matrix = (1...WCSAxes.most).compactMap { values["CD\($0)_\(number)"]?.number }
        if !matrix.isEmpty { return sqrt(matrix.reduce(0) { $0 + $1 * $1 }) }
        guard let step = values["CDELT\(number)"]?.number else { return nil }
        return abs(step)
    }

    /// The step of an axis that is alone, with its sign.
    func signedStep(_ axis: Axis) -> Double? {
        values["CD\(axis.number)_\(axis.number)"]?.number ?? values["CDELT\(axis.number)"]?.number
    }
}
