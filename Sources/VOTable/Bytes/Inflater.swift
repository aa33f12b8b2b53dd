import CZlib

/// A gzip stream being expanded, one piece at a time (RFC 1952; several members are one stream).
@safe final class Inflater {
    /// What a step came to.
    enum Outcome: Hashable {
        /// There may be more in the same input.
        case going
        /// A member ended; another may follow.
        case memberEnded
        /// The stream is damaged.
        case damaged
    }

    private let stream: UnsafeMutablePointer<z_stream>

    /// Window bits for the largest window, plus 16 for the gzip wrapper (zlib.h, inflateInit2).
    private static let gzipWindow: Int32 = 15 + 16
    /// How much is expanded in one step.
    private static let step = 64 << 10

    init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe fitsprov_inflate_init(stream, Self.gzipWindow) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Begins the next member.
    func reset() { _ = unsafe inflateReset(stream) }

    /// Expands some of the input, to no more than 64 KiB.
    ///
    /// - Parameters:
    ///   - input: compressed bytes.
    ///   - position: where the next one is; moved on by what is used up.
    ///   - output: what the expanded bytes are added to.
    /// - Returns: what the step came to.
    func expand(_ input: [UInt8], _ position: inout Int, into output: inout [UInt8]) -> Outcome {
        let start = position
        var unread = 0
        var status = Z_OK
        let expanded = unsafe [UInt8](unsafeUninitializedCapacity: Self.step) { target, count in
            unsafe input.withUnsafeBufferPointer { source in
                // zlib does not write there; its declaration does not say so.
                unsafe stream.pointee.next_in = source.baseAddress.map {
                    unsafe UnsafeMutablePointer(mutating: $0 + start)
                }
                unsafe stream.pointee.avail_in = UInt32(source.count - start)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(target.count)
                status = unsafe inflate(stream, Z_NO_FLUSH)
                unread = unsafe Int(stream.pointee.avail_in)
            }
            count = unsafe Self.step - Int(stream.pointee.avail_out)
        }
        position = input.count - unread
        output.append(contentsOf: expanded)
        switch status {
        case Z_STREAM_END: return .memberEnded
        case Z_OK, Z_BUF_ERROR: return .going
        default: return .damaged
        }
    }
}
