/// Writes a query as text.
struct Printer {
    var text = ""

    static func text(_ write: (inout Printer) -> Void) -> String {
        var printer = Printer()
        write(&printer)
        return printer.text
    }

    /// A text in quotes, those in it doubled.
    static func quoted(_ text: String, by quote: Character) -> String {
        var quoted = String(quote)
        for character in text.unicodeScalars {
            quoted.unicodeScalars.append(character)
            if String(character) == String(quote) { quoted.append(quote) }
        }
        quoted.append(quote)
        return quoted
    }

    /// Writes elements with commas between them.
    mutating func list<Element>(
        _ begin: String, _ elements: [Element],
        _ write: (inout Printer, Element) -> Void
    ) {
        text += begin
        for (index, element) in elements.enumerated() {
            if index > 0 { text += ", " }
            write(&self, element)
        }
    }

    mutating func write(_ name: Identifier) { text += name.description }

    mutating func write(_ statement: Statement) {
        write(statement.body)
        if !statement.order.isEmpty {
            list(" ORDER BY ", statement.order) { printer, term in
                switch term.key {
                case .position(let position): printer.text += "\(position)"
                case .expression(let value): printer.write(value)
                }
                if term.isDescending { printer.text += " DESC" }
            }
        }
        if let offset = statement.offset { text += " OFFSET \(offset)" }
    }

    private mutating func write(_ body: QueryBody) {
        switch body {
        case .select(let select): write(select)
        case .statement(let statement): write(subquery: statement)
        case .combination(let whole):
            write(whole.first, in: whole)
            for operand in whole.rest {
                text += " \(operand.operation.rawValue) \(operand.isAll ? "ALL " : "")"
                write(operand.body, in: whole)
            }
        }
    }

    /// An operand, in parentheses where it would else be read as part of the whole.
    private mutating func write(_ body: QueryBody, in whole: Combination) {
        guard case .combination(let inner) = body else { return write(body) }
        if inner.rest.first?.operation == .intersect, whole.rest.first?.operation != .intersect {
            return write(body)
        }
        text += "("
        write(body)
        text += ")"
    }

    mutating func write(subquery statement: Statement) {
        text += "("
        write(statement)
        text += ")"
    }
}
