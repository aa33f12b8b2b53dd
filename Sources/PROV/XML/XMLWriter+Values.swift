/// How a value is written in an element: as text, and what attributes say that the text is.
struct XMLValueForm {
    let type: Datatype?
    let text: String

    /// What the text is, where it is not just a string.
    enum Datatype {
        /// A text in a language.
        case language(String)
        /// The same in an element that needs a type for it.
        case internationalized(String)
        /// A literal of a datatype of XML Schema, by its local name.
        case datatype(String)
    }
}

extension XMLWriter {
    /// The form that needs nothing but XML Schema; `nil` where there is none.
    mutating func form(of value: Value) -> XMLValueForm? {
        guard value.text.isXML else { return nil }
        switch value {
        case .string(let text):
            return XMLValueForm(type: nil, text: text)
        case .localized(let text, let language):
            guard SchemaLexical.isLanguage(language) else { return nil }
            return XMLValueForm(type: .language(language), text: text)
        case .name(let name):
            guard let lexical = qualified(name) else { return nil }
            return XMLValueForm(type: .datatype("QName"), text: lexical)
        case .typed(let text, let datatype):
            guard datatype.isIn(.xsd),
                SchemaLexical.isValid(text, type: datatype.localPart)
            else { return nil }
            return XMLValueForm(type: .datatype(datatype.localPart), text: text)
        }
    }

    /// The form in an element of `xs:anySimpleType`, where a language needs a type that has one.
    mutating func simpleForm(of value: Value) -> XMLValueForm? {
        let form = form(of: value)
        guard let form, case .language(let language) = form.type else { return form }
        return XMLValueForm(type: .internationalized(language), text: form.text)
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
