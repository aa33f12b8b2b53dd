/// How a value is written in an element: as text, and as attributes that say what the text is.
struct XMLValueForm {
    let attributes: [(String, String)]
    let text: String
}

extension XMLWriter {
    /// The form that needs nothing but XML Schema; `nil` where there is none.
    mutating func form(of value: Value) -> XMLValueForm? {
        guard value.text.isXML else { return nil }
        switch value {
        case .string(let text):
            return XMLValueForm(attributes: [], text: text)
        case .localized(let text, let language):
            guard SchemaLexical.isLanguage(language) else { return nil }
            return XMLValueForm(attributes: [("xml:lang", language)], text: text)
        case .name(let name):
            guard let lexical = qualified(name) else { return nil }
            return XMLValueForm(attributes: [("xsi:type", "xsd:QName")], text: lexical)
        case .typed(let text, let datatype):
            guard datatype.isIn(.xsd),
                SchemaLexical.isValid(text, type: datatype.localPart)
            else { return nil }
            return XMLValueForm(
                attributes: [("xsi:type", "xsd:\(datatype.localPart)")], text: text)
        }
    }

    /// The form in an element of `xs:anySimpleType`, where a language needs a type that has one.
    mutating func simpleForm(of value: Value) -> XMLValueForm? {
        guard let form = form(of: value), case .localized = value else { return form(of: value) }
        return XMLValueForm(
            attributes: [("xsi:type", "prov:InternationalizedString")] + form.attributes,
            text: form.text)
    }

    /// Any value, as a literal of PROV-N.
    mutating func literal(_ value: Value) -> String {
        switch value {
        case .string(let text): text.provNString
        case .localized(let text, let language):
            // A language that is not a tag has no form in PROV-N either.
            "\(text.provNString)@\(language.provNEscaped { scalar, _ in scalar.isLanguage })"
        case .typed(let text, let datatype): "\(text.provNString) %% \(provN(datatype))"
        case .name(let name): "'\(provN(name))'"
        }
    }
}
