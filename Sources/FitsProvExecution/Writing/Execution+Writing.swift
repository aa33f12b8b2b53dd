import Files
public import FitsProv
import Synchronization

extension Execution {
    /// Begins a product that is written piece by piece.
    ///
    /// - Parameters:
    ///   - path: where it goes; a file that is there is only replaced with ``ExecutionOptions/overwrites``.
    ///   - role: the role in which it is made.
    ///   - identifier: its URI, if not a new one.
    /// - Returns: the writer, to be closed before the execution ends.
    /// - Throws: ``FitsProvError`` if the file cannot be made.
    public func writer(
        _ path: String, role: String? = nil, identifier: String? = nil
    ) throws(FitsProvError) -> ProductWriter {
        var output = try ExecutionFacts.Output(path, role: role, identifier: identifier)
        replacer.sweep(nextTo: output.place)
        let writer = try ProductWriter(path, at: output.place, self)
        output.writer = writer
        try tell { (facts) throws(FitsProvError) in
            guard !facts.outputs.contains(where: { $0.place == output.place }) else {
                throw FitsProvError(.badRecord, path: path, "is made by this execution already")
            }
            facts.outputs.append(output)
        }
        return writer
    }

    /// Writes a product in one pass: it is put into its place at the end of the execution, whole and
    /// stamped, or not at all.
    ///
    /// - Parameters:
    ///   - path: where it goes; a file that is there is only replaced with ``ExecutionOptions/overwrites``.
    ///   - role: the role in which it is made.
    ///   - identifier: its URI, if not a new one.
    ///   - body: writes all of it.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws: then there is no such product; ``FitsProvError`` if it cannot be made.
    @discardableResult
    public func write<Value>(
        _ path: String, role: String? = nil, identifier: String? = nil,
        _ body: (ProductWriter) throws -> Value
    ) throws -> Value {
        let writer = try writer(path, role: role, identifier: identifier)
        do {
            let value = try body(writer)
            try writer.close()
            return value
        } catch {
            writer.abandon()
            throw error
        }
    }

    /// The stamp of a product as far as it is known: it will have the same size.
    func foreseen(_ writer: ProductWriter) -> ForeseenStamp {
        facts.withLock { facts in
            var request =
                facts.outputs.first { $0.writer === writer }.map { facts.request(for: $0) }
                ?? facts.request
            request.activity.end = request.activity.end ?? Clock.now
            return ForeseenStamp(
                request: request, profile: options.profile,
                inputs: inputReader(facts))
        }
    }

    /// Drops a product.
    func forget(_ writer: ProductWriter) {
        facts.withLock { facts in facts.outputs.removeAll { $0.writer === writer } }
    }
}
