extension Parser {
    /// A name.
    mutating func identifier(_ what: String) throws(ADQLError) -> Identifier {
        guard current.isName else { throw expectedName(what) }
        let token = advance()
        return Identifier(
            name: token.text, isDelimited: token.kind == .delimited, place: token.place)
    }

    /// A reserved word as a name, where nothing else can stand: as if it were in quotes and lower case.
    private mutating func plainWord() -> Identifier? {
        guard current.kind == .word, ReservedWords.plain.contains(current.keyword) else {
            return nil
        }
        let token = advance()
        return Identifier(name: token.text.lowercased(), isDelimited: true, place: token.place)
    }

    /// A name with those before it, and dots between them.
    mutating func qualifiedName(_ what: String, most: Int) throws(ADQLError) -> QualifiedName {
        var parts = [try identifier(what)]
        while isAtSign("."), peek().kind != .sign {
            guard parts.count < most else {
                throw ADQLError(
                    .syntax, at: current.place,
                    "\(what) has at most \(most - 1) names before it")
            }
            advance()
            if let name = plainWord() {
                parts.append(name)
            } else {
                parts.append(try identifier("a name after '.'"))
            }
        }
        return QualifiedName(parts: parts, place: parts[0].place)
    }

    /// `[AS] name`, where it is there.
    mutating func alias() throws(ADQLError) -> Identifier? {
        if take("AS") { return try identifier("a name after AS") }
        return current.isName ? try identifier("a name") : nil
    }

    /// A whole number without sign (`<unsigned_decimal>`).
    mutating func wholeNumber(after word: String) throws(ADQLError) -> Int {
        guard current.kind == .number, current.text.utf8.allSatisfy(\.isDigit) else {
            throw expected([], or: "a whole number after \(word)")
        }
        guard let number = Int(current.text) else {
            throw ADQLError(.limit, at: current.place, "\(current.shown) is too large")
        }
        advance()
        return number
    }
}
