/// Reads a form of parts as it comes (`multipart/form-data`, RFC 7578).
///
/// Bytes may be cut anywhere. What a part holds is kept in memory, until the bytes of files are taken.
struct MultipartReader {
    /// A part of the form.
    struct Part: Hashable, Sendable {
        /// Its name.
        var name: String
        /// The name of the file that it was, which may be empty; nil for a value.
        var filename: String?
        /// What it holds, and was not taken yet.
        var bytes: [UInt8] = []
    }

    /// Why a form cannot be read.
    enum Fault: Error, Hashable {
        /// It is longer than it may be; what is.
        case tooLong(String)
        /// It is no such form; why.
        case malformed(String)
    }

    /// The most bytes of all values together.
    let valueLimit: Int
    /// The most bytes of all files together.
    let fileLimit: Int
    /// The parts that are complete.
    private(set) var parts: [Part] = []

    /// The most bytes of the header of a part.
    private static let headerLimit = 8 << 10
    /// The most parts.
    private static let partLimit = 1_000
    /// The most bytes of a boundary (RFC 2046 §5.1.1).
    private static let boundaryLimit = 70

    private enum State {
        /// Before the first boundary.
        case preamble
        /// Behind a boundary: the end of the line, or of the form.
        case boundary
        case header
        case content
        case end
    }

    /// CR, LF, `--` and the boundary.
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What is not yet understood; the form begins as if a line had ended before it.
    private var buffer: [UInt8] = [0x0D, 0x0A]
    private var part = Part(name: "")
    private var valueCount = 0
    private var fileCount = 0

    /// A reader; nil if the boundary can be none.
    ///
    /// - Parameters:
    ///   - boundary: the boundary, without quotes.
    ///   - valueLimit: the most bytes of all values together.
    ///   - fileLimit: the most bytes of all files together.
    init?(boundary: String, valueLimit: Int, fileLimit: Int) {
        guard !boundary.isEmpty, boundary.utf8.count <= MultipartReader.boundaryLimit else {
            return nil
        }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.valueLimit = valueLimit
        self.fileLimit = fileLimit
    }

    /// Takes bytes.
    ///
    /// - Parameter bytes: the next ones.
    /// - Throws: ``Fault``.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(Fault) {
        guard state != .end else { return }
        buffer.append(contentsOf: bytes)
        while try step() {}
    }

    /// Ends the form.
    ///
    /// - Returns: the parts.
    /// - Throws: ``Fault`` if it has no end.
    func finish() throws(Fault) -> [Part] {
        guard state == .end else { throw .malformed("the form ends before its last boundary") }
        return parts
    }

    /// How many bytes of files wait to be taken.
    private(set) var waitingCount = 0

    /// Takes the bytes of files that were read since the last time.
    ///
    /// - Returns: the numbers of parts, from 0, and the bytes, in their order.
    mutating func takeFileBytes() -> [(part: Int, bytes: [UInt8])] {
        var taken: [(part: Int, bytes: [UInt8])] = []
        for index in firstWaiting..<parts.count where parts[index].filename != nil {
            taken.append((index, parts[index].bytes))
            parts[index].bytes = []
        }
        firstWaiting = parts.count
        if state == .content, part.filename != nil {
            taken.append((parts.count, part.bytes))
            part.bytes = []
        }
        waitingCount = 0
        return taken
    }

    /// The first part whose bytes were not all taken.
    private var firstWaiting = 0

    /// Understands some of what is there; false if more is needed.
    private mutating func step() throws(Fault) -> Bool {
        switch state {
        case .preamble:
            guard let place = buffer.place(of: delimiter) else {
                buffer.removeFirst(max(0, buffer.count - delimiter.count))
                return false
            }
            buffer.removeFirst(place + delimiter.count)
            state = .boundary
        case .boundary: return try readBoundaryEnd()
        case .header: return try readHeader()
        case .content: return try readContent()
        case .end: return false
        }
        return true
    }

    private mutating func readBoundaryEnd() throws(Fault) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer.starts(with: [0x2D, 0x2D]) {
            state = .end
            return false
        }
        // Blanks may stand before the end of the line.
        guard let end = buffer.place(of: [0x0D, 0x0A]) else {
            guard buffer.count <= MultipartReader.boundaryLimit else {
                throw .malformed("a boundary of the form has no end")
            }
            return false
        }
        guard buffer[..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
            throw .malformed("something stands behind a boundary of the form")
        }
        // The line's end stays: a header without fields is one more.
        buffer.removeFirst(end)
        state = .header
        return true
    }

    private mutating func readHeader() throws(Fault) -> Bool {
        guard let end = buffer.place(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
            guard buffer.count <= MultipartReader.headerLimit else {
                throw .tooLong(
                    "the header of a part is longer than \(MultipartReader.headerLimit) bytes")
            }
            return false
        }
        let header = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
        // The content may be empty: its delimiter may begin here.
        buffer.removeFirst(end + 2)
        let disposition = MultipartReader.field("content-disposition:", of: header)
        guard let disposition, disposition.name == "form-data",
            let name = disposition.parameters["name"]
        else { throw .malformed("a part of the form has no name") }
        guard parts.count < MultipartReader.partLimit else {
            throw .tooLong("the form has more than \(MultipartReader.partLimit) parts")
        }
        // What is no plain text is a file, even if it does not say which one.
        let type = MultipartReader.field("content-type:", of: header)?.name ?? "text/plain"
        part = Part(
            name: name,
            filename: disposition.parameters["filename"] ?? (type == "text/plain" ? nil : ""))
        isAtStart = true
        state = .content
        return true
    }

    private static func field(_ name: String, of header: [Substring]) -> MediaType? {
        let line = header.first { $0.lowercased().hasPrefix(name) }
        return line.map { MediaType(String($0.dropFirst(name.count))) }
    }

    /// Whether the line's end before the content still stands in the buffer.
    private var isAtStart = false

    private mutating func readContent() throws(Fault) -> Bool {
        let place = buffer.place(of: delimiter)
        let count = place ?? max(0, buffer.count - delimiter.count + 1)
        // The end of the header's last line is the beginning of a delimiter, or no part of the content.
        let start = isAtStart ? 2 : 0
        if place != nil || count > start {
            if count > start { try add(buffer[start..<count]) }
            isAtStart = false
            buffer.removeFirst(count)
        }
        guard place != nil else { return false }
        buffer.removeFirst(delimiter.count)
        parts.append(part)
        state = .boundary
        return true
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws(Fault) {
        if part.filename == nil {
            valueCount += bytes.count
            guard valueCount <= valueLimit else {
                throw .tooLong("the values of the form are longer than \(valueLimit) bytes")
            }
        } else {
            fileCount += bytes.count
            waitingCount += bytes.count
            guard fileCount <= fileLimit else {
                throw .tooLong("the files of the form are longer than \(fileLimit) bytes")
            }
        }
        part.bytes.append(contentsOf: bytes)
    }
}

extension [UInt8] {
    /// Where some bytes are; nil if they are not there.
    fileprivate func place(of wanted: [UInt8]) -> Int? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var index = 0
        let last = count - wanted.count
        while index <= last {
            guard let found = self[index...last].firstIndex(of: first) else { return nil }
            if self[found..<found + wanted.count].elementsEqual(wanted) { return found }
            index = found + 1
        }
        return nil
    }
}
