/// Reading and writing to the end, however little a call does.
extension FileOperations {
    /// Writes all bytes at an offset.
    func writeAll(
        _ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(SystemError) {
        var rest = bytes
        var place = offset
        while !rest.isEmpty {
            let done = try write(descriptor, rest, at: place)
            guard done > 0 else { throw SystemError("write", SystemError.inputOutput) }
            rest = rest.dropFirst(done)
            place += done
        }
    }

    /// Reads exactly some bytes at an offset into the front of a buffer.
    func readAll(
        _ descriptor: Int32, into buffer: inout [UInt8], count: Int, at offset: Int
    ) throws(SystemError) {
        var done = try read(descriptor, into: &buffer, count: count, at: offset)
        guard done < count else { return }
        var rest = [UInt8](repeating: 0, count: count)
        while done < count {
            let piece = try read(descriptor, into: &rest, count: count - done, at: offset + done)
            guard piece > 0 else { throw SystemError("read", SystemError.inputOutput) }
            buffer.replaceSubrange(done..<done + piece, with: rest[..<piece])
            done += piece
        }
    }

    /// The bytes of a range.
    func bytes(of descriptor: Int32, in range: Range<Int>) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        try readAll(descriptor, into: &bytes, count: range.count, at: range.lowerBound)
        return bytes
    }

    /// The bytes of some segments, those of the original read from its descriptor.
    func bytes(of segments: [Segment], from original: Int32) throws(SystemError) -> [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(segments.reduce(0) { $0 + $1.size })
        for segment in segments {
            switch segment {
            case .bytes(let bytes): all += bytes
            case .original(let range): all += try bytes(of: original, in: range)
            }
        }
        return all
    }

    /// Whether a range holds some bytes.
    func holds(
        _ descriptor: Int32, _ bytes: [UInt8], at offset: Int
    ) throws(SystemError) -> Bool {
        try self.bytes(of: descriptor, in: offset..<offset + bytes.count) == bytes
    }
}
