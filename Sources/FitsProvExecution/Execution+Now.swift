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
        let product = try stage(output, facts, captured, &inputs)
        let notDurable = try commit(product.files)
        let made = product.made(at: path)
        tell(of: made, at: output.place)
        if let notDurable { throw notDurable }
        return (made, product.warnings)
    }

    /// Fails if the execution is over.
    package func checkGoingOn() throws(FitsProvError) {
        try tell { (_) throws(FitsProvError) in }
    }

    /// A product that is told of now.
    func output(
        _ path: String, role: String?, identifier: String?
    ) throws(FitsProvError) -> ExecutionFacts.Output {
        var output = try ExecutionFacts.Output(path, role: role, identifier: identifier)
        try tell { (facts) throws(FitsProvError) in
            // What was told of it when it was only announced holds.
            let known = facts.outputs.first { $0.place == output.place }
            guard known?.writer == nil else {
                throw FitsProvError(.badRecord, path: path, "is being written by this execution")
            }
            output.role = role ?? known?.role
            output.identifier = identifier ?? known?.identifier
        }
        return output
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
        facts.withLock { $0.stamped.map(\.made) }
    }
}
