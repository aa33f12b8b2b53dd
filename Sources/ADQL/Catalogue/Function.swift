/// A function that is no part of ADQL, as TAPRegExt declares it.
public struct Function: Hashable, Sendable {
    /// An argument.
    public struct Parameter: Hashable, Sendable {
        /// What it is called.
        public let name: String
        /// Its type.
        public let type: ValueType
    }

    /// The name, which is the same in upper and lower case.
    public let name: String
    /// The arguments.
    public let parameters: [Parameter]
    /// The type of what it gives.
    public let result: ValueType
    /// Whether it makes one value of all rows of a group, as SUM does.
    public let isAggregate: Bool
    /// What it does, for people.
    public let description: String?
    /// Its declaration: `name(arg TYPE, …) -> TYPE`.
    public let declaration: String

    /// Reads a declaration (TAPRegExt 1.0 §2.3: `name(arg TYPE, …) -> TYPE`).
    ///
    /// - Parameters:
    ///   - declaration: such as `ivo_hasword(haystack VARCHAR, needle VARCHAR) -> INTEGER`.
    ///   - isAggregate: whether it makes one value of all rows of a group.
    ///   - description: what it does, for people.
    /// - Throws: ``ADQLError`` if it is not in this form, or names a type that is not known.
    public init(
        declaring declaration: String, isAggregate: Bool = false, description: String? = nil
    ) throws(ADQLError) {
        var reader = DeclarationReader(tokens: try Lexer.tokens(declaration, limits: Limits()))
        (name, parameters, result) = try reader.function()
        self.isAggregate = isAggregate
        self.description = description
        self.declaration = declaration
    }
}

/// Reads the declaration of a function.
struct DeclarationReader {
    private let tokens: [Token]
    private var index = 0

    init(tokens: [Token]) { self.tokens = tokens }

    mutating func function() throws(ADQLError) -> (String, [Function.Parameter], ValueType) {
        let name = try word("the name of a function")
        try need("(")
        var parameters: [Function.Parameter] = []
        if !take(")") {
            repeat {
                let parameter = try word("the name of an argument")
                parameters.append(Function.Parameter(name: parameter, type: try type()))
            } while take(",")
            try need(")")
        }
        try need("-")
        try need(">")
        let result = try type()
        guard tokens[index].kind == .end else { throw fault("the end") }
        return (name, parameters, result)
    }

    /// A type's words, and how many of it in parentheses, which does not matter.
    private mutating func type() throws(ADQLError) -> ValueType {
        let token = tokens[index]
        var name = try word("a type")
        while tokens[index].kind == .word { name += " " + (try word("a type")) }
        if take("(") {
            while tokens[index].kind == .number || tokens[index].isSign("*") { index += 1 }
            try need(")")
        }
        guard let type = ValueType(declared: name) else {
            throw ADQLError(.declaration, at: token.place, "'\(name.shown)' is no type of ADQL")
        }
        return type
    }

    private mutating func word(_ what: String) throws(ADQLError) -> String {
        guard tokens[index].kind == .word else { throw fault(what) }
        index += 1
        return tokens[index - 1].text
    }

    private mutating func take(_ sign: String) -> Bool {
        guard tokens[index].isSign(sign) else { return false }
        index += 1
        return true
    }

    private mutating func need(_ sign: String) throws(ADQLError) {
        guard take(sign) else { throw fault("'\(sign)'") }
    }

    private func fault(_ wanted: String) -> ADQLError {
        ADQLError(
            .declaration, at: tokens[index].place,
            "expected \(wanted), found \(tokens[index].shown)")
    }
}
