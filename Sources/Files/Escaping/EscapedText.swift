extension String {
    /// The text with every control character, and every character that reorders text, as `\u{…}`.
    ///
    /// What comes from a file reaches a terminal only in this form, so that it cannot move the
    /// cursor, change colours or show something else than it is.
    public var escapingControls: String {
        // Most text is plain ASCII, and bytes are looked at much faster than characters.
        if utf8.allSatisfy(printableASCII.contains) { return self }
        guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return self }
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar.isUnsafeOnTerminal {
                escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Space to tilde.
private let printableASCII: ClosedRange<UInt8> = 0x20...0x7E

extension Unicode.Scalar {
    fileprivate var isUnsafeOnTerminal: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
