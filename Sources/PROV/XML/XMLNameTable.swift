import CLibxml2

/// The names of a document by the addresses that libxml2's dictionary gives each text once.
struct XMLNameTable {
    private struct Key: Hashable {
        let local: UInt
        let namespace: UInt
    }

    private var known: [Key: XMLName] = [:]
    /// Names that were found last, each in the one place that its key has.
    private var recent: [(key: Key, name: XMLName)?] = Array(repeating: nil, count: 128)
    private let names: XMLNames

    init(_ names: XMLNames) { self.names = names }

    /// The name of a local part and a URI; without a URI it is in no namespace.
    mutating func name(
        _ local: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let key = Key(local: UInt(bitPattern: local), namespace: UInt(bitPattern: namespace))
        let place = Int((key.local >> 3 ^ key.namespace >> 5) & UInt(recent.count - 1))
        if let (last, name) = recent[place], last == key { return name }
        let name =
            unsafe known[key] ?? XMLName(Self.string(namespace), Self.string(local), names)
        known[key] = name
        recent[place] = (key, name)
        return name
    }

    /// A text of libxml2; empty where there is none.
    static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
