/// A value field split into the value's token and the comment (FITS 4.0 §4.1.2.3, 4.2).
struct ValueField {
    let token: ArraySlice<UInt8>
    private let rest: ArraySlice<UInt8>

    init(_ field: ArraySlice<UInt8>) {
        let text = field.trimmingStart
        let end: Int
        switch text.first {
        case ASCII.quote:
            end = ValueField.endOfString(text)
        case UInt8(ascii: "("):
            end = text.firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? text.endIndex
        default:
            end = text.firstIndex(of: ASCII.slash) ?? text.endIndex
        }
        token = text[..<end].trimmingEnd
        rest = text[end...]
    }

    var comment: String {
        let text = rest.trimmingStart
        guard text.first == ASCII.slash else { return text.trimmingEnd.headerText }
        let words = text.dropFirst()
        return (words.first == ASCII.space ? words.dropFirst() : words).trimmingEnd.headerText
    }

    var value: CardValue {
        guard let first = token.first else { return .undefined }
        switch first {
        case ASCII.quote:
            return ValueField.unquote(token).map(CardValue.string) ?? .invalid(token.headerText)
        case UInt8(ascii: "("):
            return ValueField.complex(token) ?? .invalid(token.headerText)
        case UInt8(ascii: "T") where token.count == 1:
            return .logical(true)
        case UInt8(ascii: "F") where token.count == 1:
            return .logical(false)
        default:
            return NumberText(token).value ?? .invalid(token.headerText)
        }
    }

    /// The index behind the closing quote of a string, or the end of the field without one.
    private static func endOfString(_ text: ArraySlice<UInt8>) -> Int {
        var index = text.startIndex + 1
        while index < text.endIndex {
            if text[index] == ASCII.quote {
                guard index + 1 < text.endIndex, text[index + 1] == ASCII.quote else {
                    return index + 1
                }
                index += 1
            }
            index += 1
        }
        return text.endIndex
    }

    private static func unquote(_ token: ArraySlice<UInt8>) -> String? {
        let inner = token.dropFirst()
        // As most are: nothing in it stands for something else.
        if let end = inner.firstIndex(of: ASCII.quote), end == token.endIndex - 1 {
            return inner[..<end].trimmingEnd.headerText
        }
        var text: [UInt8] = []
        var index = token.startIndex + 1
        while index < token.endIndex {
            if token[index] == ASCII.quote {
                if index + 1 == token.endIndex { return text.trimmingEnd.headerText }
                index += 1
            }
            text.append(token[index])
            index += 1
        }
        return nil
    }

    private static func complex(_ token: ArraySlice<UInt8>) -> CardValue? {
        guard token.last == UInt8(ascii: ")") else { return nil }
        let parts = token.dropFirst().dropLast().split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2,
            let real = NumberText(parts[0].trimmingStart.trimmingEnd).value?.number,
            let imaginary = NumberText(parts[1].trimmingStart.trimmingEnd).value?.number
        else { return nil }
        return .complex(real, imaginary)
    }
}
