/// Looks at the bytes of an XML document before a parser does.
///
/// libxml2 compares each attribute of a tag with each other one: a tag of a million attributes
/// takes it minutes. The tags are counted here, which needs an encoding in which ASCII is ASCII.
enum XMLInput {
    /// The document in an encoding that extends ASCII, no tag of which has more attributes and
    /// namespaces than `limits.namespaces`.
    static func checked(_ bytes: [UInt8], _ limits: Limits) throws(PROVError) -> [UInt8] {
        let bytes = fromUTF16(bytes) ?? bytes
        let encoding = declaredEncoding(bytes)
        guard encoding.isEmpty || isASCII(encoding), !bytes.prefix(4).contains(0) else {
            throw PROVError(
                .forbidden, operation: PROVError.readXML, place: .line(1),
                reason:
                    "the encoding \(encoding.isEmpty ? "of the document" : encoding) is refused",
                hint: "convert the document to UTF-8")
        }
        if let offset = crowdedTag(bytes.span, limits.namespaces) {
            let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
            throw PROVError(
                .limit, operation: PROVError.readXML, place: .line(line),
                reason: "more attributes of one tag than \(limits.namespaces)")
        }
        return bytes
    }

    /// UTF-16 as UTF-8, without its declaration; `nil` where there is no mark of UTF-16.
    private static func fromUTF16(_ bytes: [UInt8]) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0 else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        let text = Array(String(decoding: units, as: UTF16.self).utf8)
        guard text.starts(with: "<?xml".utf8),
            let end = text.indices.first(where: { text[$0...].starts(with: "?>".utf8) })
        else { return text }
        return Array(text[(end + 2)...])
    }

    /// The encoding that the XML declaration names, in upper case; empty where it names none.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String {
        let head = String(decoding: bytes.prefix(256), as: UTF8.self)
        guard let declaration = head.split(separator: "?>").first, head.contains("<?xml"),
            let name = declaration.split(separator: "encoding", maxSplits: 1).dropFirst().first
        else { return "" }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        return parts.count > 1 ? parts[1].uppercased() : "?"
    }

    private static func isASCII(_ encoding: String) -> Bool {
        ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(encoding)
            || encoding.hasPrefix("ISO-8859-") || encoding.hasPrefix("WINDOWS-125")
    }

    /// Where the first tag begins that has more attributes than `limit`; `nil` where there is
    /// none.
    private static func crowdedTag(_ bytes: Span<UInt8>, _ limit: Int) -> Int? {
        var index = bytes.first(from: 0) { $0.equal(to: 0x3C) }
        while index < bytes.count {
            let start = index
            index += 1
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "?"):
                index = end("?>", in: bytes, from: index)
            case UInt8(ascii: "!") where has("!--", in: bytes, at: index):
                index = end("-->", in: bytes, from: index + 3)
            case UInt8(ascii: "!") where has("![CDATA[", in: bytes, at: index):
                index = end("]]>", in: bytes, from: index + 8)
            default:
                guard let end = tagEnd(bytes, from: index, limit) else { return start }
                index = end
            }
            index = bytes.first(from: index) { $0.equal(to: 0x3C) }
        }
        return nil
    }

    /// Where a tag ends; `nil` where it has more attributes than `limit`.
    private static func tagEnd(_ bytes: Span<UInt8>, from start: Int, _ limit: Int) -> Int? {
        var (index, count) = (start, 0)
        while true {
            index = bytes.first(from: index) { scan in
                scan.equal(to: UInt8(ascii: ">")) | scan.equal(to: UInt8(ascii: "\""))
                    | scan.equal(to: UInt8(ascii: "'"))
            }
            guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { return index }
            count += 1
            guard count <= limit else { return nil }
            let quote = bytes[index]
            index = bytes.first(from: index + 1) { $0.equal(to: quote) } + 1
        }
    }

    private static func has(_ text: String, in bytes: Span<UInt8>, at start: Int) -> Bool {
        let text = text.utf8Span.span
        guard start + text.count <= bytes.count else { return false }
        return text.indices.allSatisfy { bytes[start + $0] == text[$0] }
    }

    /// Where a text ends that ends with `last`.
    private static func end(_ last: String, in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if has(last, in: bytes, at: index) { return index + last.utf8.count }
            index += 1
        }
        return index
    }
}
