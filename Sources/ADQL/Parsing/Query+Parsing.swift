extension Query {
    /// Reads a query.
    ///
    /// A `;` at its end is forgiven. All of ADQL 2.0 is ADQL 2.1, which is what is read.
    ///
    /// - Parameters:
    ///   - text: the query.
    ///   - limits: the most that is read.
    /// - Throws: ``ADQLError`` that says what stands where something else was expected.
    public init(parsing text: String, limits: Limits = Limits()) throws(ADQLError) {
        var parser = Parser(tokens: try Lexer.tokens(text, limits: limits), limits: limits)
        self = try parser.query()
    }
}
