/// An address of the service with parameters, such as `/search?radius=1`.
package struct PageAddress: Hashable, Sendable {
    /// A name and a value.
    package struct Item: Hashable, Sendable {
        /// The name, in its own case.
        package var name: String
        /// The value.
        package var value: String

        /// A parameter.
        ///
        /// - Parameters:
        ///   - name: the name.
        ///   - value: the value.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The path.
    package var path: String
    /// The parameters, in order.
    package var items: [Item]

    /// An address.
    ///
    /// - Parameters:
    ///   - path: begins with `/`.
    ///   - items: the parameters.
    package init(_ path: String, _ items: [Item] = []) {
        self.path = path
        self.items = items
    }

    /// The same with other values of a parameter.
    ///
    /// - Parameters:
    ///   - name: the parameter.
    ///   - value: its value; nil to leave it out.
    /// - Returns: the address.
    package func with(_ name: String, _ value: String?) -> PageAddress {
        var copy = self
        copy.items.removeAll { $0.name == name }
        if let value { copy.items.append(Item(name, value)) }
        return copy
    }

    /// The address as it is written (RFC 3986).
    package var text: String {
        guard !items.isEmpty else { return path }
        return path + "?" + query
    }

    /// The parameters as they are written.
    package var query: String {
        items.map { "\(PageAddress.encoded($0.name))=\(PageAddress.encoded($0.value))" }
            .joined(separator: "&")
    }

    /// A text with all but letters, digits and `-._~` in hexadecimal digits (RFC 3986 §2.1).
    ///
    /// - Parameter text: anything.
    /// - Returns: what can stand in an address.
    package static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
