extension String.UTF8View {
    /// The bytes without white space at both ends, as XML Schema collapses it.
    var trimmingSpace: Substring.UTF8View {
        var rest = self[...]
        while let first = rest.first, first.isXMLSpace { rest.removeFirst() }
        while let last = rest.last, last.isXMLSpace { rest.removeLast() }
        return rest
    }
}

extension UInt8 {
    /// Whether the byte is white space to XML: space, tab, line feed or carriage return.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension String {
    /// Whether every byte of the text in UTF-8 meets a condition.
    @inline(__always)
    func allBytes(_ condition: (UInt8) -> Bool) -> Bool {
        let bytes = utf8Span.span
        var index = 0
        while index < bytes.count {
            guard condition(bytes[index]) else { return false }
            index += 1
        }
        return true
    }
}
