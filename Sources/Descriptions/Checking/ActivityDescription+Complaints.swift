public import FitsProv

extension ActivityDescription {
    /// What does not agree with the description, one line each.
    ///
    /// - Parameters:
    ///   - step: what was done: its parameters, and what it used.
    ///   - made: in which roles products were made, if that is known already.
    /// - Returns: unknown parameters, values of another type, outside of the range or not among the options,
    ///   parameters that must be given and are not, and wrong numbers of files for a role.
    public func complaints(of step: Step, made: [String?]? = nil) -> [String] {
        let known = Dictionary(parameters.map { ($0.name, $0) }) { first, _ in first }
        var complaints: [String] = []
        for parameter in step.parameters {
            guard let description = known[parameter.name] else {
                complaints.append("the parameter '\(parameter.name)' is not known to \(name)")
                continue
            }
            if let complaint = description.complaint(of: parameter.value) {
                complaints.append(complaint)
            }
        }
        let given = Set(step.parameters.map(\.name))
        for parameter in parameters
        where parameter.isRequired && parameter.standard == nil && !given.contains(parameter.name) {
            complaints.append("the parameter '\(parameter.name)' is missing")
        }
        complaints += RoleDescription.complaints(used, step.used.map(\.role), "used")
        if let made { complaints += RoleDescription.complaints(generated, made, "made") }
        return complaints
    }
}

extension ParameterDescription {
    /// What is wrong with a value; nil if nothing is.
    fileprivate func complaint(of value: String) -> String? {
        func wrong(_ why: String) -> String { "the parameter '\(name)' is '\(value)', \(why)" }
        let text = value.trimmed
        switch type {
        case "int", "long", "short", "unsignedByte":
            guard Int(text) != nil else { return wrong("which is not a whole number") }
        case "double", "float":
            guard Double(text) != nil else { return wrong("which is not a number") }
        case "boolean":
            let words: Set = ["true", "false", "yes", "no", "t", "f", "y", "n", "1", "0"]
            guard words.contains(text.lowercased()) else {
                return wrong("which is not yes or no")
            }
        default: break
        }
        if !options.isEmpty, !options.contains(text) {
            // FTOOLS take options in any case.
            let isThere = options.contains { $0.lowercased() == text.lowercased() }
            guard isThere else { return wrong("not one of \(options.joined(separator: ", "))") }
        }
        guard let number = Double(text) else { return nil }
        // A limit may be the name of another parameter.
        if let least = min.flatMap({ Double($0) }), number < least {
            return wrong("less than \(min ?? "")")
        }
        if let most = max.flatMap({ Double($0) }), number > most {
            return wrong("more than \(max ?? "")")
        }
        return nil
    }
}

extension RoleDescription {
    /// What is wrong with the numbers of files in some roles.
    ///
    /// - Parameters:
    ///   - descriptions: the roles.
    ///   - files: the role of each file.
    ///   - verb: what was done with the files.
    /// - Returns: the complaints, one line each.
    fileprivate static func complaints(
        _ descriptions: [RoleDescription], _ files: [String?], _ verb: String
    ) -> [String] {
        descriptions.compactMap { role in
            let count = files.count { $0 == role.role }
            let wanted = role.multiplicity.flatMap(Multiplicity.init)
            if let wanted, !wanted.allows(count) {
                return "\(count) files were \(verb) as '\(role.role)', and the description says "
                    + (role.multiplicity ?? "")
            }
            guard wanted == nil, count == 0, role.standard == nil, role.parameter == nil else {
                return nil
            }
            return "nothing was \(verb) as '\(role.role)'"
        }
    }
}
