/// A column of a binary table as its header describes it (FITS 4.0 §7.3.1, 7.3.2).
package struct TableColumn: Hashable, Sendable {
    /// How the elements of a cell are stored.
    package enum Form: Hashable, Sendable {
        /// `rA`: characters.
        case characters
        /// `rB`: bytes.
        case bytes
        /// `rPB`, `rQB`, `rPA`, `rQA`: bytes in the heap, with a 32- or 64-bit descriptor.
        case heapBytes(wide: Bool)
        /// Any other form, by its letter.
        case other(Character)
    }

    /// `TTYPEn`, or an empty string.
    package let name: String
    /// How the elements of a cell are stored.
    package let form: Form
    /// The repeat count.
    package let count: Int
    /// Where the cell begins in its row, in bytes.
    let offset: Int
    /// The size of the cell in its row, in bytes.
    package let size: Int

    /// Reads `TFORMn`, as in `64A`, `1PB(3112)` or `20480B`.
    init?(name: String, form text: String, offset: Int) {
        var rest = text.trimmed[...]
        let digits = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(digits.count)
        let count = digits.isEmpty ? 1 : Int(digits)
        guard let count, let letter = rest.first else { return nil }
        let element = rest.dropFirst().first
        let width: Int
        switch letter {
        case "A": (form, width) = (.characters, 1)
        case "B": (form, width) = (.bytes, 1)
        case "P", "Q":
            let isByte = element == "B" || element == "A"
            form = isByte ? .heapBytes(wide: letter == "Q") : .other(letter)
            width = letter == "Q" ? 16 : 8
        case "X": (form, width) = (.other(letter), 1)
        case "L": (form, width) = (.other(letter), 1)
        case "I": (form, width) = (.other(letter), 2)
        case "J", "E": (form, width) = (.other(letter), 4)
        case "K", "D", "C": (form, width) = (.other(letter), 8)
        case "M": (form, width) = (.other(letter), 16)
        default: return nil
        }
        let elements = letter == "X" ? count / 8 + (count % 8 == 0 ? 0 : 1) : count
        let (size, overflow) = elements.multipliedReportingOverflow(by: width)
        guard !overflow, size <= Int.max / 4 else { return nil }
        self.name = name
        self.count = count
        self.offset = offset
        self.size = size
    }
}
