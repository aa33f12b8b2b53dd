/// Looks at the bytes of a document before the parser does.
///
/// libxml2 compares each attribute of a tag with each other one, and keeps whole tags and comments
/// in memory: a tag of a million attributes takes it minutes. So attributes are counted here, and
/// tags measured. That needs an encoding in which ASCII is ASCII.
struct TagGuard {
    private enum State: Hashable {
        case text
        /// Behind `<`, with the first bytes of what follows being looked at.
        case opening
        case tag
        case value(quote: UInt8)
        case comment
        case characterData
        case instruction
    }

    private let limits: Limits
    private var state = State.text
    /// The bytes of the tag, comment or instruction so far.
    private var length = 0
    private var attributes = 0
    /// The last three bytes, the newest lowest.
    private var recent: UInt32 = 0
    /// The beginning of the document up to the end of its first tag.
    private var head: [UInt8] = []
    private var isAtHead = true
    private var line = 1

    /// How long an XML declaration may be.
    private static let longestHead = 512

    init(_ limits: Limits) { self.limits = limits }

    /// Looks at the next bytes.
    mutating func check(_ bytes: Span<UInt8>) throws(VOTableError) {
        if isAtHead { try checkHead(bytes) }
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") { line += 1 }
            if state == .text {
                if byte == UInt8(ascii: "<") { open() }
            } else {
                try step(byte)
            }
        }
    }

    private mutating func open() {
        state = .opening
        (length, attributes, recent) = (0, 0, 0)
    }

    private mutating func step(_ byte: UInt8) throws(VOTableError) {
        recent = (recent << 8 | UInt32(byte)) & 0xFF_FFFF
        length += 1
        if length > limits.textBytes, state != .characterData {
            throw .limit("textBytes", limits.textBytes, .line(line), "a tag of more bytes")
        }
        switch state {
        case .text: break
        case .opening: classify(byte)
        case .tag:
            if byte == UInt8(ascii: ">") {
                state = .text
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                state = .value(quote: byte)
                attributes += 1
                guard attributes <= limits.attributes else {
                    throw .limit(
                        "attributes", limits.attributes, .line(line), "more attributes of a tag")
                }
            }
        case .value(let quote): if byte == quote { state = .tag }
        case .comment: if recent == Self.endOfComment, length > 5 { state = .text }
        case .characterData: if recent == Self.endOfData { state = .text }
        case .instruction: if recent & 0xFFFF == Self.endOfInstruction { state = .text }
        }
    }

    /// Finds out what begins with the bytes behind `<`.
    private mutating func classify(_ byte: UInt8) {
        switch (length, byte) {
        case (1, UInt8(ascii: "?")): state = .instruction
        case (1, UInt8(ascii: "!")): break
        case (2, UInt8(ascii: "-")), (2, UInt8(ascii: "[")): break
        case (3, UInt8(ascii: "-")): state = .comment
        case (3, _) where recent & 0xFF00 == UInt32(UInt8(ascii: "[")) << 8: state = .characterData
        case (1, UInt8(ascii: ">")): state = .text
        default: state = .tag
        }
    }

    private static let endOfComment: UInt32 = 0x2D2D3E
    private static let endOfData: UInt32 = 0x5D5D3E
    private static let endOfInstruction: UInt32 = 0x3F3E

    private mutating func checkHead(_ bytes: Span<UInt8>) throws(VOTableError) {
        for index in bytes.indices where isAtHead {
            head.append(bytes[index])
            isAtHead = bytes[index] != UInt8(ascii: ">") && head.count < Self.longestHead
        }
        // UTF-16 and UTF-32 have zeros among their first bytes, or a mark.
        let isWide =
            head.contains(0) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE])
        guard !isWide, head.first != 0x4C else { throw Self.refused("of the document") }
        guard !isAtHead, let name = Self.declaredEncoding(head) else { return }
        guard Self.isASCII(name) else { throw Self.refused(name) }
    }

    private static func refused(_ encoding: String) -> VOTableError {
        .read(
            .forbidden, .line(1), "the encoding \(encoding) is refused",
            hint: "convert the document to UTF-8")
    }

    /// The encoding that the XML declaration names, in upper case.
    private static func declaredEncoding(_ head: [UInt8]) -> String? {
        let text = String(decoding: head.span)
        guard text.contains("<?xml"),
            let name = text.split(separator: "encoding", maxSplits: 1).dropFirst().first
        else { return nil }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        return parts.count > 1 ? parts[1].uppercased() : "?"
    }

    private static func isASCII(_ encoding: String) -> Bool {
        ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(encoding)
            || encoding.hasPrefix("ISO-8859-") || encoding.hasPrefix("WINDOWS-125")
    }
}
