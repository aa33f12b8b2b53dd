/// A remark on a document, resource or table: the element INFO (VOTable 1.4 §4.8).
public struct Info: Hashable, Sendable {
    /// What it is about.
    public var name: String
    /// The value.
    public var value: String
    /// More words, the element's text.
    public var text: String
    /// An XML identifier.
    public var id: String?

    /// Makes a remark.
    ///
    /// - Parameters:
    ///   - name: what it is about.
    ///   - value: the value.
    ///   - text: more words.
    ///   - id: an XML identifier.
    public init(_ name: String, _ value: String, text: String = "", id: String? = nil) {
        self.name = name
        self.value = value
        self.text = text
        self.id = id
    }

    /// The name of the remark with which a service says how a query ended (DALI 1.1 §4.4).
    public static let queryStatus = "QUERY_STATUS"

    /// That a query went well.
    public static let ok = Info(queryStatus, "OK")

    /// That there would have been more rows.
    public static let overflow = Info(queryStatus, "OVERFLOW")

    /// That a query failed, or ended before its last row.
    ///
    /// - Parameter message: what went wrong.
    /// - Returns: the remark.
    public static func error(_ message: String) -> Info {
        Info(queryStatus, "ERROR", text: message)
    }
}
