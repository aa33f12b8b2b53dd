import Files
import FitsProv

extension ParameterFile {
    /// The description as a parameter file, with the parameter `mode` that programs look for.
    ///
    /// - Parameter description: a description of which ``isAllowed(_:_:_:)`` lets every character pass.
    /// - Returns: the file.
    static func text(_ description: ActivityDescription) -> String {
        var lines = description.version.map { ["# Version: \($0)"] } ?? []
        let inputs = Set(description.used.compactMap(\.parameter))
        let outputs = Set(description.generated.compactMap(\.parameter))
        for parameter in description.parameters {
            let access = access(
                parameter.name, isUsed: inputs.contains(parameter.name),
                isMade: outputs.contains(parameter.name))
            lines.append(line(parameter, access: access))
        }
        if !description.parameters.contains(where: { $0.name == "mode" }) {
            lines.append("mode,s,h,\"ql\",,,\"Mode of automatic parameters\"")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether a fact may have a character, which is none that ends a line or is not seen.
    ///
    /// Prompts are for people, and have blanks in the place of such characters.
    static func isAllowed(
        _ subject: WrittenDescription.Loss.Subject, _ fact: String, _ scalar: Unicode.Scalar
    ) -> Bool {
        switch subject {
        case .program: fact != "version" || !scalar.isUnsafe
        case .parameter: fact == "description" || !scalar.isUnsafe
        case .used, .generated: true
        }
    }

    /// The letter that follows the `f` of a file; nil if the parameter names none.
    private static func access(_ name: String, isUsed: Bool, isMade: Bool) -> String? {
        // What begins with "out" is taken for a file that is made.
        if isMade { return name.hasPrefix("out") ? "" : "w" }
        return isUsed ? (name.hasPrefix("out") ? "r" : "") : nil
    }

    private static func line(_ parameter: ParameterDescription, access: String?) -> String {
        let type = type(parameter, access)
        var (low, high) = (parameter.min ?? "", parameter.max ?? "")
        if Options.hasBars(low) { low = "" }
        let canBeListed = parameter.options.allSatisfy {
            !Options.hasBars($0) && !$0.isEmpty && $0 == $0.trimmed
        }
        if !parameter.options.isEmpty, canBeListed {
            low =
                parameter.options.joined(separator: "|") + (parameter.options.count > 1 ? "" : "|")
            high = ""
        }
        var prompt = ""
        for scalar in (parameter.description ?? "").unicodeScalars {
            prompt.unicodeScalars.append(scalar.isUnsafe ? " " : scalar)
        }
        let isText = "sf".contains(type.prefix(1)) && parameter.standard != nil
        return [
            field(parameter.name), type, parameter.isRequired ? "a" : "h",
            field(standard(parameter, type), isQuoted: isText), field(low), field(high),
            field(prompt, isQuoted: true),
        ].joined(separator: ",")
    }

    private static func type(_ parameter: ParameterDescription, _ access: String?) -> String {
        if let access { return "f" + access }
        return switch parameter.type {
        case "boolean": "b"
        case "int", "long", "short", "unsignedByte", "bit": "i"
        case "float", "double": "r"
        case "file": "f"
        default: "s"
        }
    }

    /// The default as it stands in the file; a number without one is `INDEF`.
    private static func standard(_ parameter: ParameterDescription, _ type: String) -> String {
        guard let standard = parameter.standard else { return "ir".contains(type) ? "INDEF" : "" }
        guard type == "b" else { return standard }
        return switch standard.lowercased() {
        case "true", "yes", "y", "t", "1": "yes"
        case "false", "no", "n", "f", "0": "no"
        default: ""
        }
    }

    /// A field, in quotation marks where it needs them.
    private static func field(_ text: String, isQuoted: Bool = false) -> String {
        let needsQuotes = text.unicodeScalars.contains {
            $0 == "," || $0 == "\"" || $0 == "'" || $0 == "#" || $0.properties.isWhitespace
        }
        guard isQuoted || needsQuotes else { return text }
        // Not all programs know that two quotation marks stand for one.
        if text.utf8.contains(UInt8(ascii: "\"")), !text.utf8.contains(UInt8(ascii: "'")) {
            return "'\(text)'"
        }
        var field = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { field += "\"" }
            field.unicodeScalars.append(scalar)
        }
        return field + "\""
    }
}
