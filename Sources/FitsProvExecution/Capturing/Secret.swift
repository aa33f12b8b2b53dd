/// What looks as if it must not be published.
package enum Secret {
    private static let marks = ["KEY", "TOKEN", "SECRET", "PASS", "CRED", "AUTH", "COOKIE"]
        .map { Array($0.utf8) }
    /// Words of the field that only look so.
    private static let harmless = [
        "KEYWORD", "KEYWORDS", "BYPASS", "PASSBAND", "BANDPASS", "AUTHOR", "AUTHORS",
    ].map { Array($0.utf8) }

    /// Whether a name looks like that of a secret: a password, key or token, in whatever case.
    ///
    /// - Parameter name: the name of a variable or parameter.
    /// - Returns: true if it is not to be captured.
    package static func isName(_ name: String) -> Bool {
        let words = name.utf8.map(\.uppercasedASCII).split { !$0.isInWord }
        return words.contains { word in
            marks.contains { word.holds($0) } && !harmless.contains { word.elementsEqual($0) }
        }
    }

    /// A value without the password of a URL in it.
    ///
    /// - Parameter value: any text.
    /// - Returns: the text; what stands between the name of a user and `@` in each URL is gone.
    package static func masked(_ value: String) -> String {
        var masked = ""
        var rest = Substring(value)
        while let scheme = rest.range(of: "://") {
            masked += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let end = rest.firstIndex { "/?# \t".contains($0) } ?? rest.endIndex
            let place = rest[..<end]
            if let at = place.lastIndex(of: "@"), let colon = place[..<at].firstIndex(of: ":") {
                masked += place[..<colon]
                rest = rest[at...]
            }
        }
        return masked + rest
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<index(start, offsetBy: text.count)
            }
            start = index(after: start)
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func holds(_ mark: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: mark) }
    }
}

extension UInt8 {
    /// The byte, or the large letter of a small one.
    fileprivate var uppercasedASCII: UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 32 : self
    }

    /// Whether it is a large letter, or part of a character beyond ASCII.
    fileprivate var isInWord: Bool {
        self >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
    }
}
