import FITS
import Files
public import FitsProv
import Synchronization

/// A product that is being written, in one pass: its bytes are digested on the way, and at the end of the
/// execution it is put into its place, whole and stamped, or not at all.
///
/// Whoever writes need not know how long the file becomes, and cannot go back in it. It may be written by one
/// thread after the other.
public final class ProductWriter: Sendable {
    /// The path of the product, as the caller gave it.
    public let path: String

    private let state: Lock<State>
    private let execution: Execution

    /// The most bytes that are taken in one step.
    private static let step = 4 << 20

    private struct State {
        /// What was written; nil if it was abandoned, or is in its place.
        var written: WrittenBytes?
        var isClosed = false
    }

    /// Begins a product.
    ///
    /// - Parameters:
    ///   - path: the path as the caller gave it.
    ///   - place: its absolute path.
    ///   - execution: what makes it.
    /// - Throws: ``FitsProvError`` if the file cannot be made.
    init(_ path: String, at place: String, _ execution: Execution) throws(FitsProvError) {
        self.path = path
        self.execution = execution
        do throws(FileError) {
            state = Lock(State(written: try WrittenBytes(place, execution.replacer)))
        } catch {
            throw FitsProvError(error.of(path), path: path)
        }
    }

    /// Writes the next bytes.
    ///
    /// - Parameter bytes: any number of bytes.
    /// - Throws: ``FitsProvError`` if they cannot be written, if this is a FITS file with an error, or if the
    ///   file was closed.
    public func write(_ bytes: some Collection<UInt8> & Sendable) throws(FitsProvError) {
        let bytes = (bytes as? [UInt8]) ?? Array(bytes)
        let failure = try state.withLock { (state) throws(FitsProvError) -> FitsProvError? in
            guard state.written != nil, !state.isClosed else {
                throw FitsProvError(.badRecord, path: path, "the file is closed")
            }
            do {
                for start in stride(from: 0, to: bytes.count, by: ProductWriter.step) {
                    let end = min(bytes.count, start + ProductWriter.step)
                    let isAll = end - start == bytes.count
                    try state.written?.add(isAll ? bytes : Array(bytes[start..<end])) {
                        execution.foreseen(self)
                    }
                }
                return nil
            } catch {
                return FitsProvError(error, path: path)
            }
        }
        guard let failure else { return }
        abandon()
        throw failure
    }

    /// Writes the next bytes.
    ///
    /// - Parameter bytes: any number of bytes.
    /// - Throws: as for a collection.
    @unsafe public func write(_ bytes: UnsafeRawBufferPointer) throws(FitsProvError) {
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + ProductWriter.step)
            try write(unsafe [UInt8](bytes[start..<end]))
            start = end
        }
    }

    /// Ends the file; it takes its place at the end of the execution.
    ///
    /// - Throws: ``FitsProvError`` if it was abandoned.
    public func close() throws(FitsProvError) {
        try state.withLock { (state) throws(FitsProvError) in
            guard state.written != nil else { throw gone }
            state.isClosed = true
        }
    }

    /// Drops what was written; what stands in its place, if anything, stays.
    public func abandon() {
        let written = state.withLock { $0.written.take() }
        written?.stop()
        execution.forget(self)
    }

    /// Stages the product with its stamp.
    func stage(
        _ request: StampRequest, _ inputs: inout InputReader
    ) throws -> WrittenProduct {
        let written = try state.withLock { (state) throws(FitsProvError) in
            guard let written = state.written else { throw gone }
            guard state.isClosed else {
                throw FitsProvError(
                    .badRecord, path: path, "the file is still being written",
                    hint: "close its writer before the execution ends")
            }
            state.written = nil
            return written
        }
        return try written.staged(request, &inputs, execution.options)
    }

    private var gone: FitsProvError {
        FitsProvError(.badRecord, path: path, "the file was abandoned, or is in its place already")
    }
}
