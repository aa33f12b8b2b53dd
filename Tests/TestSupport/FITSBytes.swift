/// Small FITS files made byte by byte, without the code under test.
package enum FITSBytes {
    /// The bytes of one block.
    package static let block = 2880

    /// The 80 bytes of a card.
    package static func card(_ text: String) -> [UInt8] {
        padded(Array(text.utf8.prefix(80)), to: 80, with: 0x20)
    }

    /// The text of a card in fixed format: the value right-justified in column 30.
    ///
    /// - Parameters:
    ///   - keyword: at most eight characters.
    ///   - value: the value as it is to be, strings with their quotes.
    /// - Returns: the text, not yet filled up to 80 characters.
    package static func fixed(_ keyword: String, _ value: some CustomStringConvertible) -> String {
        let text = value.description
        let name = keyword + String(repeating: " ", count: max(0, 8 - keyword.utf8.count))
        let gap = text.hasPrefix("'") ? 0 : max(0, 20 - text.utf8.count)
        return name + "= " + String(repeating: " ", count: gap) + text
    }

    /// A header of these cards, with `END`, filled up to whole blocks.
    package static func header(_ cards: [String]) -> [UInt8] {
        padded((cards + ["END"]).flatMap(card), to: block, with: 0x20)
    }

    /// A header with its data, both filled up to whole blocks.
    package static func hdu(
        _ cards: [String], data: some Collection<UInt8> = [], fill: UInt8 = 0
    ) -> [UInt8] {
        header(cards) + padded(Array(data), to: block, with: fill)
    }

    /// A primary HDU; without axes it has no data.
    package static func primary(
        bitpix: Int = 8, axes: [Int] = [], _ cards: [String] = [],
        data: some Collection<UInt8> = []
    ) -> [UInt8] {
        hdu([fixed("SIMPLE", "T")] + array(bitpix, axes) + cards, data: data)
    }

    /// An `IMAGE` extension.
    package static func image(
        bitpix: Int = 8, axes: [Int] = [], _ cards: [String] = [],
        data: some Collection<UInt8> = []
    ) -> [UInt8] {
        let start = [fixed("XTENSION", "'IMAGE   '")] + array(bitpix, axes)
        return hdu(start + [fixed("PCOUNT", 0), fixed("GCOUNT", 1)] + cards, data: data)
    }

    /// A `BINTABLE` extension; `data` is the rows and the heap behind them.
    package static func table(
        forms: [String], rowSize: Int, rows: Int, heap: Int = 0, _ cards: [String] = [],
        data: some Collection<UInt8>
    ) -> [UInt8] {
        let start =
            [fixed("XTENSION", "'BINTABLE'")] + array(8, [rowSize, rows])
            + [fixed("PCOUNT", heap), fixed("GCOUNT", 1), fixed("TFIELDS", forms.count)]
        let columns = forms.enumerated().flatMap { index, form in
            [
                fixed("TTYPE\(index + 1)", "'C\(index + 1)'"),
                fixed("TFORM\(index + 1)", "'\(form)'"),
            ]
        }
        return hdu(start + columns + cards, data: data)
    }

    /// `BITPIX`, `NAXIS` and the axes.
    package static func array(_ bitpix: Int, _ axes: [Int]) -> [String] {
        [fixed("BITPIX", bitpix), fixed("NAXIS", axes.count)]
            + axes.enumerated().map { fixed("NAXIS\($0 + 1)", $1) }
    }

    private static func padded(_ bytes: [UInt8], to unit: Int, with fill: UInt8) -> [UInt8] {
        let rest = bytes.count % unit
        return rest == 0 ? bytes : bytes + [UInt8](repeating: fill, count: unit - rest)
    }
}
