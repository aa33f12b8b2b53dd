import ADQL

extension PublishedTable.Column {
    /// The activity of which a row speaks.
    static func activityKey(_ sql: String) -> Self {
        .init(
            "activity_id", .wide, sql, ucd: "meta.id", utype: "voprov:Activity.id", "The activity.")
    }

    /// The same, with a way to find rows by its values.
    func indexed(_ index: PublishedTable.Index) -> Self {
        var column = self
        column.index = index
        return column
    }
}

extension PublishedTable.Key {
    static let activity = PublishedTable.Key(
        target: "prov.activity", columns: [("activity_id", "id")])

    static func entity(_ column: String) -> PublishedTable.Key {
        PublishedTable.Key(target: "prov.entity", columns: [(column, "id")])
    }
}
