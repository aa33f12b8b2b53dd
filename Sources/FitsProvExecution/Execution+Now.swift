import FITS
import Files
package import FitsProv
import Synchronization

/// Products that are stamped before the end.
extension Execution {
    /// Stamps a product now.
    ///
    /// The time at which the execution ended is not known yet, and is not recorded, unless this is the last
    /// product: all documents of one execution must agree.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - role: the role in which it was made.
    ///   - identifier: its URI, if not a new one.
    ///   - isLast: whether the execution ends with it.
    /// - Returns: the product.
    /// - Throws: ``FitsProvError``: the file is then what it was, but with the code `not-durable`.
    @discardableResult
    package func stamp(
        _ path: String, role: String? = nil, identifier: String? = nil, isLast: Bool = false
    ) throws(FitsProvError) -> (made: Made, warnings: [String]) {
        let output = try output(path, role: role, identifier: identifier)
        let (facts, captured) = try now(isLast: isLast)
        var inputs = inputReader(facts)
        let staged = try stage(output, facts, captured, &inputs)
        if let failure = replacer.commit(staged.files).compactMap(\.self).first {
            throw FitsProvError(failure, path: path)
        }
        tell(of: staged.made, at: output.place)
        return (staged.made, staged.warnings)
    }

    /// Fails if the execution is over.
    package func checkGoingOn() throws(FitsProvError) {
        try tell { (_) throws(FitsProvError) in }
    }

    /// A product that is told of now.
    func output(
        _ path: String, role: String?, identifier: String?
    ) throws(FitsProvError) -> ExecutionFacts.Output {
        try Execution.check(path)
        if let identifier { try Execution.check(uri: identifier) }
        let place = ExecutionFacts.place(of: path)
        return try tell { (facts) throws(FitsProvError) in
            // What was told of it when it was only announced holds.
            let known = facts.outputs.first { $0.place == place }
            guard known?.writer == nil else {
                throw FitsProvError(.badRecord, path: path, "is being written by this execution")
            }
            return ExecutionFacts.Output(
                path: path, place: place, role: role ?? known?.role,
                identifier: identifier ?? known?.identifier)
        }
    }

    /// What is known now, and what is captured of the process.
    func now(isLast: Bool) throws(FitsProvError) -> (ExecutionFacts, Captured) {
        let facts = try tell { (facts) throws(FitsProvError) in
            facts.settle(options, ends: isLast)
            return facts
        }
        return (facts, Captured(options, used, status: nil))
    }

    /// Remembers a product that is stamped.
    func tell(of made: Made, at place: String) {
        facts.withLock { facts in
            facts.stamped.append((place, made))
            facts.outputs.removeAll { $0.place == place && $0.writer == nil }
        }
    }

    /// The products that are stamped by now, in the order in which they were.
    package var products: [Made] {
        facts.withLock { facts in
            let before = facts.stamped.map(\.made)
            guard case .stamped(let made)? = facts.outcome else { return before }
            return before + made
        }
    }
}
