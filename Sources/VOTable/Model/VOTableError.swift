/// What is wrong with a table that is read or written, where, and what to do about it.
public struct VOTableError: Error, Hashable, Sendable {
    /// What kind of failure it is; more may be added.
    public struct Code: Hashable, Sendable {
        /// The code's name.
        public let name: String
    }

    /// Where it went wrong.
    public enum Place: Hashable, Sendable {
        /// A line of the document, from 1.
        case line(Int)
        /// A row of a table, from 1.
        case row(Int)
        /// A row, from 1, and the name of a column.
        case cell(row: Int, column: String)
        /// The name of a column.
        case column(String)
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was being done: `read VOTable`, `write VOTable`.
    public let operation: String
    /// Where it went wrong.
    public let place: Place?
    /// What was found and what was expected, in one line.
    public let reason: String
    /// A suggested fix, where there is one.
    public let hint: String?

    init(
        _ code: Code, operation: String, place: Place? = nil, _ reason: String, hint: String? = nil
    ) {
        self.code = code
        self.operation = operation
        self.place = place
        self.reason = reason.shown
        self.hint = hint
    }

    static func read(
        _ code: Code, _ place: Place?, _ reason: String, hint: String? = nil
    ) -> VOTableError {
        VOTableError(code, operation: "read VOTable", place: place, reason, hint: hint)
    }

    static func limit(_ name: String, _ limit: Int, _ place: Place?, _ what: String)
        -> VOTableError
    {
        read(.limit, place, "\(what) than \(limit) (limit \(name))")
    }
}

extension VOTableError.Code {
    /// The document is not well-formed XML.
    public static let syntax = Self(name: "syntax")
    /// The document is XML, but not a VOTable.
    public static let content = Self(name: "content")
    /// A cell is not what its column says.
    public static let cell = Self(name: "cell")
    /// The document has what is refused for safety, or is not supported.
    public static let forbidden = Self(name: "forbidden")
    /// The document exceeds one of ``Limits``.
    public static let limit = Self(name: "limit")
    /// The stream of a table is damaged, or ends too early.
    public static let stream = Self(name: "stream")
    /// The row cannot be written.
    public static let unwritable = Self(name: "unwritable")
}

extension VOTableError: CustomStringConvertible {
    /// Operation, place, reason and hint in one line.
    public var description: String {
        var text = operation
        if let place { text += ": \(place)" }
        text += ": \(reason)"
        if let hint { text += " (\(hint))" }
        return text
    }
}

extension VOTableError.Place: CustomStringConvertible {
    /// The place as it appears in a message.
    public var description: String {
        switch self {
        case .line(let line): "line \(line)"
        case .row(let row): "row \(row)"
        case .cell(let row, let column): "row \(row), column \(column.shown)"
        case .column(let column): "column \(column.shown)"
        }
    }
}

extension String {
    /// The text as it may be in a message: one line of bounded length, control characters
    /// escaped.
    var shown: String {
        var shown = ""
        for (count, scalar) in unicodeScalars.enumerated() {
            guard count < 300 else { return shown + "…" }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
                .unassigned:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
