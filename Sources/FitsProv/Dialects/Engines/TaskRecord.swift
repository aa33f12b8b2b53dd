import FITS
import Files

/// One run of a program as a header has it: its parameters, not yet told apart.
struct TaskRecord: Hashable, Sendable {
    /// A parameter with its value.
    struct Value: Hashable, Sendable {
        /// The name of the parameter.
        let name: String
        /// The value.
        var text: String
        /// The files of a list that the value names, as in `@files.lis`.
        var items: [String] = []
        /// Where it stands.
        @Aside var origin: Origin?
    }

    /// The name of the program.
    var name: String
    /// Its version.
    var version: String?
    /// When it ran: ISO 8601, UTC.
    var time: String?
    /// The parameters in order.
    var values: [Value] = []
    /// Files that were used though no parameter names them, each a list with the role as its name.
    var references: [Value] = []
    /// What parameters say of others, in words of the convention.
    var switches: Set<String> = []
    /// Where it stands.
    @Aside var origin: Origin?

    /// Begins a record.
    init(_ name: String, version: String? = nil, time: String? = nil, _ origin: Origin) {
        self.name = name
        self.version = version
        self.time = time
        self.origin = origin
    }

    /// Adds a parameter.
    mutating func set(_ name: String, _ text: String, _ origin: Origin) {
        var value = Value(name: name, text: text)
        value.origin = origin
        values.append(value)
    }
}

/// How the records of one convention become steps.
struct TaskReading: Sendable {
    /// Whether a parameter of a program names files that it reads.
    var isInput: @Sendable (TaskRecord.Value, TaskRecord) -> Bool = { value, _ in
        FileParameter.isInput(value.name)
    }
    /// Whether a parameter of a program names the file that it writes.
    var isOutput: @Sendable (TaskRecord.Value, TaskRecord) -> Bool = { value, _ in
        FileParameter.isOutput(value.name)
    }
    /// The files that a value names.
    var files: @Sendable (String) -> [String] = FileParameter.files
    /// Programs that change a file in its place.
    var editors: Set<String> = []

    /// The steps of a file's records, oldest first.
    ///
    /// What an earlier record of the same list wrote is no input, nor is a file that is changed in its
    /// place. A record that an earlier header has too is the same run.
    ///
    /// - Parameters:
    ///   - lists: the records of each header, oldest first.
    ///   - product: the names of the file itself.
    /// - Returns: the steps of all headers by their times.
    func steps(_ lists: [[TaskRecord]], product: Set<String> = []) -> [Step] {
        var seen: Set<TaskRecord> = []
        var steps: [[Step]] = []
        for list in lists {
            var made = product
            var mine: [Step] = []
            for record in list {
                let step = step(record, &made)
                if !seen.contains(record) { mine.append(step) }
            }
            seen.formUnion(list)
            steps.append(mine)
        }
        return StepOrder.merged(steps)
    }

    private func step(_ record: TaskRecord, _ made: inout Set<String>) -> Step {
        var step = Step(activity: Activity(name: record.name, identifier: ""))
        step.origin = record.origin
        step.activity.version = record.version
        step.activity.start = record.time
        if let version = record.version, let origin = record.origin {
            step.run(record.name, version: version, origin)
        }
        var outputs: Set<String> = []
        var used: [UsedEntity] = []
        for value in record.values {
            var parameter = Parameter(name: value.name, value: value.text)
            parameter.origin = value.origin
            step.parameters.append(parameter)
            if isOutput(value, record) {
                outputs.formUnion(files(value.text).map(TaskReading.plain))
            } else if isInput(value, record), !editors.contains(record.name) {
                used += entities(value)
            }
        }
        used += record.references.flatMap(entities)
        step.used = used.compactMap { entity in
            let name = TaskReading.plain(entity.location)
            guard !outputs.contains(name) else { return nil }
            var entity = entity
            if made.contains(name) { entity.isIntermediate = true }
            return entity
        }.uniqued()
        made.formUnion(outputs)
        return step
    }

    private func entities(_ value: TaskRecord.Value) -> [UsedEntity] {
        let names = value.items.isEmpty ? files(value.text) : value.items.flatMap(files)
        return names.map { name in
            var entity = UsedEntity(location: name, role: value.name.lowercased())
            entity.origin = value.origin
            return entity
        }
    }

    /// A name without a `./` before it.
    private static func plain(_ name: String) -> String {
        name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    }
}
