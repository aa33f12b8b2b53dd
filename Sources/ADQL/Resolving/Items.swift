/// The values of a SELECT list, and what they are called.
struct Items {
    private(set) var values: [ResolvedExpression] = []
    /// What each is called in the query; a value without name has a made one.
    private(set) var labels: [String] = []

    mutating func append(_ columns: [ScopeColumn]) {
        for column in columns { append(column.value, label: column.name) }
    }

    mutating func append(_ value: ResolvedExpression, label: String?) {
        values.append(value)
        if let label {
            labels.append(label)
        } else if case .aggregate(.count, _, nil) = value.form {
            labels.append("count_all")
        } else {
            labels.append("col_\(values.count)")
        }
    }

    /// The columns of the result, with names that are unique in any case.
    var columns: [Catalogue.Column] {
        let written = Set(labels.map { $0.lowercased() })
        var taken: Set<String> = []
        var counts: [String: Int] = [:]
        return zip(values, labels).map { value, label in
            var name = label
            let key = label.lowercased()
            if taken.contains(key) {
                var count = counts[key] ?? 1
                repeat {
                    count += 1
                    name = "\(label)_\(count)"
                } while taken.contains(name.lowercased()) || written.contains(name.lowercased())
                counts[key] = count
            }
            taken.insert(name.lowercased())
            return value.column(named: name)
        }
    }
}
