import Dispatch
import Files
import Synchronization

/// Bytes on their way from a thread to a client, of which only so many wait.
///
/// The thread blocks while the client is slow; a task takes them out.
final class BytePipe: Sendable {
    /// What the client is given next.
    struct Piece: Sendable {
        /// The bytes.
        let bytes: [UInt8]
        /// How the work ended, if they are the last ones.
        let end: QueryEnd?
    }

    private struct State {
        var pieces: [Piece] = []
        var isClosed = false
        var blocked = Duration.zero
        var reader: CheckedContinuation<Piece, Never>?
    }

    /// How many pieces may wait.
    private static let capacity = 4

    private let state = Lock(State())
    private let room = DispatchSemaphore(value: 0)
    private let stall: Duration
    private let onStall: @Sendable () -> Void

    /// - Parameters:
    ///   - stall: how long the client may leave it full.
    ///   - onStall: what is done about a client who has left it full for longer.
    init(stall: Duration, onStall: @escaping @Sendable () -> Void = {}) {
        self.stall = stall
        self.onStall = onStall
        for _ in 0..<BytePipe.capacity { room.signal() }
    }

    /// Whether nobody wants more.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// How long the thread had to wait for the client.
    var blocked: Duration { state.withLock { $0.blocked } }

    /// Passes on bytes, as soon as there is room for them; called by the thread.
    ///
    /// - Parameter bytes: the bytes.
    /// - Returns: whether somebody still wants them.
    func push(_ bytes: [UInt8]) -> Bool { push(Piece(bytes: bytes, end: nil)) }

    /// Passes on the last bytes; called by the thread, once.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - end: how the work ended.
    func finish(_ bytes: [UInt8], _ end: QueryEnd) {
        // Without room nobody reads it, but a reader who comes must not wait for ever.
        if !push(Piece(bytes: bytes, end: end)) { add(Piece(bytes: [], end: .gone)) }
    }

    /// The next bytes; called by one task at a time, until the last ones.
    func next() async -> Piece {
        let piece = await withCheckedContinuation {
            (continuation: CheckedContinuation<Piece, Never>) in
            let piece: Piece? = state.withLock { state in
                guard state.pieces.isEmpty else { return state.pieces.removeFirst() }
                state.reader = continuation
                return nil
            }
            if let piece { continuation.resume(returning: piece) }
        }
        room.signal()
        return piece
    }

    /// Tells the thread that nobody wants more.
    func close() {
        state.withLock { $0.isClosed = true }
        room.signal()
    }

    private func push(_ piece: Piece) -> Bool {
        guard !isClosed else { return false }
        let began = ContinuousClock.now
        let limit = DispatchTime.now() + .milliseconds(Int(stall / .milliseconds(1)))
        let hasRoom = room.wait(timeout: limit) == .success
        let waited = ContinuousClock.now - began
        let isWanted = state.withLock { state in
            state.blocked += waited
            if !hasRoom { state.isClosed = true }
            return !state.isClosed
        }
        if isWanted { add(piece) }
        if !hasRoom { onStall() }
        return isWanted
    }

    private func add(_ piece: Piece) {
        let reader = state.withLock { state in
            let reader = state.reader
            state.reader = nil
            if reader == nil { state.pieces.append(piece) }
            return reader
        }
        reader?.resume(returning: piece)
    }
}
