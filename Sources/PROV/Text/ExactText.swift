/// A text that equals another only where their bytes are the same.
///
/// Strings are equal already where they are equivalent in Unicode: "Å" is the sign of the ångström
/// to them. Prefixes, URIs and names are not, and what is kept by them must not be.
struct ExactText: Hashable, Sendable {
    /// The text.
    let text: String

    /// Keeps a text.
    init(_ text: String) { self.text = text }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.isSame(as: right.text) }

    func hash(into hasher: inout Hasher) {
        unsafe text.utf8Span.span.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}

extension String {
    /// Whether two texts have the same bytes.
    func isSame(as other: String) -> Bool {
        self == other && utf8.count == other.utf8.count
            && (utf8Span.isKnownASCII || utf8.elementsEqual(other.utf8))
    }

    /// What follows a byte of ASCII in the text, whatever it makes one character with.
    func text(after index: Index) -> String {
        String(Substring(utf8[index...].dropFirst()))
    }
}
