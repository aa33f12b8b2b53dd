extension ConditionBuilder {
    /// What `prov.*` calls a product.
    static let entity = "COALESCE(product_identifier, path)"

    mutating func addActivity(_ form: SearchForm) throws(FormFault) {
        try add(column: "activity_name", form.activity)
        conditions += ConditionBuilder.versions(form.activityVersion, "activity_version")
        if !form.activityVersion.isEmpty { mention("activity_version") }
    }

    mutating func addSoftware(_ form: SearchForm) throws(FormFault) {
        guard !form.software.isEmpty || !form.softwareVersion.isEmpty else { return }
        var tests = ConditionBuilder.versions(form.softwareVersion, "version")
        if !form.software.values.isEmpty {
            tests.append("name \(ConditionBuilder.isOne(of: form.software.values))")
        }
        if !form.software.pattern.isEmpty {
            tests.append("name \(ConditionBuilder.isLike(form.software.pattern))")
        }
        guard !tests.isEmpty else { return }
        // One list in another is found in one go; a join compares all with all.
        conditions.append(
            "\(ConditionBuilder.entity) IN (SELECT entity_id FROM prov.was_generated_by "
                + "WHERE activity_id IN (SELECT activity_id FROM prov.software "
                + "WHERE \(tests.joined(separator: " AND "))))")
    }

    static func versions(_ wish: SearchForm.Wish, _ column: String) -> [String] {
        var tests: [String] = []
        if !wish.values.isEmpty { tests.append("\(column) \(isOne(of: wish.values))") }
        let key = "fitsprov_version_key"
        for (text, sign) in [(wish.low, ">="), (wish.high, "<=")] where !text.isEmpty {
            tests.append("\(key)(\(column)) \(sign) \(key)(\(text.adql))")
        }
        return tests
    }
}
