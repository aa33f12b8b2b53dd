/// What a reader finds in a document, in the order in which it stands there.
public enum VOTableEvent: Hashable, Sendable {
    /// The document begins; all that stands before its first resource.
    case document(Header)
    /// A resource begins; all that stands before its first table or the resources within it.
    case resource(Resource)
    /// A table begins; all that stands before its rows.
    case table(Table)
    /// A row of the table that began last, a cell for each column.
    case row([Cell])
    /// The table ends, with the remarks behind its rows.
    case tableEnd([Info])
    /// A remark behind a table, a resource or the last of them, such as `QUERY_STATUS`.
    case info(Info)
    /// The resource that began last and has not ended ends.
    case resourceEnd
}
