extension Report {
    /// One thing that a file says, with where it says so.
    package struct Statement: Hashable, Sendable {
        /// What it is about, as in `activity`, `used` or `calib_version`.
        package let subject: String
        /// What is said, as text.
        package let value: String
        /// Where.
        package let origin: Origin
    }

    /// All statements of which it is known where they are: step by step, then the fields.
    package var statements: [Statement] {
        var statements: [Statement] = []
        func add(_ subject: String, _ value: String, _ origin: Origin?) {
            guard let origin else { return }
            statements.append(Statement(subject: subject, value: value, origin: origin))
        }
        for step in provenance?.steps ?? [] {
            add("activity", step.activity.name, step.origin)
            for software in step.software { add("software", software.name, software.origin) }
            for agent in step.agents { add("agent", agent.name, agent.origin) }
            for input in step.used { add("used", input.location, input.origin) }
            for parameter in step.parameters {
                add("parameter", "\(parameter.name) \(parameter.value)", parameter.origin)
            }
            for file in step.configuration { add("configuration", file.location, file.origin) }
        }
        for field in fields { add(field.name, field.value, field.origin) }
        return statements
    }
}
