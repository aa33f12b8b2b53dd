import FITS
import Files
public import FitsProv
import Synchronization

extension Execution {
    /// How an execution ended.
    public enum Outcome: Sendable {
        /// All products are stamped.
        case stamped([Made])
        /// It failed, with the reason; nothing was stamped.
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
            return facts
        }
        do throws(FitsProvError) {
            let captured = Captured(options, used, status: status)
            let products = try putInPlace(facts, captured)
            let made = products.map(\.made)
            let warnings = zip(facts.outputs, products).flatMap { output, product in
                product.warnings.map { "\(output.path): \($0)" }
            }
            self.facts.withLock {
                $0.outcome = .stamped(made)
                // The writers know their execution: nobody would let go of either.
                $0.outputs = []
                $0.warnings += warnings.uniqued()
            }
            return made
        } catch {
            fail(error.reason)
            throw error
        }
    }

    /// Ends the execution as one that failed: nothing is stamped, and what was being written goes away.
    ///
    /// - Parameter reason: why, for ``outcome``.
    public func fail(_ reason: String) {
        let outputs = facts.withLock { facts -> [ExecutionFacts.Output] in
            guard facts.outcome == nil else { return [] }
            facts.outcome = .failed(reason)
            defer { facts.outputs = [] }
            return facts.outputs
        }
        for output in outputs { output.writer?.abandon() }
    }

    /// How many products wait for each other; each holds three descriptors.
    private static let batchSize = 64

    /// Stamps all products, and puts them into place.
    private func putInPlace(
        _ facts: ExecutionFacts, _ captured: Captured
    ) throws(FitsProvError) -> [Staged] {
        var inputs = inputReader(facts)
        // All executions take the locks of files in the same order.
        let order = facts.outputs.indices.sorted {
            facts.outputs[$0].place < facts.outputs[$1].place
        }
        var products = [Staged?](repeating: nil, count: order.count)
        for start in stride(from: 0, to: order.count, by: Execution.batchSize) {
            let batch = order[start..<min(order.count, start + Execution.batchSize)]
            var files: [StagedFile] = []
            for index in batch {
                let product = try stage(facts.outputs[index], facts, captured, &inputs)
                files += product.files
                products[index] = Staged(
                    files: [], made: product.made, warnings: product.warnings)
            }
            let failures = replacer.commit(files).compactMap { $0 }
            if let failure = failures.first { throw FitsProvError(failure, path: failure.path) }
        }
        return products.compactMap(\.self)
    }

    /// A product that is ready to be put into place.
    struct Staged {
        var files: [StagedFile]
        var made: Made
        var warnings: [String]
    }

    func stage(
        _ output: ExecutionFacts.Output, _ facts: ExecutionFacts, _ captured: Captured,
        _ inputs: inout InputReader
    ) throws(FitsProvError) -> Staged {
        let folder = Paths.folder(of: output.place)
        let request = facts.request(for: output, captured.settings(forProductIn: folder))
        do {
            if let writer = output.writer {
                return try staged(try writer.stage(request, &inputs), output)
            }
            guard
                try SmallFile.start(output.place, count: FITSContent.start.count)
                    == FITSContent.start
            else {
                let content = try Digest(ofFile: output.place)
                return try staged(
                    try WrittenProduct(sidecarOf: output.place, content, request, &inputs, self),
                    output)
            }
            let (file, plan) = try stamper.stage(output.place, request, inputs: &inputs)
            return try staged(WrittenProduct([file], plan), output)
        } catch {
            throw FitsProvError(error, path: output.path)
        }
    }

    private func staged(
        _ product: WrittenProduct, _ output: ExecutionFacts.Output
    ) throws -> Staged {
        Staged(
            files: product.files,
            made: Made(
                path: output.path, identifier: product.identifier, sidecar: product.sidecar),
            warnings: product.warnings)
    }
}
