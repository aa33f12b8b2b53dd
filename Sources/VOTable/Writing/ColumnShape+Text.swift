extension ColumnShape {
    /// The text in the characters that the column has, if there are not too many of them.
    ///
    /// What XML 1.0 forbids and what UCS-2 does not have becomes U+FFFD in `unicodeChar`; what
    /// is not ASCII or forbidden becomes `?` in `char`.
    func checkedText(_ text: String) throws(CellFault) -> String {
        let isPlain = text.utf8Span.span.isPrintable
        if case .any(_, nil) = count, isPlain { return text }
        let length = isPlain ? text.utf8.count : text.unicodeScalars.count
        if let fault = count.textFault(length) { throw CellFault(fault) }
        if isPlain { return text }
        let needsChange = text.unicodeScalars.contains { !isAllowed($0) }
        return needsChange ? replaced(text) : text
    }

    private func replaced(_ text: String) -> String {
        let replacement: Unicode.Scalar = datatype == .char ? "?" : Unicode.Scalar.replacement
        var replaced = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            replaced.append(isAllowed(scalar) ? scalar : replacement)
        }
        return String(replaced)
    }

    private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= (datatype == .char ? 0x7F : 0xFFFF) && !scalar.isForbiddenInXML
    }
}

extension Span<UInt8> {
    /// Whether all bytes are printable ASCII.
    var isPrintable: Bool {
        for index in indices where self[index] < 0x20 || self[index] >= 0x7F { return false }
        return true
    }
}
