import CZlib

/// Bytes on their way to a client, made shorter piece by piece (RFC 1952).
@safe final class GzipStream {
    private let stream: UnsafeMutablePointer<z_stream>

    /// How much is made in one step.
    private static let step = 64 << 10

    /// Begins a stream.
    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // It fails for want of memory alone, of which Swift makes an end, too.
        let status = unsafe fitsprov_deflate_init(stream, Z_BEST_SPEED)
        precondition(status == Z_OK, "zlib has no memory")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Compresses the next bytes, so that a client can expand all that it was sent.
    ///
    /// - Parameters:
    ///   - bytes: the bytes, fewer than 2 GiB.
    ///   - isLast: whether no more will follow.
    /// - Returns: what is to be sent.
    func add(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var made: [UInt8] = []
        unsafe bytes.withUnsafeBufferPointer { source in
            // zlib does not write there; its declaration does not say so.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(source.count)
            var isFull = true
            while isFull { made += take(isLast ? Z_FINISH : Z_SYNC_FLUSH, &isFull) }
        }
        return made
    }

    /// One step; `isFull` if there may be more.
    private func take(_ flush: Int32, _ isFull: inout Bool) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: GzipStream.step) { target, count in
            unsafe stream.pointee.next_out = target.baseAddress
            unsafe stream.pointee.avail_out = UInt32(target.count)
            _ = unsafe deflate(stream, flush)
            count = unsafe target.count - Int(stream.pointee.avail_out)
            isFull = unsafe stream.pointee.avail_out == 0
        }
    }
}
