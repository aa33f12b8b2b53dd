extension SearchForm {
    /// What the form says, as parameters of an address; always in the same order.
    package var items: [PageAddress.Item] {
        var items = conditions
        for name in shown { items.append(.init("col", name)) }
        func add(_ name: String, _ value: String, _ isThere: Bool) {
            if isThere, !value.isEmpty { items.append(.init(name, value)) }
        }
        add("sort", sort, true)
        add("desc", "1", isDescending)
        add("page", "\(page)", page > 1)
        add("edited", edited, true)
        add("go", "1", items.isEmpty && isAsked)
        return items
    }

    /// What is asked of products, without how it is shown.
    package var conditions: [PageAddress.Item] {
        var items: [PageAddress.Item] = []
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { items.append(.init(name, value)) }
        }
        add("place", place)
        add("radius", radius)
        if overlaps { add("overlaps", "1") }
        add("from", dates.low)
        add("to", dates.high)
        add("emin", energies.low)
        add("emax", energies.high)
        if !energies.low.isEmpty || !energies.high.isEmpty { add("eunit", energyUnit) }
        func add(_ group: String, _ key: String, _ wish: Wish) {
            for value in wish.values { add("\(group)v.\(key)", value) }
            add("\(group)t.\(key)", wish.pattern)
            add("\(group)l.\(key)", wish.low)
            add("\(group)h.\(key)", wish.high)
        }
        for (key, wish) in columns.sorted(by: { $0.key < $1.key }) { add("o", key, wish) }
        for (key, wish) in fields.sorted(by: { $0.key < $1.key }) { add("f", key, wish) }
        add("p", "activity", activity)
        add("p", "activity_version", activityVersion)
        add("p", "software", software)
        add("p", "software_version", softwareVersion)
        add("origin", origin)
        return items
    }

    /// The address of the form.
    package var address: PageAddress { PageAddress("/search", items) }
}
