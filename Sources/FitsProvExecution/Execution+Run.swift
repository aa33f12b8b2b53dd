public import FitsProv

extension Execution {
    /// Runs an activity: all products that its body tells of are stamped when it returns.
    ///
    /// - Parameters:
    ///   - name: the name of the task, as in `ctbin`.
    ///   - version: its version.
    ///   - software: the software that runs, the main one first.
    ///   - agents: the people and organizations, the responsible one first.
    ///   - options: what is captured, and how files are written.
    ///   - body: the activity; it is given the execution, and tells it what it uses and makes.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws: then the execution has failed, and nothing is stamped or written;
    ///   ``FitsProvError`` if a product cannot be stamped.
    @discardableResult
    public static func run<Value>(
        _ name: String, version: String? = nil, software: [Software] = [], agents: [Agent] = [],
        options: ExecutionOptions = ExecutionOptions(), _ body: (Execution) throws -> Value
    ) throws -> Value {
        let run = try Execution(name, version: version, options: options)
        for item in software { try run.software(item) }
        for agent in agents { try run.agent(agent) }
        do {
            let value = try body(run)
            try run.end()
            return value
        } catch {
            run.fail("\(error)")
            throw error
        }
    }

    /// Runs an activity whose body waits for others; else the same.
    ///
    /// - Parameters:
    ///   - name: the name of the task, as in `ctbin`.
    ///   - version: its version.
    ///   - software: the software that runs, the main one first.
    ///   - agents: the people and organizations, the responsible one first.
    ///   - options: what is captured, and how files are written.
    ///   - body: the activity.
    /// - Returns: what the body returns.
    /// - Throws: as its twin does.
    @discardableResult
    public static func run<Value>(
        _ name: String, version: String? = nil, software: [Software] = [], agents: [Agent] = [],
        options: ExecutionOptions = ExecutionOptions(),
        _ body: (Execution) async throws -> Value
    ) async throws -> Value {
        let run = try Execution(name, version: version, options: options)
        for item in software { try run.software(item) }
        for agent in agents { try run.agent(agent) }
        do {
            let value = try await body(run)
            try run.end()
            return value
        } catch {
            run.fail("\(error)")
            throw error
        }
    }
}
