import CZlib

/// A gzip stream being expanded, one piece at a time (RFC 1952; several members are one stream).
@safe struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// What a step came to.
    enum Outcome: Hashable {
        /// Bytes were produced, or input is needed.
        case going
        /// A member ended; another may follow.
        case memberEnded
        /// The stream is damaged.
        case damaged
    }

    /// Window bits for the largest window, plus 16 for the gzip wrapper (zlib.h, inflateInit2).
    private static let gzipWindow: Int32 = 15 + 16

    init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe fitsprov_inflate_init(stream, Inflater.gzipWindow) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Begins the next member.
    func reset() {
        _ = unsafe inflateReset(stream)
    }

    /// Expands from `input` into `output`.
    ///
    /// - Parameters:
    ///   - input: compressed bytes; only those in `available` are used.
    ///   - available: where the compressed bytes are in `input`; what is used up is taken off.
    ///   - output: where the expanded bytes go.
    ///   - room: where there is room in `output`; what is filled is taken off.
    /// - Returns: what the step came to.
    func step(
        _ input: inout [UInt8], _ available: inout Range<Int>,
        _ output: inout [UInt8], _ room: inout Range<Int>
    ) -> Outcome {
        let status = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = source.baseAddress.map {
                    unsafe $0 + available.lowerBound
                }
                unsafe stream.pointee.avail_in = UInt32(available.count)
                unsafe stream.pointee.next_out = target.baseAddress.map {
                    unsafe $0 + room.lowerBound
                }
                unsafe stream.pointee.avail_out = UInt32(room.count)
                return unsafe inflate(stream, Z_NO_FLUSH)
            }
        }
        let unread = unsafe Int(stream.pointee.avail_in)
        let unfilled = unsafe Int(stream.pointee.avail_out)
        available = available.upperBound - unread..<available.upperBound
        room = room.upperBound - unfilled..<room.upperBound
        switch status {
        case Z_STREAM_END: return .memberEnded
        case Z_OK, Z_BUF_ERROR: return .going
        default: return .damaged
        }
    }
}
