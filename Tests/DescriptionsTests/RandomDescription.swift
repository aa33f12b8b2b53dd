import Descriptions
import FitsProv
import TestSupport

/// Descriptions that are made up, with texts of the worst kind, and no more than a form can say.
struct RandomDescription {
    private var random: SeededGenerator
    private let format: DescriptionFormat

    init(_ seed: Int, _ format: DescriptionFormat) {
        random = SeededGenerator(seed)
        self.format = format
    }

    /// Texts that a form may take for something else than a text.
    private static let texts = [
        "a", "two words", "a,b", "it's", "say \"x\"", "\"", "'", "both \" and '", "]]>", "<a>&amp;",
        "--", "#1", "é", "e\u{301}", "\u{301}x", "日本語", "{job-id}", "$ID", "true", "null", "0x10",
        "1:30", "- a", "? a", "a: b", "a #b", "[", "{", "%", "@", "`", "|", ">", "*a", "&a", "!t",
        "~", "=", "no", "0.10", "1e5", "-.5", "007", "\\n", "\\", "/", "👩‍🚀",
    ]
    /// Texts with what ends lines, or is not seen.
    private static let controls = [
        "a\nb", "a\r\nb", "a\tb", "a\u{85}b", "a\u{2028}b", "a\u{202E}b", "a\u{E0041}b",
    ]

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func text() -> String {
        var texts = Self.texts
        if format != .par { texts += Self.controls }
        // What is no character of XML.
        if format == .json || format == .yaml || format == .cpl {
            texts += ["\u{1}", "a\u{1B}[2J"]
        }
        if format == .json || format == .yaml { texts += ["", " ", " a "] }
        if format == .par { texts.removeAll { $0.unicodeScalars.contains("\u{200D}") } }
        return texts.randomElement(using: &random) ?? "a"
    }

    private mutating func maybe(_ percent: Int = 50) -> String? { chance(percent) ? text() : nil }

    private mutating func name(_ index: Int) -> String {
        let text = text()
        // Readers take the last part of a path.
        let mayBePath = format == .wadl || (format == .par && index < 0)
        return mayBePath && text.contains("/") ? "p\(index)" : "\(text)\(index)"
    }

    mutating func description() -> ActivityDescription {
        var description = ActivityDescription(name: name(-1))
        let saysAll = format != .par && format != .cpl
        if saysAll || format == .par { description.version = maybe() }
        if saysAll {
            description.type = maybe()
            description.subtype = maybe()
            description.description = maybe()
            description.documentation = maybe()
            if chance(50) {
                description.contact = ActivityDescription.Contact(name: maybe(), email: text())
            }
        }
        let count = Int.random(in: (format == .cpl ? 1 : 0)...5, using: &random)
        for index in 0..<count { description.parameters.append(parameter(index)) }
        addRoles(to: &description)
        return description
    }

    private mutating func parameter(_ index: Int) -> ParameterDescription {
        var parameter = ParameterDescription(name: name(index))
        let types: [String?] =
            switch format {
            case .json, .yaml: ["char", "int", "double", "boolean", "file", "x: y", nil]
            case .jdl: ["char", "int", "double", "boolean", "float", "long", "short"]
            case .wadl: ["char", "int", "double", "boolean", "unsignedByte", "long", "short", nil]
            case .par: ["char", "int", "double"]
            case .cpl: ["char", "int", "double", "boolean", nil]
            }
        parameter.type = types.randomElement(using: &random) ?? nil
        parameter.standard = maybe()
        if format != .par && format != .cpl {
            parameter.unit = maybe()
            parameter.ucd = maybe()
            parameter.utype = maybe()
        }
        parameter.isRequired = format != .cpl && chance(30)
        parameter.description = maybe()
        if chance(40) { parameter.max = text() }
        if chance(40) { parameter.min = text().replacing("|", with: "/") }
        guard chance(30) else { return parameter }
        parameter.options = (0..<Int.random(in: 1...3, using: &random)).map { "\(text())\($0)" }
        // One option with a comma or a bar is several to the readers of these.
        let isSplit: (String) -> Bool = { $0.contains(",") || $0.contains("|") }
        if format == .jdl, parameter.options.contains(where: isSplit) { parameter.options = [] }
        if format == .par {
            parameter.options.removeAll { $0.contains("|") }
            if !parameter.options.isEmpty { (parameter.min, parameter.max) = (nil, nil) }
        }
        return parameter
    }

    private mutating func addRoles(to description: inout ActivityDescription) {
        switch format {
        case .cpl: break
        case .json, .yaml, .jdl:
            for index in 0..<Int.random(in: 0...3, using: &random) {
                var role = RoleDescription(role: name(index))
                if chance(50),
                    let place = description.parameters.indices.randomElement(using: &random)
                {
                    role.parameter = description.parameters[place].name
                    if format == .jdl { description.parameters[place].type = "file" }
                }
                role.multiplicity = [nil, "1", "*", "3..*"].randomElement(using: &random) ?? nil
                role.contentType = maybe()
                role.standard = maybe()
                role.description = maybe()
                if chance(50) {
                    description.used.append(role)
                } else {
                    description.generated.append(role)
                }
            }
        case .wadl:
            for index in 0..<Int.random(in: 0...3, using: &random) {
                var role = RoleDescription(role: name(index))
                role.contentType = maybe()
                role.standard = maybe()
                role.description = maybe()
                description.generated.append(role)
            }
            for place in description.parameters.indices where chance(30) {
                description.parameters[place].type = "file"
                var role = RoleDescription(role: description.parameters[place].name)
                role.parameter = role.role
                description.used.append(role)
            }
        case .par:
            for place in description.parameters.indices where chance(40) {
                description.parameters[place].type = "file"
                if chance(30) { description.parameters[place].name = "out\(place)" }
                var role = RoleDescription(role: description.parameters[place].name)
                role.parameter = role.role
                if chance(50) {
                    description.used.append(role)
                } else {
                    description.generated.append(role)
                }
            }
        }
    }
}
