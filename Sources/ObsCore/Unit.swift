/// A unit of a number: the quantity that it measures, and how large it is.
///
/// Names are those of FITS 4.0 §4.3, and their case counts: `meV` is not `MeV`. Whole words, which
/// can mean one thing only, are known in any case (``Units``).
public struct Unit: Hashable, Sendable {
    /// What a unit measures.
    public enum Quantity: Hashable, Sendable {
        /// An angle; sizes are in degrees.
        case angle
        /// A time; sizes are in seconds.
        case time
        /// A length; sizes are in metres.
        case length
        /// A frequency; sizes are in hertz.
        case frequency
        /// An energy; sizes are in electronvolts.
        case energy
        /// An amount of data; sizes are in bytes.
        case data
    }

    /// What it measures.
    public let quantity: Quantity
    /// How large it is, in the unit that ``Quantity`` names.
    public let size: Double

    /// A unit of a known size.
    init(_ quantity: Quantity, _ size: Double) {
        self.quantity = quantity
        self.size = size
    }

    /// Looks a unit up in the table.
    ///
    /// - Parameter name: its name, perhaps with blanks around it; nil if there is no such unit.
    public init?(_ name: some StringProtocol) {
        guard let unit = Units.named(name) else { return nil }
        self = unit
    }

    /// A number of this unit in another one; frequencies and energies also as wavelengths.
    ///
    /// - Parameters:
    ///   - number: how many of this unit.
    ///   - other: the wanted unit.
    /// - Returns: how many of the other unit that is; nil if one cannot become the other.
    public func convert(_ number: Double, to other: Unit) -> Double? {
        if quantity == other.quantity { return number * size / other.size }
        guard other.quantity == .length, number > 0 else { return nil }
        switch quantity {
        case .frequency: return Units.speedOfLight / (number * size) / other.size
        case .energy: return Units.wavelengthOfElectronvolt / (number * size) / other.size
        default: return nil
        }
    }

    /// Whether its numbers shrink as a wavelength grows.
    package var fallsWithWavelength: Bool { quantity == .energy || quantity == .frequency }
}
