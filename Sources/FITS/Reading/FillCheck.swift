/// Looks at the bytes that fill the last block of a data unit (FITS 4.0 §3.3.2, 7.2.3).
///
/// They are zeros; behind the characters of an ASCII table, and of extensions that are not of the
/// standard, blanks as well. What else is there is in no digest of anybody's data.
struct FillCheck {
    private let hdu: HDU
    /// The byte that all of the fill is, once some of it was seen.
    private var fill: UInt8?
    /// How many bytes of the fill were seen, in the pieces before.
    private var seen = 0
    private(set) var problem: Problem?

    init(_ hdu: HDU) {
        self.hdu = hdu
    }

    private var allowsBlanks: Bool {
        switch hdu.kind {
        case .asciiTable, .other: true
        default: false
        }
    }

    mutating func look(at bytes: ArraySlice<UInt8>) {
        guard problem == nil, let first = bytes.first else { return }
        defer { seen += bytes.count }
        let expected = fill ?? (first == ASCII.space && allowsBlanks ? first : 0)
        fill = expected
        guard let index = bytes.firstIndex(where: { $0 != expected }) else { return }
        let place = seen + index - bytes.startIndex + 1
        problem = Problem(
            .error, hdu: hdu.number,
            "byte \(place) of the fill after the data is \(bytes[index]), not \(expected)")
    }
}
