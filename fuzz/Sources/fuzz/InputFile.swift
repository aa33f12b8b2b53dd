import Glibc

/// A file in memory that holds the input, for readers that open a path.
enum InputFile {
    private static let descriptor = memfd_create("input", 0)

    /// Its path.
    static let path = "/proc/self/fd/\(descriptor)"

    /// Gives it other content.
    static func hold(_ bytes: [UInt8]) {
        let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        precondition(count == bytes.count, "pwrite")
        // Shorter than before, its pages are kept.
        precondition(ftruncate(descriptor, off_t(bytes.count)) == 0, "ftruncate")
    }
}

@_silgen_name("memfd_create")
private func memfd_create(_ name: UnsafePointer<CChar>, _ flags: CUnsignedInt) -> CInt
