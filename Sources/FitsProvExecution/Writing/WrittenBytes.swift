import FITS
import Files
import FitsProv
import Synchronization

/// The bytes of a product on their way to the disk, with room for the stamp in front of the data.
final class WrittenBytes: Sendable {
    private let file: NewFile
    private let path: String
    private let state: Mutex<State>

    private struct State {
        /// Takes the file apart until its primary header is complete.
        var start: FITSIntake
        /// Takes it apart from then on; nil for a file of another kind.
        var intake: Intake?
        /// What came before the primary header was complete.
        var held: [UInt8] = []
        /// How many bytes further back than in the unstamped file the data stand; nil until it is known.
        var shift: Int?
        /// How many bytes came.
        var size = 0
    }

    /// From this size on, bytes are digested by a thread of their own.
    private static let smallestShared = 4 << 20
    /// From this size on, what was written is sent to the disk at once.
    private static let smallestStarted = 1 << 20

    init(_ path: String, _ replacer: FileReplacer) throws(FileError) {
        file = try replacer.create(path)
        self.path = path
        state = Mutex(State(start: FITSIntake(path: path, keep: { $0.isProvenanceDocument })))
    }

    /// Takes the next bytes.
    func add(_ bytes: [UInt8], request: @autoclosure () -> ForeseenStamp) throws {
        try state.withLock { state in
            state.size += bytes.count
            if state.shift == nil {
                state.held += bytes
                return try settle(&state, bytes, request)
            }
            try state.intake?.add(bytes, shared: state.size >= WrittenBytes.smallestShared)
            try write(bytes[...], endingAt: state.size, state)
        }
    }

    /// Finds out what kind of file it is, and how long its header will be.
    private func settle(
        _ state: inout State, _ bytes: [UInt8], _ request: () -> ForeseenStamp
    ) throws {
        let start = state.held.prefix(FITSContent.start.count)
        guard start.elementsEqual(FITSContent.start.prefix(start.count)) else {
            state.shift = 0
            try write(state.held[...], endingAt: state.size, state)
            state.held = []
            return
        }
        try state.start.add(bytes[...])
        let file = state.start.supposed()
        guard let header = file.hdus.first?.dataOffset else { return }
        var foreseen = request()
        state.shift = foreseen.headerSize(of: file, path: path) - header
        state.intake = Intake(state.start)
        try write(state.held[header...], endingAt: state.size, state)
        state.held = []
    }

    private func write(_ bytes: ArraySlice<UInt8>, endingAt end: Int, _ state: State) throws {
        let offset = end - bytes.count + (state.shift ?? 0)
        // There is no original to compare with, and the stamp holds the digest of what was given.
        try file.write(bytes, at: offset, readsBack: false)
        if bytes.count >= WrittenBytes.smallestStarted {
            file.startWriting(at: offset, count: bytes.count)
        }
    }

    /// Stages the product with its stamp.
    func staged(
        _ request: StampRequest, _ inputs: inout InputReader, _ execution: Execution
    ) throws -> WrittenProduct {
        let (intake, shift, size, start) = state.withLock {
            ($0.intake, $0.shift, $0.size, $0.start)
        }
        let permissions = NewFilePermissions.current
        guard let intake else {
            // A FITS file whose header never ended is none.
            if shift == nil, size >= FITSContent.start.count { _ = try start.finished() }
            let descriptor = try Descriptor(duplicating: file.descriptor, path)
            let digest = try Digest(ofFile: descriptor, path: path)
            var product = try WrittenProduct(
                sidecarOf: path, digest, request, &inputs, execution)
            product.files.append(try file.staged(permissions: permissions))
            return product
        }
        let written = try intake.finished()
        let plan = try StampPlan(
            written, request, profile: execution.options.profile, target: path, inputs: &inputs)
        let staged = try place(
            plan.segments, header: written.hdus[0].dataOffset, size: size, shift: shift ?? 0,
            permissions)
        return WrittenProduct([staged], plan)
    }

    /// Puts header and document where room was left, or, where that does not do, writes all anew.
    private func place(
        _ segments: [Segment], header: Int, size: Int, shift: Int, _ permissions: UInt32
    ) throws(FileError) -> StagedFile {
        var offset = 0
        var fits = true
        var new: [(bytes: [UInt8], offset: Int)] = []
        for segment in segments {
            switch segment {
            case .bytes(let bytes): new.append((bytes, offset))
            case .original(let range): fits = fits && range.lowerBound + shift == offset
            }
            offset += segment.size
        }
        // A document before the end would stand on bytes that are still to be read.
        guard fits, new.allSatisfy({ $0.offset == 0 || $0.offset >= size + shift }) else {
            return try file.rearranged(
                segments.map { $0.moved(by: shift) }, permissions: permissions)
        }
        for (bytes, offset) in new { try file.write(bytes[...], at: offset) }
        return try file.staged(size: offset, permissions: permissions)
    }

    /// Lets go of threads; the file goes away with the object.
    func stop() {
        state.withLock { $0.intake?.stop() }
    }
}

extension Segment {
    /// The segment, taken from bytes that stand further back.
    fileprivate func moved(by shift: Int) -> Segment {
        guard case .original(let range) = self else { return self }
        return .original(range.lowerBound + shift..<range.upperBound + shift)
    }
}
