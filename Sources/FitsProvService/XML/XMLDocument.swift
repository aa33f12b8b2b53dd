import VOTable

/// A document of XML that is being written.
///
/// Names are the program's own; texts and values of attributes are anybody's and are escaped.
struct XMLDocument {
    private var output = ByteOutput()

    /// Begins a document.
    init() { output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    /// Hands out the bytes.
    mutating func take() -> [UInt8] { output.take() }

    /// An element without children.
    ///
    /// - Parameters:
    ///   - name: its name, with its prefix.
    ///   - text: its text; nil for none.
    ///   - attributes: names and values; those that are nil are left out.
    mutating func element(
        _ name: String, _ text: String? = nil, _ attributes: KeyValuePairs<String, String?> = [:]
    ) {
        begin(name, attributes)
        if let text {
            output.append(">")
            output.append(xml: text)
            output.append("</\(name)>\n")
        } else {
            output.append("/>\n")
        }
    }

    /// An element that is only there if it has a text.
    ///
    /// - Parameters:
    ///   - name: its name, with its prefix.
    ///   - text: its text.
    mutating func element(_ name: String, ifPresent text: String?) {
        if let text { element(name, text) }
    }

    /// An element with children.
    ///
    /// - Parameters:
    ///   - name: its name, with its prefix.
    ///   - attributes: names and values; those that are nil are left out.
    ///   - content: writes the children.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
        content: (inout XMLDocument) -> Void
    ) {
        begin(name, attributes)
        output.append(">\n")
        content(&self)
        output.append("</\(name)>\n")
    }

    private mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
        output.append("<\(name)")
        for (name, value) in attributes {
            if let value { output.append(attribute: name, value) }
        }
    }
}
