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

    private let state: Mutex<WriterState>
    private let execution: Execution

    /// The most bytes that are taken in one step.
    private static let step = 4 << 20

    init(_ path: String, role: String?, identifier: String?, _ execution: Execution)
        throws(FitsProvError)
    {
        self.path = path
        self.execution = execution
        do throws(FileError) {
            state = Mutex(.open(try WrittenBytes(path, execution.replacer)))
        } catch {
            throw FitsProvError(error, path: path)
        }
    }

    private enum WriterState {
        case open(WrittenBytes)
        case closed(WrittenBytes)
        case gone
    }

    /// Writes the next bytes.
    ///
    /// - Parameter bytes: any number of bytes.
    /// - Throws: ``FitsProvError`` if they cannot be written, if this is a FITS file with an error, or if the
    ///   file was closed.
    public func write(_ bytes: some Collection<UInt8> & Sendable) throws(FitsProvError) {
        let bytes = (bytes as? [UInt8]) ?? Array(bytes)
        try change { (written) throws(FitsProvError) in
            do {
                for start in stride(from: 0, to: bytes.count, by: ProductWriter.step) {
                    let end = min(bytes.count, start + ProductWriter.step)
                    let isAll = end - start == bytes.count
                    try written.add(
                        isAll ? bytes : Array(bytes[start..<end]),
                        request: self.execution.foreseen(self))
                }
            } catch {
                throw FitsProvError(error, path: self.path)
            }
        }
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
            switch state {
            case .open(let written): state = .closed(written)
            case .closed: break
            case .gone: throw gone
            }
        }
    }

    /// Drops what was written; what stands in its place, if anything, stays.
    public func abandon() {
        let written = state.withLock { state -> WrittenBytes? in
            defer { state = .gone }
            switch state {
            case .open(let written), .closed(let written): return written
            case .gone: return nil
            }
        }
        written?.stop()
        execution.forget(self)
    }

    /// Stages the product with its stamp.
    func stage(
        _ request: StampRequest, _ inputs: inout InputReader
    ) throws -> WrittenProduct {
        let written = try state.withLock { (state) throws(FitsProvError) in
            switch state {
            case .open:
                throw FitsProvError(
                    .badRecord, path: path, "the file is still being written",
                    hint: "close its writer before the execution ends")
            case .closed(let written):
                state = .gone
                return written
            case .gone: throw gone
            }
        }
        return try written.staged(request, &inputs, execution)
    }

    private var gone: FitsProvError {
        FitsProvError(.badRecord, path: path, "the file was abandoned, or is in its place already")
    }

    private func change(
        _ body: (WrittenBytes) throws(FitsProvError) -> Void
    ) throws(FitsProvError) {
        let written = try state.withLock { (state) throws(FitsProvError) in
            guard case .open(let written) = state else {
                throw FitsProvError(.badRecord, path: path, "the file is closed")
            }
            return written
        }
        do throws(FitsProvError) { try body(written) } catch {
            abandon()
            throw error
        }
    }
}
