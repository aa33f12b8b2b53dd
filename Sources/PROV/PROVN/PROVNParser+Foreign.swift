extension PROVNParser {
    /// An expression of an extension; recursion is bounded by `limits.depth`.
    mutating func foreignExpression(depth: Int) throws(PROVError) -> Foreign.Expression {
        let name = try name()
        try scanner.expect("(")
        let identifier = try optionalIdentifier()
        var arguments: [Foreign.Argument] = []
        var attributes: [Attribute] = []
        repeat {
            if scanner.peek() == UInt8(ascii: "["), !arguments.isEmpty {
                attributes = try self.attributes()
                break
            }
            arguments.append(try foreignArgument(depth: depth))
            try check(arguments.count)
        } while scanner.take(",")
        guard scanner.take(")") else { throw scanner.expected("',' or ')'") }
        return Foreign.Expression(
            name: name, identifier: identifier, arguments: arguments, attributes: attributes)
    }

    private mutating func foreignArgument(depth: Int) throws(PROVError) -> Foreign.Argument {
        guard depth < limits.depth else {
            throw scanner.fault("nested deeper than \(limits.depth)", code: .limit)
        }
        if scanner.takeMarker() { return .absent }
        if scanner.take("(") { return .tuple(try foreignArguments(until: ")", depth: depth)) }
        if scanner.take("{") { return .set(try foreignArguments(until: "}", depth: depth)) }
        if let value = try foreignValue() { return .value(value) }
        let start = scanner.index
        let name = try name()
        guard scanner.peek() == UInt8(ascii: "(") else { return .reference(name) }
        scanner.rewind(to: start)
        return .expression(try foreignExpression(depth: depth + 1))
    }

    /// A literal or time if one is next.
    ///
    /// None is tried that may fail, since a fault must find its
    /// line.
    private mutating func foreignValue() throws(PROVError) -> Value? {
        guard let next = scanner.peek() else { return nil }
        if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") { return try literal() }
        let start = scanner.index
        let text = scanner.run { $0.isASCIIDigit || $0.isASCIILetter || "-+:.".utf8.contains($0) }
        if DateTime.isValid(text) { return .dateTime(text) }
        if Int(text) != nil, scanner.peek() != UInt8(ascii: "(") {
            return .typed(text, datatype: Value.xsdInt)
        }
        scanner.rewind(to: start)
        return nil
    }

    private mutating func foreignArguments(
        until end: Unicode.Scalar, depth: Int
    ) throws(PROVError) -> [Foreign.Argument] {
        var arguments: [Foreign.Argument] = []
        if scanner.take(end) { return arguments }
        repeat {
            arguments.append(try foreignArgument(depth: depth + 1))
            try check(arguments.count)
        } while scanner.take(",")
        guard scanner.take(end) else { throw scanner.expected("',' or '\(end)'") }
        return arguments
    }
}
