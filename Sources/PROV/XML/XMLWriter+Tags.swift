/// The name of an element as it is written.
struct XMLTag {
    /// The prefix with its colon.
    let prefix: String
    let local: String

    /// The name of an element of PROV's namespace.
    static func prov(_ local: String) -> XMLTag { XMLTag(prefix: "prov:", local: local) }

    /// The name of an element of ``XMLForm/literal``.
    static func literal(_ local: String) -> XMLTag { XMLTag(prefix: "lit:", local: local) }
}

/// An attribute, up to its value.
enum XMLAttributeName: String {
    case id = " prov:id=\""
    case reference = " prov:ref=\""
    case type = " xsi:type=\""
    case language = " xml:lang=\""
    case key = " lit:key=\""
}

extension XMLWriter {
    /// Begins a start tag, which attributes may follow.
    mutating func begin(_ tag: XMLTag) {
        bytes.append(indentation)
        bytes.append(UInt8(ascii: "<"))
        append(tag)
    }

    /// Writes an attribute of the start tag that was begun.
    mutating func attribute(_ name: XMLAttributeName, _ value: String) {
        bytes.append(name.rawValue)
        bytes.append(value.xmlEscaped)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an attribute that is the name of a record.
    mutating func attribute(_ name: XMLAttributeName, _ value: QualifiedName) {
        let split = prefixes.split(value)
        guard !split.prefix.isEmpty, value.hasSimpleLocalPart else {
            attribute(name, lexical(value))
            return
        }
        bytes.append(name.rawValue)
        bytes.append(split.prefix)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(split.localPart)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends the start tag of an element whose children are to follow, each on lines of its own.
    mutating func open() {
        endLine()
        indentation += "  "
    }

    /// Closes the element that was opened last.
    mutating func close(_ tag: XMLTag) {
        indentation.removeLast(2)
        bytes.append(indentation)
        appendEnd(tag)
    }

    /// Ends the start tag of an element without content.
    mutating func endEmpty() { bytes.append("/>\n") }

    /// Ends an element of which the start tag was begun, with text only.
    mutating func end(_ tag: XMLTag, _ text: String) {
        bytes.append(UInt8(ascii: ">"))
        bytes.append(text.xmlCharacters)
        appendEnd(tag)
    }

    /// Writes an element with the text of a value.
    mutating func leaf(_ tag: XMLTag, _ form: XMLValueForm) {
        begin(tag)
        switch form.type {
        case nil: break
        case .language(let language): attribute(.language, language)
        case .internationalized(let language):
            attribute(.type, "prov:InternationalizedString")
            attribute(.language, language)
        case .datatype(let name):
            bytes.append(XMLAttributeName.type.rawValue)
            bytes.append("xsd:")
            bytes.append(name)
            bytes.append(UInt8(ascii: "\""))
        }
        end(tag, form.text)
    }

    /// Writes an element with text only.
    mutating func leaf(_ tag: XMLTag, _ text: String) {
        begin(tag)
        end(tag, text)
    }

    private mutating func appendEnd(_ tag: XMLTag) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        append(tag)
        endLine()
    }

    private mutating func endLine() {
        bytes.append(UInt8(ascii: ">"))
        bytes.append(0x0A)
    }

    private mutating func append(_ tag: XMLTag) {
        bytes.append(tag.prefix)
        bytes.append(tag.local)
    }
}
