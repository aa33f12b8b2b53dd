/// Elements by the bytes that stand for them in a document, so that no string is made to find one.
struct ByteTable<Element: Sendable>: Sendable {
    private var keys: [UInt8] = []
    private var entries: [ByteTableEntry] = []
    /// The elements, in the order of the entries.
    private var elements: [Element] = []
    /// One more than the index of an entry, 0 where a slot is free; half of a power of two is.
    private var slots: [UInt32] = Array(repeating: 0, count: 64)
    /// The same of what was found last, by what costs less than a hash value.
    private var recent: [UInt32] = Array(repeating: 0, count: 256)

    /// The element of a key; `nil` where there is none.
    mutating func element(_ key: Span<UInt8>) -> Element? {
        let place = Self.place(key) & (recent.count - 1)
        let last = Int(recent[place]) - 1
        if last >= 0, isKey(key, of: entries[last]) { return elements[last] }
        let slot = slot(key, Self.hash(key))
        guard slots[slot] != 0 else { return nil }
        recent[place] = slots[slot]
        return elements[Int(slots[slot]) - 1]
    }

    /// Adds the element of a key that has none.
    mutating func insert(_ element: Element, _ key: Span<UInt8>) {
        let hash = Self.hash(key)
        entries.append(ByteTableEntry(start: keys.count, count: key.count, hash: hash))
        elements.append(element)
        for index in key.indices { keys.append(key[index]) }
        slots[slot(key, hash)] = UInt32(entries.count)
        guard entries.count * 2 > slots.count else { return }
        slots = Array(repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = entry.hash & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    /// The slot in which the entry of a key is, or would be.
    private func slot(_ key: Span<UInt8>, _ hash: Int) -> Int {
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash, isKey(key, of: entry) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func isKey(_ key: Span<UInt8>, of entry: ByteTableEntry) -> Bool {
        entry.count == key.count
            && keys.span.extracting(entry.start..<(entry.start + entry.count)).isEqual(to: key)
    }

    private static func place(_ key: Span<UInt8>) -> Int {
        guard !key.isEmpty else { return 0 }
        let ends = Int(key[0]) &* 7 &+ Int(key[key.count - 1])
        return key.count &* 31 &+ Int(key[key.count / 2]) &* 13 &+ ends
    }

    // Swift's hasher, since a hostile document may not choose which names collide.
    private static func hash(_ key: Span<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe key.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}

/// The key of an element.
private struct ByteTableEntry {
    /// Where the bytes are in `keys`.
    let start: Int
    let count: Int
    let hash: Int
}
