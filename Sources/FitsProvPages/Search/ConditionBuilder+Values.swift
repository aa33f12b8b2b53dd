extension ConditionBuilder {
    mutating func add(
        column name: String, _ wish: SearchForm.Wish
    ) throws(FormFault) {
        guard !wish.isEmpty else { return }
        guard let column = columns.first(where: { $0.name == name }) else {
            throw FormFault("there is no column '\(name)'")
        }
        mention(name)
        if !wish.values.isEmpty {
            var literals: [String] = []
            for value in wish.values {
                literals.append(
                    column.isText ? value.adql : try ConditionBuilder.number(value, name).adql)
            }
            conditions.append("\(column.written) \(ConditionBuilder.isOne(ofLiterals: literals))")
        }
        if !wish.pattern.isEmpty {
            conditions.append("\(column.written) \(ConditionBuilder.isLike(wish.pattern))")
        }
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            let literal = column.isText ? text.adql : try ConditionBuilder.number(text, name).adql
            conditions.append("\(column.written) \(sign) \(literal)")
        }
    }

    mutating func add(field name: String, _ wish: SearchForm.Wish) throws(FormFault) {
        guard !wish.isEmpty else { return }
        let column = columns.first { $0.name == name && $0.isField }
        if column != nil { mention(name) }
        var tests: [String] = []
        if !wish.values.isEmpty { tests.append(ConditionBuilder.isOne(of: wish.values)) }
        if !wish.pattern.isEmpty { tests.append(ConditionBuilder.isLike(wish.pattern)) }
        if let column {
            conditions += tests.map { "\(column.written) \($0)" }
        } else {
            for test in tests { add(inField: name, "\"value\" \(test)") }
        }
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            if name.lowercased().hasSuffix("version") {
                let key = "fitsprov_version_key"
                let value = column?.written ?? "\"value\""
                let test = "\(key)(\(value)) \(sign) \(key)(\(text.adql))"
                if column != nil { conditions.append(test) } else { add(inField: name, test) }
            } else {
                let number = try ConditionBuilder.number(text, name)
                add(inField: name, "numeric_value \(sign) \(number.adql)")
            }
        }
    }

    /// A condition on a field that is no column.
    mutating func add(inField name: String, _ test: String) {
        conditions.append(
            "\(ConditionBuilder.entity) IN (SELECT entity_id FROM prov.field "
                + "WHERE name = \(name.adql) AND \(test))")
    }
}
