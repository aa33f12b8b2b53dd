import Descriptions
import Files
package import FitsProv
import ProcessTracing

/// What the words of a command say, as far as they can be understood: with a description, more.
package struct RunWords: Sendable {
    /// The program and its arguments.
    let command: [String]
    /// The parameters that are given values.
    package let parameters: [Parameter]
    private let description: ActivityDescription?
    /// The files that parameters name, by their absolute paths.
    private let named: [String: ActivityDescription.NamedFile]

    /// Understands a command.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - description: what the program does.
    package init(_ command: [String], _ description: ActivityDescription?) {
        self.command = command
        self.description = description
        parameters = WordParameters.parameters(
            of: command, known: Set(description?.parameters.map(\.name) ?? []))
        let files = description?.files(named: parameters) ?? []
        named = Dictionary(
            files.compactMap { file in RunWords.place(file.path).map { ($0, file) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a file is to the program: the role that the description gives it, or else the name of the
    /// parameter; one letter says little.
    func role(of file: TracedFile) -> String? {
        if !named.isEmpty, let place = RunWords.place(file.path), let named = named[place] {
            return named.role
        }
        guard let mention = file.mention, mention.list == nil, let name = mention.parameter,
            name.count > 1
        else { return nil }
        return name
    }

    /// What does not agree with the description before the program runs, one line each.
    package var complaints: [String] {
        guard var description else { return [] }
        var step = Step(activity: Activity(name: description.name, identifier: ""))
        step.parameters = parameters
        let files = description.files(named: parameters).filter { !$0.isMade }
        step.used = files.map { UsedEntity(location: $0.path, role: $0.role) }
        // What is not named by a parameter will be known only when it has been read.
        description.used.removeAll { $0.parameter == nil }
        description.generated = []
        let missing = files.filter { RunWords.place($0.path).map(Paths.isThere) != true }
        return description.complaints(of: step)
            + missing.map { "the file '\($0.path)' for '\($0.role)' is missing" }
    }

    /// The absolute path that a text names, without what cfitsio puts around; nil if it names none.
    private static func place(_ text: String) -> String? {
        let paths = NameCandidates(["", text]).all.flatMap(\.paths)
        let path = paths.first(where: Paths.isThere) ?? paths.last
        return path.flatMap { path in
            let folder = Paths.resolved(Paths.folder(of: path)) ?? Paths.folder(of: path)
            return Paths.resolved(path) ?? Paths.joined(folder, Paths.name(of: path))
        }
    }
}

extension Paths {
    /// Whether there is something by a path.
    fileprivate static func isThere(_ path: String) -> Bool { resolved(path) != nil }
}
