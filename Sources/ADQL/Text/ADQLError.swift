/// What is wrong with a query, where, and what to do about it.
public struct ADQLError: Error, Hashable, Sendable {
    /// What kind of failure it is; more may be added.
    public struct Code: Hashable, Sendable {
        /// The code's name.
        public let name: String
    }

    /// What kind of failure it is.
    public let code: Code
    /// Where it is; nil if it is in no one place.
    public let place: Place?
    /// What was found and what could stand there, in one line.
    public let reason: String
    /// A suggested fix, where there is one.
    public let hint: String?

    init(_ code: Code, at place: Place?, _ reason: String, hint: String? = nil) {
        self.code = code
        self.place = place
        self.reason = reason
        self.hint = hint
    }
}

extension ADQLError.Code {
    /// The text is not ADQL.
    public static let syntax = Self(name: "syntax")
    /// A limit of ``Limits`` is exceeded.
    public static let limit = Self(name: "limit")
    /// There is no such schema, table, column or function, or more than one.
    public static let name = Self(name: "name")
    /// A value is of a kind that cannot stand where it stands, or there are too many or too few.
    public static let type = Self(name: "type")
    /// An aggregate, or a column that is not grouped, stands where it cannot.
    public static let grouping = Self(name: "grouping")
    /// A geometry is impossible, or of a coordinate system that is not known.
    public static let geometry = Self(name: "geometry")
    /// The declaration of a function cannot be read.
    public static let declaration = Self(name: "declaration")
}

extension ADQLError: CustomStringConvertible {
    /// Place, reason and hint in one line.
    public var description: String {
        var text = place.map { "\($0): \(reason)" } ?? reason
        if let hint { text += " (\(hint))" }
        return text
    }
}
