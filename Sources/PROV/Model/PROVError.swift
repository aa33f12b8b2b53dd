import Files

/// What went wrong with a document, where, and what to do about it.
public struct PROVError: Error, Hashable, Sendable {
    /// What kind of failure it is; more may be added.
    public struct Code: Hashable, Sendable {
        /// The code's name.
        public let name: String
        /// Makes a code of a name.
        package init(_ name: String) { self.name = name }
    }

    /// Where in the input, or in which record, it went wrong.
    public enum Place: Hashable, Sendable {
        /// A line and a column of the input, both from 1.
        case position(line: Int, column: Int)
        /// A line of the input, from 1.
        case line(Int)
        /// A record, as PROV-N begins it: `used(ex:u1; …)`.
        case record(String)
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was being done, such as `read PROV-N`.
    public let operation: String
    /// The file or other source of the document, where the caller has named it.
    public var source: String?
    /// Where it went wrong.
    public let place: Place?
    /// What was found and what was expected, in one line.
    public let reason: String
    /// A suggested fix, where there is one.
    public let hint: String?

    /// Makes an error.
    package init(
        _ code: Code, operation: String, place: Place? = nil, reason: String, hint: String? = nil
    ) {
        self.code = code
        self.operation = operation
        self.place = place
        self.reason = reason.shown
        self.hint = hint
        source = nil
    }

    /// The same error, about a named file.
    package func about(_ source: String) -> PROVError {
        var error = self
        error.source = source
        return error
    }
}

extension PROVError.Code {
    /// The input is not in the form of its format.
    public static let syntax = Self("syntax")
    /// The form is right, but the content is not PROV.
    public static let content = Self("content")
    /// A prefix is used that nothing declares.
    public static let undeclaredPrefix = Self("undeclaredPrefix")
    /// The input has what is refused for safety, such as a document type declaration.
    public static let forbidden = Self("forbidden")
    /// The input exceeds one of ``Limits``.
    public static let limit = Self("limit")
    /// The document cannot be written in the format.
    public static let unwritable = Self("unwritable")
}

extension PROVError: CustomStringConvertible {
    /// Operation, source, place, reason and hint in one line.
    public var description: String {
        var text = operation
        if let source { text += " \(source)" }
        if let place { text += ": \(place)" }
        text += ": \(reason)"
        if let hint { text += " (\(hint))" }
        return text
    }
}

extension PROVError.Place: CustomStringConvertible {
    /// The place as it appears in a message.
    public var description: String {
        switch self {
        case .position(let line, let column): "line \(line), column \(column)"
        case .line(let line): "line \(line)"
        case .record(let record): record
        }
    }
}

extension String {
    /// The text as it may be in a message: one line of bounded length, control characters
    /// escaped.
    fileprivate var shown: String {
        let limit = 300
        guard utf8.count > limit || unicodeScalars.contains(where: \.isUnsafe) else { return self }
        var shown = ""
        for scalar in unicodeScalars.prefix(limit) {
            shown += scalar.isUnsafe ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return unicodeScalars.count > limit ? shown + "…" : shown
    }
}
