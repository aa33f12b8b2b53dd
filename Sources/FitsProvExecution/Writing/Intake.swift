import Dispatch
import FITS
import Files
import FitsProv
import Synchronization

/// Takes a FITS file apart while it is written: on the caller's thread, and from some size on on one of its
/// own, so that bytes are digested while the next ones are made.
final class Intake: Sendable {
    private let state: Lock<State>
    /// Says that there is a piece to take.
    private let filled = DispatchSemaphore(value: 0)
    /// Says that there is room for a piece.
    private let free = DispatchSemaphore(value: Intake.mostWaiting)

    private struct State {
        var intake: FITSIntake
        var waiting: [[UInt8]] = []
        var failure: FITSError?
        var thread: WorkThread?
        var isClosed = false
        /// How many bytes came.
        var size: Int
    }

    /// From this size on, the work is worth a thread.
    private static let smallestShared = 4 << 20
    /// How many pieces may wait for the thread.
    private static let mostWaiting = 4

    /// Goes on with a file.
    ///
    /// - Parameters:
    ///   - intake: the file as far as it was taken.
    ///   - size: how many bytes that are.
    init(_ intake: FITSIntake, size: Int = 0) {
        state = Lock(State(intake: intake, size: size))
    }

    /// Begins with a product, whose documents are kept.
    ///
    /// - Parameter path: the product, for messages.
    /// - Returns: what takes it apart.
    static func product(_ path: String) -> FITSIntake {
        FITSIntake(path: path, keep: { $0.isProvenanceDocument })
    }

    deinit {
        stop()
    }

    /// Takes a piece.
    ///
    /// - Parameter bytes: the piece.
    /// - Throws: ``FITSError`` of this piece, or of one before.
    func add(_ bytes: [UInt8]) throws(FITSError) {
        let isAlone = try state.withLock { (state) throws(FITSError) in
            if let failure = state.failure { throw failure }
            state.size += bytes.count
            if state.size >= Intake.smallestShared { start(&state) }
            guard state.thread == nil else { return false }
            try state.intake.add(bytes[...])
            return true
        }
        guard !isAlone else { return }
        free.wait()
        state.withLock { $0.waiting.append(bytes) }
        filled.signal()
    }

    /// Ends the file.
    ///
    /// - Returns: what a pass over it would find.
    /// - Throws: ``FITSError`` if it is not whole.
    func finished() throws(FITSError) -> FITSFile {
        stop()
        let (intake, failure) = state.withLock { ($0.intake, $0.failure) }
        if let failure { throw failure }
        return try intake.finished()
    }

    /// Waits until all pieces are taken, and lets go of the thread.
    func stop() {
        let thread = state.withLock { state in
            state.isClosed = true
            defer { state.thread = nil }
            return state.thread
        }
        guard let thread else { return }
        filled.signal()
        thread.join()
    }

    private func start(_ state: inout State) {
        guard state.thread == nil, !state.isClosed else { return }
        // Without a thread to be had, the caller does the work.
        state.thread = WorkThread { [unowned self] in serve() }
    }

    private func serve() {
        // Only this thread takes pieces while it runs.
        var intake = state.withLock { $0.intake }
        while true {
            filled.wait()
            let piece = state.withLock { state in
                state.waiting.isEmpty ? nil : state.waiting.removeFirst()
            }
            guard let piece else { break }
            free.signal()
            do throws(FITSError) { try intake.add(piece[...]) } catch {
                state.withLock { $0.failure = $0.failure ?? error }
            }
        }
        state.withLock { $0.intake = intake }
    }
}
