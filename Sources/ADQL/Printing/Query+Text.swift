extension Query: CustomStringConvertible {
    /// The query as text, which reads as an equal query.
    public var description: String {
        var printer = Printer()
        if !commonTables.isEmpty {
            printer.list("WITH ", commonTables) { printer, table in
                printer.write(table.name)
                printer.text += " AS ("
                printer.write(table.statement)
                printer.text += ")"
            }
            printer.text += " "
        }
        printer.write(statement)
        return printer.text
    }
}

extension Statement: CustomStringConvertible {
    /// The statement as text.
    public var description: String { Printer.text { $0.write(self) } }
}

extension Expression: CustomStringConvertible {
    /// The value as text.
    public var description: String { Printer.text { $0.write(self) } }
}

extension Condition: CustomStringConvertible {
    /// The condition as text.
    public var description: String { Printer.text { $0.write(self) } }
}

extension Identifier: CustomStringConvertible {
    /// The name, in double quotes where it needs them.
    public var description: String {
        let bytes = name.utf8
        let isRegular =
            bytes.first?.isLetter == true
            && bytes.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
            && !ReservedWords.contains(name)
        guard isDelimited || !isRegular else { return name }
        return Printer.quoted(name, by: "\"")
    }
}

extension QualifiedName: CustomStringConvertible {
    /// The names with dots between them.
    public var description: String { parts.map(\.description).joined(separator: ".") }
}
