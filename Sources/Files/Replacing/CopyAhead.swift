import Synchronization

/// Copies the large parts of an original to where they are expected in the new file, and reads them back,
/// on a thread of its own: while the caller still finds out what else the new file holds.
final class CopyAhead {
    /// The new file.
    let temporary: TemporaryFile
    /// The size for which space was reserved.
    let reserved: Int
    private let parts: [PlacedSegment]
    private let progress: Progress
    private let thread: WorkThread
    private var isJoined = false

    /// How far the thread is.
    private final class Progress: Sendable {
        let isStopped = Atomic(false)
        let failure = Lock<FileError?>(nil)
    }

    /// What is copied and compared in one step: it is in the caches of the processor yet.
    private static let pieceSize = 4 << 20

    /// Reserves the space, and starts the thread; nil if there is nothing to copy, or no thread to be had.
    ///
    /// - Parameters:
    ///   - temporary: the new file.
    ///   - segments: what it is expected to hold.
    ///   - smallest: from this size on, a part of the original is copied ahead.
    ///   - source: the open file that the parts are taken from; it stays open until this ends.
    /// - Throws: ``FileError`` if there is no space.
    init?(
        _ temporary: TemporaryFile, _ segments: [Segment], smallest: Int, from source: Int32
    ) throws(FileError) {
        let parts = PlacedSegment.layout(segments).filter { placed in
            guard case .original(let range) = placed.segment else { return false }
            return !range.isEmpty && range.count >= smallest
        }
        guard !parts.isEmpty else { return nil }
        let writer = ContentWriter(temporary, source: source)
        let size = segments.reduce(0) { $0 + $1.size }
        try writer.reserve(size)
        let progress = Progress()
        let thread = WorkThread {
            do throws(FileError) {
                try CopyAhead.copy(parts, writer) { progress.isStopped.load(ordering: .relaxed) }
            } catch {
                progress.failure.withLock { $0 = error }
            }
        }
        guard let thread else { return nil }
        (self.temporary, self.parts, reserved) = (temporary, parts, size)
        (self.progress, self.thread) = (progress, thread)
    }

    deinit {
        stop()
    }

    /// Waits until all is copied.
    ///
    /// - Returns: what stands in the new file now, and was compared.
    func finish() throws(FileError) -> [PlacedSegment] {
        join()
        if let failure = progress.failure.withLock({ $0 }) { throw failure }
        return parts
    }

    /// Gives up; no descriptor is in use afterwards.
    func stop() {
        progress.isStopped.store(true, ordering: .relaxed)
        join()
    }

    private func join() {
        guard !isJoined else { return }
        isJoined = true
        thread.join()
    }

    private static func copy(
        _ parts: [PlacedSegment], _ writer: ContentWriter, isStopped: () -> Bool
    ) throws(FileError) {
        for part in parts {
            guard case .original(let range) = part.segment else { continue }
            var done = 0
            while done < range.count, !isStopped() {
                let start = range.lowerBound + done
                let piece = PlacedSegment(
                    segment: .original(start..<min(range.upperBound, start + pieceSize)),
                    offset: part.offset + done)
                try writer.write([piece])
                try writer.compare([piece])
                done += piece.segment.size
            }
        }
    }
}
