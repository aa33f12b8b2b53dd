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
        let longest = segments.reduce(0) { max($0, $1.segment.size) }
        var written = [UInt8](repeating: 0, count: min(ContentWriter.pieceSize, longest))
        var wanted = written
        for placed in segments {
            var done = 0
            while done < placed.segment.size {
                let count = min(written.count, placed.segment.size - done)
                let place = placed.offset + done
                let isSame = try system { () throws(SystemError) in
                    try files.readAll(target, into: &written, count: count, at: place)
                    switch placed.segment {
                    case .bytes(let bytes):
                        return written[..<count].hasBytes(of: bytes[done..<done + count])
                    case .original(let range):
                        let start = range.lowerBound + done
                        try files.readAll(source, into: &wanted, count: count, at: start)
                        return written[..<count].hasBytes(of: wanted[..<count])
                    }
                }
                guard isSame else {
                    throw FileError(
                        .changed, path: path,
                        "what was written does not read back the same, near byte \(place)",
                        hint: "the original is untouched; check the disk")
                }
                done += count
            }
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
