import Glibc

/// Writes the content of a temporary file and reads it back.
struct ContentWriter: Sendable {
    /// The open temporary.
    private let target: Int32
    /// The path that the file will have, for messages.
    private let path: String
    /// The open file that `original` segments are taken from.
    private let source: Int32
    private let files: any FileOperations
    /// The most bytes asked of one call.
    private static let step = 64 << 20
    private static let pieceSize = 256 << 10
    /// From this size on, what was copied is sent to the disk at once.
    private static let smallestStarted = 1 << 20

    init(_ staged: TemporaryFile, source: Int32) {
        target = staged.descriptor
        path = staged.path
        self.source = source
        files = staged.place.files
    }

    /// Reserves the space of the file, and takes back what was reserved beyond it.
    ///
    /// - Parameters:
    ///   - size: the size of the file.
    ///   - reserved: the size for which space was reserved before.
    /// - Throws: `system` if there is no room.
    func reserve(_ size: Int, over reserved: Int = 0) throws(FileError) {
        try system { () throws(SystemError) in
            if size < reserved {
                try files.truncate(target, size: size)
            } else if size > reserved || reserved == 0 {
                try files.allocate(target, size: size)
            }
        }
    }

    /// Writes segments to their places.
    func write(_ segments: [PlacedSegment]) throws(FileError) {
        try system { () throws(SystemError) in
            for placed in segments {
                switch placed.segment {
                case .bytes(let bytes): try files.writeAll(target, bytes[...], at: placed.offset)
                case .original(let range): try copy(range, to: placed.offset)
                }
            }
        }
    }

    /// Compares every byte that was written with what it was to be.
    ///
    /// - Parameter segments: what was to be written, and where.
    /// - Throws: `changed` if the disk has something else, `system` if it cannot be read.
    func compare(_ segments: [PlacedSegment]) throws(FileError) {
        for placed in segments {
            switch placed.segment {
            case .bytes(let bytes): try compare(bytes[...], at: placed.offset)
            case .original(let range): try compare(range, at: placed.offset)
            }
        }
    }

    /// Compares bytes that were written with what they were to be.
    ///
    /// - Parameters:
    ///   - bytes: what was to be written.
    ///   - offset: where.
    /// - Throws: as for segments.
    func compare(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(FileError) {
        try compare(count: bytes.count, at: offset) { place, count, written in
            let start = bytes.startIndex + place
            return written.hasBytes(of: bytes[start..<start + count])
        }
    }

    private func compare(_ range: Range<Int>, at offset: Int) throws(FileError) {
        var wanted = [UInt8](repeating: 0, count: min(ContentWriter.pieceSize, range.count))
        try compare(count: range.count, at: offset) { (place, count, written) throws(SystemError) in
            try files.readAll(source, into: &wanted, count: count, at: range.lowerBound + place)
            return written.hasBytes(of: wanted[..<count])
        }
    }

    /// Reads what was written, piece by piece.
    private func compare(
        count: Int, at offset: Int,
        _ isSame: (_ place: Int, _ count: Int, _ written: ArraySlice<UInt8>) throws(SystemError) ->
            Bool
    ) throws(FileError) {
        var written = [UInt8](repeating: 0, count: min(ContentWriter.pieceSize, count))
        var done = 0
        while done < count {
            let step = min(written.count, count - done)
            let place = offset + done
            let isRight = try system { () throws(SystemError) in
                try files.readAll(target, into: &written, count: step, at: place)
                return try isSame(done, step, written[..<step])
            }
            guard isRight else {
                throw FileError(
                    .changed, path: path,
                    "what was written does not read back the same, near byte \(place)",
                    hint: "the original is untouched; check the disk")
            }
            done += step
        }
    }

    private func system<T>(_ body: () throws(SystemError) -> T) throws(FileError) -> T {
        do throws(SystemError) { return try body() } catch { throw error.on(path) }
    }

    private func copy(_ range: Range<Int>, to offset: Int) throws(SystemError) {
        var done = 0
        while done < range.count {
            let count = min(range.count - done, ContentWriter.step)
            let copied = try files.copy(
                source, at: range.lowerBound + done, to: target, at: offset + done, count: count)
            guard let copied, copied > 0 else {
                try copyByHand(range.dropFirst(done), to: offset + done)
                return
            }
            // What is on its way to the disk already need not be waited for at the end. Small pieces are
            // better off together with those of other files.
            if copied >= ContentWriter.smallestStarted {
                files.startWriting(target, at: offset + done, count: copied)
            }
            done += copied
        }
    }

    private func copyByHand(_ range: Range<Int>, to offset: Int) throws(SystemError) {
        var buffer = [UInt8](
            repeating: 0, count: min(ContentWriter.pieceSize, range.count))
        var done = 0
        while done < range.count {
            let count = min(buffer.count, range.count - done)
            try files.readAll(source, into: &buffer, count: count, at: range.lowerBound + done)
            try files.writeAll(target, buffer[..<count], at: offset + done)
            done += count
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether both hold the same bytes; many times as fast as one by one.
    fileprivate func hasBytes(of other: ArraySlice<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBytes { own in
            unsafe other.withUnsafeBytes { others in
                guard let own = own.baseAddress, let others = others.baseAddress else {
                    return true
                }
                return unsafe memcmp(own, others, count) == 0
            }
        }
    }
}
