import FITS
import Files
import PROV

/// A comparison of two documents in the formats of `compare`.
struct ComparisonOutput: Encodable {
    private let first: DocumentFile
    private let second: DocumentFile
    private let difference: DocumentDifference

    init(_ first: DocumentFile, _ second: DocumentFile, _ difference: DocumentDifference) {
        self.first = first
        self.second = second
        self.difference = difference
    }

    /// What differs, a line a record.
    var text: String {
        guard !difference.isEmpty else {
            return line("\(first.path) and \(second.path) say the same")
        }
        var text = line("\(first.path) and \(second.path) differ")
        text += difference.prefixes.map { line("  \($0)") }.joined()
        text += list(difference.onlyInFirst, "only in \(first.path):")
        text += list(difference.onlyInSecond, "only in \(second.path):")
        guard !difference.changes.isEmpty else { return text }
        text += line("different in both:")
        let width = max(first.path.count, second.path.count)
        for change in difference.changes {
            let names = change.arguments.map(\.rawValue) + change.attributes.map(difference.phrase)
            let what = "\(change.kind.rawValue) \(difference.phrase(change.identifier))"
            text += line("  \(bundle(change.bundle))\(what): \(names.joined(separator: ", "))")
            text += line("    \(first.path.padded(width))  \(change.first.provN)")
            text += line("    \(second.path.padded(width))  \(change.second.provN)")
        }
        return text
    }

    private func list(_ statements: [DocumentDifference.Statement], _ head: String) -> String {
        guard !statements.isEmpty else { return "" }
        return line(head) + statements.map { line("  \(bundle($0.bundle))\($0.provN)") }.joined()
    }

    private func bundle(_ name: QualifiedName?) -> String {
        name.map { "bundle \(difference.phrase($0)): " } ?? ""
    }

    private func line(_ text: String) -> String { text.escapingControls + "\n" }

    private enum CodingKeys: String, CodingKey {
        case schemaVersion, files, equal, prefixes, onlyInFirst, onlyInSecond, different
    }

    func encode(to encoder: any Encoder) throws {
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
private struct Item: Encodable {
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
private struct ChangedItem: Encodable {
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
