import FitsProv

/// A parameter file of FTOOLS, ctools, CIAO or IRAF: a line for each parameter, of
/// `name,type,mode,default,min,max,prompt`.
enum ParameterFile {
    /// Parameters of the interface, which say nothing of what is done.
    static let ofInterface: Set = ["mode", "chatter", "clobber", "debug", "gui"]
    private static let version = "version:"

    /// What a file says.
    ///
    /// - Parameters:
    ///   - text: the file.
    ///   - name: the name of the program.
    ///   - kept: parameters that are taken even if they are of the interface.
    /// - Returns: the description.
    /// - Throws: ``DescriptionFault`` with the line.
    static func description(
        _ text: String, name: String, keeping kept: Set<String> = []
    ) throws(DescriptionFault) -> ActivityDescription {
        var description = ActivityDescription(name: name)
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let line = String(line).trimmed
            guard !line.isEmpty else { continue }
            if line.hasPrefix("#") {
                description.version = description.version ?? version(line)
                continue
            }
            guard let fields = fields(line) else {
                throw DescriptionFault("line \(index + 1): a quoted text has no end")
            }
            guard fields.count >= 4, let name = fields.first, !name.isEmpty else {
                throw DescriptionFault(
                    "line \(index + 1): is not of the form name,type,mode,default,min,max,prompt")
            }
            guard !ofInterface.contains(name) || kept.contains(name) else { continue }
            try description.add(fields, line: index + 1)
        }
        return description
    }

    private static func version(_ comment: String) -> String? {
        let words = comment.drop { $0 == "#" || $0.isWhitespace }
        guard words.lowercased().hasPrefix(version) else { return nil }
        // Comments may stand in a box.
        let text = String(words.dropFirst(version.count)).trimmed(endingBefore: ["#"])
        return text.isEmpty ? nil : text
    }

    /// The fields of a line; nil if a quote is not closed.
    ///
    /// Commas within quotes do not count.
    private static func fields(_ line: String) -> [String]? {
        var fields: [String] = []
        var field = ""
        var quote: Unicode.Scalar?
        var wasQuoted = false
        // Not by characters: an accent may follow a comma.
        var rest = line.unicodeScalars[...]
        while let character = rest.popFirst() {
            if let open = quote {
                if character != open {
                    field.unicodeScalars.append(character)
                } else if rest.first == open {
                    field.unicodeScalars.append(character)
                    rest.removeFirst()
                } else {
                    quote = nil
                }
            } else if character == "," {
                fields.append(wasQuoted ? field : field.trimmed)
                (field, wasQuoted) = ("", false)
            } else if character == "\"" || character == "'", field.trimmed.isEmpty, !wasQuoted {
                (field, quote, wasQuoted) = ("", character, true)
            } else if !wasQuoted || !character.properties.isWhitespace {
                field.unicodeScalars.append(character)
            }
        }
        fields.append(wasQuoted ? field : field.trimmed)
        return quote == nil ? fields : nil
    }
}

extension ActivityDescription {
    /// Adds a parameter by the fields of its line.
    fileprivate mutating func add(_ fields: [String], line: Int) throws(DescriptionFault) {
        func field(_ index: Int) -> String? {
            guard index < fields.count else { return nil }
            let text = fields[index]
            return ["", "INDEF", "NONE", "none", "UNDEF"].contains(text) ? nil : text
        }
        let (name, type) = (fields[0], fields[1].lowercased())
        var parameter = ParameterDescription(name: name)
        parameter.isRequired = fields[2].contains { "qa".contains($0) } && !fields[2].contains("h")
        parameter.standard = field(3)
        switch type.first {
        case "b": parameter.type = "boolean"
        case "i": parameter.type = "int"
        case "r", "d": parameter.type = "double"
        case "s", "p": parameter.type = "char"
        case "f", "g": parameter.type = "file"
        default: throw DescriptionFault("line \(line): the type '\(fields[1])' is not known")
        }
        if parameter.type == "boolean" {
            parameter.standard = parameter.standard.map {
                ["yes", "y", "true"].contains($0.lowercased()) ? "true" : "false"
            }
        }
        if let low = field(4), Options.hasBars(low) {
            parameter.options = Options.split(low, at: "|")
        } else {
            (parameter.min, parameter.max) = (field(4), field(5))
        }
        // Prompts may hold commas that nobody quoted.
        let prompt = fields.dropFirst(6).joined(separator: ",").trimmed
        parameter.description = prompt.isEmpty ? nil : prompt
        parameters.append(parameter)
        guard parameter.type == "file" else { return }
        var role = RoleDescription(role: name)
        role.parameter = name
        let access = type.dropFirst()
        let isMade =
            access.contains { "wn".contains($0) }
            || (!access.contains("r") && name.hasPrefix("out"))
        if isMade { generated.append(role) } else { used.append(role) }
    }
}
