import FITS
import Files
package import FitsProv
import Synchronization

/// A product that another library has open and writes.
///
/// Headers and data are handed over, and what makes a stamp of them comes back. Nothing is written here.
package final class OpenProduct: Sendable {
    private let execution: Execution
    private let output: ExecutionFacts.Output
    private let intake: Intake
    private let state = Lock(State())

    private struct State {
        /// The HDUs whose headers were handed over.
        var hdus: [HDU] = []
        /// How many bytes of the last one's data are to come.
        var missing = 0
        /// The stamp, once it is worked out.
        var stamp: OpenStamp?
    }

    /// Begins with nothing.
    ///
    /// - Parameters:
    ///   - path: where the product will be.
    ///   - role: the role in which it is made.
    ///   - identifier: its URI, if not a new one.
    ///   - execution: what makes it.
    /// - Throws: `bad-record` for what cannot be a path or a URI, or if the execution is over.
    package init(
        _ path: String, role: String? = nil, identifier: String? = nil, by execution: Execution
    ) throws(FitsProvError) {
        output = try execution.output(path, role: role, identifier: identifier)
        self.execution = execution
        intake = Intake(Intake.product(path))
    }

    /// Takes the header of the next HDU.
    ///
    /// - Parameters:
    ///   - cards: its cards without `END`, 80 bytes each.
    ///   - size: how many bytes there are for the header in the file; what is more than the cards need is blank
    ///     cards in front of `END`.
    /// - Returns: how many bytes of data are to be handed over, padding included.
    /// - Throws: ``FitsProvError`` if data are missing, or this is no header.
    package func add(header cards: [UInt8], size: Int) throws(FitsProvError) -> Int {
        guard cards.count.isMultiple(of: Card.size) else {
            throw bad("the cards of a header are 80 bytes each, and these are \(cards.count)")
        }
        guard (0...Limits.standard.headerBytes).contains(size) else {
            throw bad("a header has no room of \(size) bytes")
        }
        return try state.withLock { (state) throws(FitsProvError) in
            try checkComplete(state)
            do throws(FITSError) {
                let free = size / Card.size - Header.cardsPerBlock - cards.count / Card.size
                let blanks = [UInt8](repeating: 0x20, count: max(0, free) * Card.size)
                let header = Header(cards: cards + blanks)
                let hdu = try HDU(
                    number: state.hdus.count + 1, header: header, at: state.hdus.last?.end ?? 0)
                try intake.add(header.bytes)
                state.hdus.append(hdu)
                state.missing = hdu.paddedDataSize
                return hdu.paddedDataSize
            } catch {
                throw FitsProvError(error.of(output.path), path: output.path)
            }
        }
    }

    /// Takes the next bytes of the data unit.
    ///
    /// - Parameter bytes: the bytes.
    /// - Throws: ``FitsProvError`` if there are more than the header says.
    package func add(data bytes: [UInt8]) throws(FitsProvError) {
        try state.withLock { (state) throws(FitsProvError) in
            guard bytes.count <= state.missing else {
                throw bad("there are more data than the header of HDU \(state.hdus.count) says")
            }
            state.missing -= bytes.count
            do throws(FITSError) {
                try intake.add(bytes)
            } catch {
                throw FitsProvError(error, path: output.path)
            }
        }
    }

    /// The stamp, once it is worked out.
    package var stamp: OpenStamp? { state.withLock(\.stamp) }

    /// Works out the stamp.
    ///
    /// - Parameters:
    ///   - sums: whether `CHECKSUM` and `DATASUM` are written into every HDU.
    ///   - isLast: whether the execution ends with this product.
    /// - Returns: what is to be written.
    /// - Throws: ``FitsProvError`` if it cannot be stamped.
    package func finish(sums: Bool, isLast: Bool) throws(FitsProvError) -> OpenStamp {
        try state.withLock { (state) throws(FitsProvError) in try checkComplete(state) }
        do {
            var file = try intake.finished()
            if sums { file = try file.addingSums() }
            let (facts, captured) = try execution.now(isLast: isLast)
            let request = facts.request(for: output, captured)
            var inputs = execution.inputReader(facts)
            let plan = try StampPlan(
                file, request, profile: execution.options.profile, target: output.place,
                inputs: &inputs, usesRoom: true)
            let stamp = try OpenStamp(plan, of: file, sums: sums)
            state.withLock { $0.stamp = stamp }
            return stamp
        } catch {
            throw FitsProvError(error, path: output.path)
        }
    }

    /// Says that the stamp was written.
    package func written() {
        guard let stamp else { return }
        let made = Execution.Made(path: output.path, identifier: stamp.identifier, sidecar: nil)
        execution.tell(of: made, at: output.place)
    }

    private func checkComplete(_ state: State) throws(FitsProvError) {
        guard state.missing == 0 else {
            throw bad("\(state.missing) bytes of the data of HDU \(state.hdus.count) are missing")
        }
    }

    private func bad(_ why: String) -> FitsProvError {
        FitsProvError(.badRecord, path: output.path, why)
    }
}
