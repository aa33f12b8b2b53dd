import FITS
import Files
public import FitsProv
import Synchronization

extension Execution {
    /// How an execution ended.
    public enum Outcome: Sendable {
        /// All products are stamped.
        case stamped([Made])
        /// It failed, with the reason; nothing was stamped, but for whole groups of 64 products.
        case failed(String)
    }

    /// A product in its place.
    public struct Made: Hashable, Sendable {
        /// The path as the caller gave it.
        public let path: String
        /// The URI of the product.
        public let identifier: String
        /// The file beside it that holds its document, if it is no FITS file.
        public let sidecar: String?
    }

    /// How it ended; nil as long as it goes on.
    public var outcome: Outcome? { facts.withLock { $0.outcome } }

    /// What the user should know, one line each; complete at the end.
    public var warnings: [String] { facts.withLock { $0.warnings } }

    /// Ends the execution: all products are stamped, together and as made by this one execution.
    ///
    /// Everything is worked out before anything is written: if one product cannot be stamped, none is. Beyond 64
    /// products that goes for each 64 of them.
    ///
    /// - Parameter status: the exit status of a program that ran; recorded if there is one.
    /// - Returns: the products, in the order told.
    /// - Throws: ``FitsProvError`` if a product cannot be stamped: the execution has failed then. With the
    ///   code `not-durable` the products stand in their places, but may not survive a power cut.
    @discardableResult
    public func end(status: Int? = nil) throws(FitsProvError) -> [Made] {
        let facts = try tell { (facts) throws(FitsProvError) in
            facts.settle(options, ends: true)
            facts.isOver = true
            return facts
        }
        var products = [WrittenProduct?](repeating: nil, count: facts.outputs.count)
        defer { tell(of: products, facts.outputs) }
        let notDurable: FitsProvError?
        do throws(FitsProvError) {
            let captured = Captured(options, used, status: status)
            notDurable = try putInPlace(facts, captured, &products)
        } catch {
            close(.failed(error.reason))
            throw error
        }
        let made = zip(facts.outputs, products).compactMap { $1?.made(at: $0.path) }
        close(.stamped(made))
        if let notDurable { throw notDurable }
        return made
    }

    /// Ends the execution as one that failed: nothing is stamped, and what was being written goes away.
    ///
    /// - Parameter reason: why, for ``outcome``.
    public func fail(_ reason: String) {
        let isOver = facts.withLock { facts in
            defer { facts.isOver = true }
            return facts.isOver
        }
        if !isOver { close(.failed(reason)) }
    }

    /// Says how it ended; what is still being written goes away.
    private func close(_ outcome: Outcome) {
        let outputs = facts.withLock { facts in
            facts.outcome = outcome
            // The writers know their execution: nobody would let go of either.
            defer { facts.outputs = [] }
            return facts.outputs
        }
        guard case .failed = outcome else { return }
        for output in outputs { output.writer?.abandon() }
    }

    /// Remembers what is in its place, in the order told.
    private func tell(of products: [WrittenProduct?], _ outputs: [ExecutionFacts.Output]) {
        for case (let output, let product?) in zip(outputs, products) {
            tell(of: product.made(at: output.path), at: output.place)
        }
        let warnings = zip(outputs, products).flatMap { output, product in
            (product?.warnings ?? []).map { "\(output.path): \($0)" }
        }
        facts.withLock { $0.warnings += warnings.uniqued() }
    }

    /// How many products wait for each other; each holds three descriptors.
    private static let batchSize = 64

    /// Stamps all products, and puts them into place.
    ///
    /// - Parameters:
    ///   - facts: what the execution was told.
    ///   - captured: what was captured of the process.
    ///   - products: gets those that are in their places.
    /// - Returns: why a product may not survive a power cut, if one may not.
    /// - Throws: why a product is not in its place.
    private func putInPlace(
        _ facts: ExecutionFacts, _ captured: Captured, _ products: inout [WrittenProduct?]
    ) throws(FitsProvError) -> FitsProvError? {
        var inputs = inputReader(facts)
        var notDurable: FitsProvError?
        // All executions take the locks of the files that they stamp in the same order.
        let order = facts.outputs.indices.sorted {
            facts.outputs[$0].place < facts.outputs[$1].place
        }
        for start in stride(from: 0, to: order.count, by: Execution.batchSize) {
            let batch = order[start..<min(order.count, start + Execution.batchSize)]
            var staged: [(index: Int, product: WrittenProduct)] = []
            for index in batch {
                staged.append(
                    (index, try stage(facts.outputs[index], facts, captured, &inputs)))
            }
            notDurable = try commit(staged.flatMap(\.product.files)) ?? notDurable
            for (index, product) in staged { products[index] = product.withoutFiles }
        }
        return notDurable
    }

    /// Puts files into place.
    ///
    /// - Parameter files: staged files.
    /// - Returns: why a file may not survive a power cut, if one may not.
    /// - Throws: the first reason why a file is not in its place.
    func commit(_ files: [StagedFile]) throws(FitsProvError) -> FitsProvError? {
        let failures = replacer.commit(files).compactMap { failure in
            failure.map { FitsProvError($0, path: $0.path) }
        }
        if let failure = failures.first(where: { $0.code != .notDurable }) { throw failure }
        return failures.first
    }

    /// Stages a product with its stamp.
    func stage(
        _ output: ExecutionFacts.Output, _ facts: ExecutionFacts, _ captured: Captured,
        _ inputs: inout InputReader
    ) throws(FitsProvError) -> WrittenProduct {
        let request = facts.request(for: output, captured)
        do {
            if let writer = output.writer { return try writer.stage(request, &inputs) }
            let start = try SmallFile.start(output.place, count: FITSContent.start.count)
            guard start == FITSContent.start else {
                let content = try Digest(ofFile: output.place)
                return try WrittenProduct(
                    sidecarOf: output.place, content, request, &inputs, options)
            }
            let (file, plan) = try stamper.stage(output.place, request, inputs: &inputs)
            return WrittenProduct([file], plan)
        } catch {
            throw FitsProvError(error, path: output.path)
        }
    }
}
