/// Names by the bytes that stand for them in a document, so that no string is made to find one.
struct NameTable: Sendable {
    /// Where a name is first.
    private struct Entry {
        let start: Int
        let count: Int
    }

    private var entries: [Entry] = []
    private var names: [QualifiedName] = []
    /// One more than the index of an entry, 0 where a slot is free; half of a power of two is.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)

    /// The slot in which the name of a range is, or would be.
    func slot(_ range: Range<Int>, of bytes: [UInt8]) -> Int {
        let bytes = bytes.span
        var slot = Self.hash(range, of: bytes) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.count == range.count {
                var index = 0
                while index < entry.count,
                    bytes[entry.start + index] == bytes[range.lowerBound + index]
                {
                    index += 1
                }
                if index == entry.count { return slot }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// The name in a slot; `nil` where the slot is free.
    func name(in slot: Int) -> QualifiedName? {
        slots[slot] == 0 ? nil : names[Int(slots[slot]) - 1]
    }

    /// Puts a name into the free slot that ``slot(_:of:)`` gave for its range.
    mutating func insert(
        _ name: QualifiedName, _ range: Range<Int>, in slot: Int, of bytes: [UInt8]
    ) {
        entries.append(Entry(start: range.lowerBound, count: range.count))
        names.append(name)
        slots[slot] = UInt32(entries.count)
        guard entries.count * 2 > slots.count else { return }
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            let range = entry.start..<(entry.start + entry.count)
            var slot = Self.hash(range, of: bytes.span) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    // Swift's hasher, since a hostile document may not choose which names collide.
    private static func hash(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        var hasher = Hasher()
        let part = bytes.extracting(range)
        unsafe part.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
