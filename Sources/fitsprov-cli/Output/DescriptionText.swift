import Descriptions
import Files
import FitsProv

/// A description as a person reads it: what the program is, then a table of its parameters and one of its roles.
struct DescriptionText {
    private let file: DescriptionFile
    private var description: ActivityDescription { file.description }

    init(_ file: DescriptionFile) {
        self.file = file
    }

    /// The lines, safe for a terminal.
    var text: String {
        let facts: [(String, String?)] = [
            ("form", file.form.rawValue), ("version", description.version),
            (
                "type",
                [description.type, description.subtype].compactMap(\.self).joined(separator: ", ")
            ),
            ("about", description.description), ("documented", description.documentation),
            (
                "contact",
                [description.contact?.name, description.contact?.email].compactMap(\.self)
                    .joined(separator: ", ")
            ),
        ]
        var lines = [description.name]
        for case (let name, let value?) in facts where !value.isEmpty {
            lines.append("  " + name.padded(12) + value)
        }
        lines += table("parameters", description.parameters.map(DescriptionText.row))
        lines += table("uses", description.used.map(DescriptionText.row))
        lines += table("makes", description.generated.map(DescriptionText.row))
        return lines.map { $0.escapingControls }.joined(separator: "\n") + "\n"
    }

    private func table(_ title: String, _ rows: [[String]]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return ["", title]
            + rows.map { row in
                let cells = zip(row, widths).map {
                    $0.padded($1 == 0 ? 0 : $1 + 2)
                }
                var line = "  " + cells.joined()
                while line.last == " " { line.removeLast() }
                return line
            }
    }

    private static func row(_ parameter: ParameterDescription) -> [String] {
        var limits = ""
        if parameter.min != nil || parameter.max != nil {
            limits = "\(parameter.min ?? "")…\(parameter.max ?? "")"
        }
        if !parameter.options.isEmpty { limits = parameter.options.joined(separator: "|") }
        let standard = parameter.standard.map { "= \($0)" } ?? ""
        return [
            parameter.name, parameter.type ?? "", standard, parameter.unit ?? "", limits,
            parameter.isRequired ? "required" : "", parameter.description ?? "",
        ]
    }

    private static func row(_ role: RoleDescription) -> [String] {
        [
            role.role, role.multiplicity ?? "", role.parameter.map { "by \($0)" } ?? "",
            role.contentType ?? "", role.standard.map { "= \($0)" } ?? "", role.description ?? "",
        ]
    }
}
