public import FitsProv

extension ActivityDescription {
    /// A file that a parameter names, and what it is.
    public struct NamedFile: Hashable, Sendable {
        /// The path, as it was given.
        public let path: String
        /// The role that the description gives it.
        public let role: String
        /// Whether it is made, and not used.
        public let isMade: Bool
    }

    /// The files that the values of parameters name.
    ///
    /// - Parameter values: names and values of parameters; lists of files have commas or blanks.
    /// - Returns: the files of those parameters that a role is about, in the order of the roles.
    public func files(named values: [Parameter]) -> [NamedFile] {
        let given = Dictionary(values.map { ($0.name, $0.value) }) { _, last in last }
        return [(used, false), (generated, true)].flatMap { roles, isMade in
            roles.flatMap { role -> [NamedFile] in
                guard let name = role.parameter, let value = given[name], !value.isEmpty else {
                    return []
                }
                let mayBeMany = role.multiplicity.flatMap(Multiplicity.init)?.most != 1
                let paths =
                    role.multiplicity != nil && mayBeMany
                    ? value.split { $0 == "," || $0.isWhitespace }.map(String.init) : [value]
                return paths.map { NamedFile(path: $0, role: role.role, isMade: isMade) }
            }
        }
    }
}
