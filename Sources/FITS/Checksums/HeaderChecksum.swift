extension Header {
    /// The header with a `CHECKSUM` that is right for these data; its comment is kept.
    ///
    /// - Parameter dataSum: the sum of the padded data unit.
    /// - Returns: the header, or nil if it has no `CHECKSUM` card with 16 characters to replace.
    package func updatingChecksum(dataSum: UInt32) -> Header? {
        guard let place = checksumPlace else { return nil }
        var bytes = bytes
        bytes.replaceSubrange(place, with: repeatElement(UInt8(ascii: "0"), count: place.count))
        var sum = OnesComplement(dataSum)
        sum.add(bytes[...])
        bytes.replaceSubrange(place, with: ChecksumText.encode(sumWithZeros: sum.value).utf8)
        return Header(bytes: bytes, count: count)
    }

    /// Whether `CHECKSUM` is right for these data.
    ///
    /// - Parameter dataSum: the sum of the padded data unit.
    /// - Returns: whether the header and these data sum to all ones.
    package func checksumIsRight(dataSum: UInt32) -> Bool {
        Checksums(header: self, dataSum: dataSum).checksum == .right
    }

    /// The header with these 16 characters as the value of `CHECKSUM`.
    ///
    /// - Parameter text: 16 ASCII characters.
    /// - Returns: the header, or nil if it has no `CHECKSUM` card with 16 characters to replace.
    package func replacingChecksum(with text: String) -> Header? {
        guard let place = checksumPlace, text.utf8.count == place.count else { return nil }
        var bytes = bytes
        bytes.replaceSubrange(place, with: text.utf8)
        return Header(bytes: bytes, count: count)
    }

    /// Where the 16 characters of `CHECKSUM` are: they must be aligned to 4 bytes.
    private var checksumPlace: Range<Int>? {
        guard let index = index(of: "CHECKSUM") else { return nil }
        let start = index * Card.size + CardLayout.valueStart + 1
        let end = start + ChecksumText.length
        guard bytes[start - 1] == ASCII.quote, bytes[end] == ASCII.quote,
            self[index].value?.string?.utf8.count == ChecksumText.length
        else { return nil }
        return start..<end
    }

    /// The header with the value of the logical card at `index` changed; all else stays.
    ///
    /// - Parameters:
    ///   - index: the index of a card whose value is `T` or `F`.
    ///   - value: the new value.
    /// - Returns: the header, or nil if the card holds no logical value.
    package func replacingLogical(at index: Int, with value: Bool) -> Header? {
        guard self[index].value?.logical != nil else { return nil }
        let start = index * Card.size + CardLayout.valueStart
        guard let place = bytes[start..<(index + 1) * Card.size].firstIndex(where: { $0 != 0x20 })
        else { return nil }
        var bytes = bytes
        bytes[place] = UInt8(ascii: value ? "T" : "F")
        return Header(bytes: bytes, count: count)
    }
}
