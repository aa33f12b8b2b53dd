import FITS
import Files
import FitsProv

/// The bytes of a product on their way to the disk, with room for the stamp in front of the data.
struct WrittenBytes: Sendable {
    private let file: NewFile
    private let path: String
    private var part: Part
    /// How many bytes came.
    private var size = 0

    private enum Part {
        /// The start of a file whose kind, or whose primary header, is not known yet.
        indirect case start(FITSIntake, held: [UInt8])
        /// A FITS file, whose data stand further back by some bytes than in the unstamped file.
        case fits(Intake, shift: Int)
        /// A file of another kind.
        case other(Hashing)
    }

    /// From this size on, what was written is sent to the disk at once.
    private static let smallestStarted = 1 << 20

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: its absolute path.
    ///   - replacer: makes it.
    /// - Throws: ``FileError`` if it cannot be made.
    init(_ path: String, _ replacer: FileReplacer) throws(FileError) {
        file = try replacer.create(path)
        self.path = path
        part = .start(Intake.product(path), held: [])
    }

    /// Takes the next bytes.
    ///
    /// - Parameters:
    ///   - bytes: the bytes.
    ///   - foreseen: the stamp as far as it is known.
    /// - Throws: ``FITSError`` or ``FileError``.
    mutating func add(_ bytes: [UInt8], _ foreseen: () -> ForeseenStamp) throws {
        let offset = size
        size += bytes.count
        switch part {
        case .start(var intake, var held):
            // What is held is not copied for each piece.
            part = .other(Hashing())
            held += bytes
            try begin(&intake, &held, bytes, foreseen)
        case .fits(let intake, let shift):
            try intake.add(bytes)
            try write(bytes[...], at: offset + shift)
        case .other(var hashing):
            hashing.add(bytes[...])
            part = .other(hashing)
            try write(bytes[...], at: offset)
        }
    }

    /// Finds out what kind of file it is, and how long its header will be.
    private mutating func begin(
        _ intake: inout FITSIntake, _ held: inout [UInt8], _ bytes: [UInt8],
        _ foreseen: () -> ForeseenStamp
    ) throws {
        let start = held.prefix(FITSContent.start.count)
        guard start.elementsEqual(FITSContent.start.prefix(start.count)) else {
            var hashing = Hashing()
            hashing.add(held[...])
            part = .other(hashing)
            return try write(held[...], at: 0)
        }
        try intake.add(bytes[...])
        guard let header = intake.hdus.first?.dataOffset else {
            part = .start(intake, held: held)
            return
        }
        var stamp = foreseen()
        let shift = stamp.headerSize(of: intake.supposed(), path: path) - header
        part = .fits(Intake(intake, size: held.count), shift: shift)
        try write(held[header...], at: header + shift)
    }

    private func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileError) {
        // There is no original to compare with, and the stamp holds the digest of what was given.
        try file.write(bytes, at: offset, readsBack: false)
        if bytes.count >= WrittenBytes.smallestStarted {
            file.startWriting(at: offset, count: bytes.count)
        }
    }

    /// Stages the product with its stamp.
    ///
    /// - Parameters:
    ///   - request: how it was made.
    ///   - inputs: finds what was used.
    ///   - options: how it is written.
    /// - Returns: the product.
    /// - Throws: ``FITSError``, ``FitsProvError`` or `PROVError`.
    func staged(
        _ request: StampRequest, _ inputs: inout InputReader, _ options: ExecutionOptions
    ) throws -> WrittenProduct {
        let permissions = NewFilePermissions.current
        let digest: Digest
        switch part {
        case .fits(let intake, let shift):
            let plan = try StampPlan(
                try intake.finished(), request, profile: options.profile, target: path,
                inputs: &inputs)
            return WrittenProduct([try place(plan.segments, shift, permissions)], plan)
        case .start(let intake, let held):
            // A FITS file whose header never ended is none.
            if held.count >= FITSContent.start.count { _ = try intake.finished() }
            try write(held[...], at: 0)
            digest = Digest(of: held)
        case .other(let hashing): digest = hashing.finished()
        }
        var product = try WrittenProduct(sidecarOf: path, digest, request, &inputs, options)
        product.files.append(try file.staged(permissions: permissions))
        return product
    }

    /// Puts header and document where room was left, or, where that does not do, writes all anew.
    private func place(
        _ segments: [Segment], _ shift: Int, _ permissions: UInt32
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
        if case .fits(let intake, _) = part { intake.stop() }
    }
}

extension Segment {
    /// The segment, taken from bytes that stand further back.
    fileprivate func moved(by shift: Int) -> Segment {
        guard case .original(let range) = self else { return self }
        return .original(range.lowerBound + shift..<range.upperBound + shift)
    }
}
