import Glibc

/// An address of IP.
struct HostAddress: Hashable, Sendable {
    /// 4 bytes, or 16.
    let bytes: [UInt8]

    /// The addresses that a name has; it may block.
    ///
    /// - Parameter host: a name, or an address in any spelling that the system knows.
    /// - Returns: the addresses; none if there is no such host.
    static func all(of host: String) -> [HostAddress] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list = unsafe UnsafeMutablePointer<addrinfo>?.none
        guard unsafe getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var addresses: [HostAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let address = unsafe HostAddress(entry.pointee) { addresses.append(address) }
            unsafe next = entry.pointee.ai_next
        }
        return addresses
    }

    /// - Parameter bytes: 4 or 16.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private init?(_ entry: addrinfo) {
        var text = [CChar](repeating: 0, count: 1_025)
        let status = unsafe getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard status == 0 else { return nil }
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        // What follows `%` names a part of this computer.
        self.init(String(decoding: bytes.prefix { $0 != UInt8(ascii: "%") }, as: UTF8.self))
    }

    /// Reads an address in its usual spelling; nil for anything else.
    init?(_ text: String) {
        var room = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &room) == 1 {
            bytes = Array(room.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &room) == 1 {
            bytes = room
        } else {
            return nil
        }
    }

    /// The address as it is written: `192.0.2.1`, or all groups of IPv6.
    var text: String {
        guard bytes.count == 16 else { return bytes.map { "\($0)" }.joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { index in
            String(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]), radix: 16)
        }.joined(separator: ":")
    }

    /// Whether it is one computer that all the world can reach.
    ///
    /// Not so are this computer, private and local networks, groups, and addresses that stand for others, as IANA's
    /// registries of special addresses list them (RFC 6890).
    var isPublic: Bool {
        let blocks = bytes.count == 4 ? HostAddress.special : HostAddress.specialOfVersion6
        // Of IPv6 only 2000::/3 is given to computers.
        guard bytes.count == 4 || (bytes.count == 16 && bytes[0] & 0xE0 == 0x20) else {
            return false
        }
        return !blocks.contains { isIn($0.start, bits: $0.bits) }
    }

    private func isIn(_ start: [UInt8], bits: Int) -> Bool {
        for (index, byte) in start.enumerated() {
            let rest = bits - 8 * index
            guard rest > 0 else { break }
            let mask: UInt8 = rest >= 8 ? 0xFF : ~(0xFF >> UInt8(rest))
            if bytes[index] & mask != byte & mask { return false }
        }
        return true
    }

    private static let special: [(start: [UInt8], bits: Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 31, 196], 24), ([192, 52, 193], 24),
        ([192, 88, 99], 24), ([192, 168], 16), ([192, 175, 48], 24), ([198, 18], 15),
        ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 3),
    ]

    /// Protocols, documentation, and IPv4 in disguise (Teredo, 6to4).
    private static let specialOfVersion6: [(start: [UInt8], bits: Int)] = [
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16),
        ([0x26, 0x20, 0x00, 0x4F, 0x80, 0x00], 48), ([0x3F, 0xFF, 0x00], 20),
    ]
}
