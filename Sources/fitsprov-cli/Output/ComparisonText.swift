import FITS
import Files
import PROV
import Reports

/// A comparison of two documents for people.
struct ComparisonText {
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
}
