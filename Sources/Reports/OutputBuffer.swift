/// Text being written, passed on in large pieces.
package struct OutputBuffer {
    /// Takes bytes: writes them to a file, a terminal or a connection.
    package typealias Sink = (_ bytes: [UInt8]) throws -> Void

    private static let most = 64 << 10
    private let sink: Sink
    private var bytes: [UInt8] = []

    /// A buffer in front of whatever takes the bytes.
    ///
    /// - Parameter sink: takes the bytes.
    package init(_ sink: @escaping Sink) {
        self.sink = sink
    }

    /// Adds text.
    ///
    /// - Parameter text: the text.
    /// - Throws: what the sink throws.
    package mutating func write(_ text: String) throws {
        bytes += text.utf8
        if bytes.count >= OutputBuffer.most { try flush() }
    }

    /// Adds bytes.
    ///
    /// - Parameter more: the bytes.
    /// - Throws: what the sink throws.
    package mutating func write(bytes more: some Collection<UInt8>) throws {
        bytes += more
        if bytes.count >= OutputBuffer.most { try flush() }
    }

    /// Passes on what is left.
    ///
    /// - Throws: what the sink throws.
    package mutating func flush() throws {
        guard !bytes.isEmpty else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
