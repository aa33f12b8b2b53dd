/// Which characters are never shown as they are: the one table for every kind of output.
extension Unicode.Scalar {
    /// Whether a reader would not see the character for what it is.
    ///
    /// These are control characters (C0, DEL, C1), those that turn the direction of text (U+061C,
    /// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), that have no width (U+200B to U+200D,
    /// U+FEFF, tags), that end lines (U+2028, U+2029), and those for which nobody says how they look:
    /// private, unassigned, surrogates.
    package var isUnsafe: Bool {
        if Unicode.Scalar.printableASCII.contains(value) { return false }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            true
        // A filler is a letter without a look; a variation selector belongs to what it follows.
        default: properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
        }
    }

    /// Space to tilde.
    static let printableASCII: ClosedRange<UInt32> = 0x20...0x7E
}
