import PROV

/// What differs between two documents, as JSON.
package struct ComparisonReport: Encodable, Sendable {
    private let first: DocumentFile
    private let second: DocumentFile
    private let difference: DocumentDifference

    /// Reports a comparison.
    ///
    /// - Parameters:
    ///   - first: a file.
    ///   - second: another one.
    ///   - difference: what differs between their documents.
    package init(_ first: DocumentFile, _ second: DocumentFile, _ difference: DocumentDifference) {
        self.first = first
        self.second = second
        self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, files, equal, prefixes, onlyInFirst, onlyInSecond, different
    }

    /// Writes the report.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .schemaVersion)
        try container.encode([first.path, second.path], forKey: .files)
        try container.encode(difference.isEmpty, forKey: .equal)
        try container.encode(difference.prefixes, forKey: .prefixes)
        try container.encode(difference.onlyInFirst.map(Item.init), forKey: .onlyInFirst)
        try container.encode(difference.onlyInSecond.map(Item.init), forKey: .onlyInSecond)
        try container.encode(difference.changes.map(ChangedItem.init), forKey: .different)
    }
}

/// A record that only one document has, as JSON.
private struct Item: Encodable, Sendable {
    let kind: String
    let identifier: String?
    let bundle: String?
    let provN: String

    init(_ statement: DocumentDifference.Statement) {
        kind = statement.record.kind.rawValue
        identifier = statement.record.identifier?.uri
        bundle = statement.bundle?.uri
        provN = statement.provN
    }
}

/// A record that both documents have, as JSON.
private struct ChangedItem: Encodable, Sendable {
    let kind: String
    let identifier: String
    let bundle: String?
    let arguments: [String]
    let attributes: [String]
    let first: String
    let second: String

    init(_ change: DocumentDifference.Change) {
        kind = change.kind.rawValue
        identifier = change.identifier.uri
        bundle = change.bundle?.uri
        arguments = change.arguments.map(\.rawValue)
        attributes = change.attributes.map(\.uri)
        first = change.first.provN
        second = change.second.provN
    }
}
