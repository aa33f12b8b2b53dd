/// A value that holds for a whole table or resource: the element PARAM (VOTable 1.4 §4.2).
public struct Parameter: Hashable, Sendable {
    /// Name, type, unit and so on.
    public var column: Column
    /// The value, as it would be in TABLEDATA.
    public var value: String

    /// Makes a parameter of any type.
    ///
    /// - Parameters:
    ///   - column: name, type, unit and so on.
    ///   - value: the value, as it would be in TABLEDATA.
    public init(_ column: Column, value: String) {
        self.column = column
        self.value = value
    }

    /// Makes a parameter that is a string.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - text: its value.
    ///   - ref: the identifier of something that it refers to.
    public init(_ name: String, text: String, ref: String? = nil) {
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        column = Column(name, isASCII ? .char : .unicodeChar, .any)
        column.ref = ref
        value = text
    }

    /// The name.
    public var name: String { column.name }
}
