import Files

extension [Attribute] {
    /// Whether no two attributes have one name; false as well where there are many.
    var haveDistinctNames: Bool {
        guard count <= 8 else { return false }
        for index in indices.dropFirst() {
            for other in 0..<index where self[other].name == self[index].name { return false }
        }
        return true
    }

    /// The values of each name, names in the order in which they come first.
    var grouped: [(name: QualifiedName, values: [Value])] {
        var groups: [(name: QualifiedName, values: [Value])] = []
        // A dictionary is worth its while only for many.
        var places: [QualifiedName: Int] = [:]
        let isLong = count > 8
        for attribute in self {
            let place =
                isLong
                ? places[attribute.name] : groups.firstIndex { $0.name == attribute.name }
            if let place {
                groups[place].values.append(attribute.value)
            } else {
                if isLong { places[attribute.name] = groups.count }
                groups.append((attribute.name, [attribute.value]))
            }
        }
        return groups
    }
}

extension [UInt8] {
    /// Appends a string of JSON with its quotation marks.
    package mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        appendJSONCharacters(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends the characters of a string of JSON.
    mutating func appendJSONCharacters(_ text: String) {
        let bytes = text.utf8Span.span
        let special = bytes.first(from: 0) { scan in
            scan.notPrintable | scan.equal(to: UInt8(ascii: "\""))
                | scan.equal(to: UInt8(ascii: "\\"))
        }
        guard special < bytes.count else {
            append(text)
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": self += "\\\"".utf8
            case "\\": self += "\\\\".utf8
            case "\n": self += "\\n".utf8
            case "\r": self += "\\r".utf8
            case "\t": self += "\\t".utf8
            // The same character to a parser, and nothing that a terminal obeys.
            case _ where scalar.isUnsafe:
                for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
                    let digits = String(unit, radix: 16)
                    self += "\\u".utf8
                    self += String(repeating: "0", count: 4 - digits.utf8.count).utf8
                    self += digits.utf8
                }
            default: self += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
    }
}
