/// Takes the tokens of PROV-N from bytes, as the parser asks for them (PROV-N).
///
/// What a run of characters is depends on where it is (`2012` may be a name, a number or the
/// beginning of a time), so there is no list of tokens.
struct PROVNScanner {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// A fault if the bytes are no UTF-8.
    var encodingFault: PROVError? {
        bytes.firstInvalidUTF8.map { fault("the text is not UTF-8", at: $0) }
    }

    /// Skips white space and comments.
    mutating func skipSpace() {
        while index < bytes.count {
            if bytes[index].isXMLSpace {
                index += 1
            } else if bytes[index...].starts(with: "//".utf8) {
                while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
            } else if bytes[index...].starts(with: "/*".utf8) {
                index += 2
                while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
                index = min(index + 2, bytes.count)
            } else {
                return
            }
        }
    }

    /// The next byte after white space; `nil` at the end.
    mutating func peek() -> UInt8? {
        skipSpace()
        return index < bytes.count ? bytes[index] : nil
    }

    /// Takes a character if it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    /// Takes a character that must be next.
    mutating func expect(_ character: Unicode.Scalar) throws(PROVError) {
        guard take(character) else { throw expected("'\(character)'") }
    }

    /// Takes a word of letters if it is next and no name goes on after it.
    mutating func take(word: String) -> Bool {
        skipSpace()
        let end = index + word.utf8.count
        guard bytes[index...].starts(with: word.utf8),
            end == bytes.count || !bytes[end].isNameByte
        else { return false }
        index = end
        return true
    }

    /// Takes the marker `-` if it is next.
    mutating func takeMarker() -> Bool {
        guard peek() == UInt8(ascii: "-"),
            index + 1 == bytes.count || !bytes[index + 1].isNameByte
        else { return false }
        index += 1
        return true
    }

    /// A name with its prefix, escapes resolved.
    mutating func name() throws(PROVError) -> String {
        try lexicalName().text
    }

    /// A name, and whether it has a prefix: only a colon that comes before every escape ends one.
    mutating func lexicalName() throws(PROVError) -> (text: String, hasPrefix: Bool) {
        guard let first = peek(), first.isNameByte || first == UInt8(ascii: "\\"),
            first != UInt8(ascii: "-")
        else { throw expected("a name") }
        let start = index
        while index < bytes.count, bytes[index].isNameByte { index += 1 }
        let hasPrefix = bytes[start..<index].contains(UInt8(ascii: ":"))
        var name = text(start..<index)
        while index < bytes.count, bytes[index] == UInt8(ascii: "\\") {
            name.unicodeScalars.append(try escape(in: "=\u{27}(),-:;\"[].{}"))
            let start = index
            while index < bytes.count, bytes[index].isNameByte { index += 1 }
            name += text(start..<index)
        }
        return (name, hasPrefix)
    }

    /// An IRI between `<` and `>`.
    mutating func iri() throws(PROVError) -> String {
        guard take("<") else { throw expected("a URI in '<' and '>'") }
        var iri = ""
        while true {
            let start = index
            while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
                bytes[index] != UInt8(ascii: "\\")
            {
                index += 1
            }
            iri += text(start..<index)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\\") else { break }
            iri.unicodeScalars.append(try escape(in: "='(),-:;\"[]."))
        }
        guard take(">") else { throw expected("'>' at the end of the URI") }
        return iri
    }

    /// A string in single or triple quotation marks.
    mutating func string() throws(PROVError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw expected("a string") }
        let start = index
        let isLong = bytes[index...].starts(with: "\"\"\"".utf8)
        let quote = isLong ? "\"\"\"" : "\""
        index += quote.utf8.count
        var string = ""
        while true {
            let piece = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "\\"),
                !bytes[index...].starts(with: quote.utf8), isLong || !bytes[index].isLineEnd
            {
                index += 1
            }
            string += text(piece..<index)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\\") else { break }
            string.unicodeScalars.append(try escape(in: "\"'\\", letters: true))
        }
        guard bytes[index...].starts(with: quote.utf8) else {
            throw fault("the string has no end on its line", at: start)
        }
        index += quote.utf8.count
        return string
    }

    /// The tag of a language, after its `@`; escapes in it are for tags that are none.
    mutating func language() throws(PROVError) -> String {
        var language = ""
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                language.unicodeScalars.append(try escape(in: "='(),-:;\"[]."))
            } else if Unicode.Scalar(bytes[index]).isLanguage {
                language.unicodeScalars.append(Unicode.Scalar(bytes[index]))
                index += 1
            } else {
                break
            }
        }
        return language
    }

    /// The letters, digits and signs that come next, such as those of a time or a language.
    mutating func run(_ isPart: (UInt8) -> Bool) -> String {
        skipSpace()
        let start = index
        while index < bytes.count, isPart(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// Takes two characters that belong together if they are next.
    mutating func take(pair: String) -> Bool {
        skipSpace()
        guard bytes[index...].starts(with: pair.utf8) else { return false }
        index += pair.utf8.count
        return true
    }

    /// Goes back to where the scanner was before.
    mutating func rewind(to index: Int) {
        self.index = index
    }
}

extension UInt8 {
    /// Whether the byte may be in a name of PROV-N without an escape.
    var isNameByte: Bool {
        isASCIILetter || isASCIIDigit || self >= 0x80 || "_-.:/@~&+*?#$!%".utf8.contains(self)
    }

    fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
