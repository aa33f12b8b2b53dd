import Files

/// Finds keywords in all headers of file after file, as fast as the files can be read.
///
/// It reads through one buffer, compares bytes, and makes nothing of the cards that are not asked for.
/// What it accepts, and what it says of a file, is what ``FITSReader`` does and says: a file with
/// anything unusual about its structure is given to that.
package struct HeaderScanner: ~Copyable {
    /// What was found in the file that was scanned last.
    package private(set) var found = HeaderScan()

    private let limits: Limits
    private var collector: CardCollector
    private var buffer: [UInt8]
    /// Where the bytes in the buffer are in the file.
    private var window = 0..<0

    /// The size of the buffer: 12 blocks, which most small files fit into.
    private static let bufferSize = 12 * Header.blockSize
    /// The longest header that is scanned; longer ones are read in full, where limits are held.
    private static let longestHeader = 1 << 20

    /// Makes a scanner.
    ///
    /// - Parameters:
    ///   - keywords: the keywords to look for.
    ///   - limits: how much of a file is read before it is refused.
    package init(_ keywords: KeywordTable, limits: Limits = .standard) {
        collector = CardCollector(keywords)
        buffer = [UInt8](repeating: 0, count: HeaderScanner.bufferSize)
        self.limits = limits
    }

    /// Scans a file; ``found`` then tells what it has.
    ///
    /// - Parameter path: a regular file; symbolic links are followed, pipes and devices are never
    ///   opened.
    /// - Throws: ``FITSError`` where ``FITSFile/init(reading:measuring:limits:keep:)`` throws it.
    package mutating func scan(_ path: String) throws(FITSError) {
        found.clear()
        let descriptor = try Descriptor(reading: path)
        let size = try descriptor.size(of: path)
        try scan(descriptor, size: size, path)
    }

    /// Scans a file of an open folder that was seen to be a regular one.
    ///
    /// - Parameters:
    ///   - name: the name of the file; a symbolic link is not followed.
    ///   - folder: the descriptor of the folder.
    ///   - path: the file as the user names it, for messages.
    /// - Throws: ``FITSError`` as for a path.
    package mutating func scan(
        _ name: String, in folder: Int32, path: String
    ) throws(FITSError) {
        found.clear()
        var size = 0
        let descriptor = try Descriptor(name, in: folder, path: path, size: &size)
        try scan(descriptor, size: size, path)
    }

    private mutating func scan(
        _ descriptor: consuming Descriptor, size: Int, _ path: String
    ) throws(FITSError) {
        if try scanHeaders(descriptor, size: size, path) {
            found.size = size
            found.isPlain = true
        } else {
            found.clear()
            try readHeaders(descriptor, path)
        }
    }
}

extension HeaderScanner {
    /// Scans the headers of a file without a flaw; false if it is to be read in full.
    private mutating func scanHeaders(
        _ descriptor: borrowing Descriptor, size: Int, _ path: String
    ) throws(FITSError) -> Bool {
        guard size.isMultiple(of: Header.blockSize), size > 0,
            try load(descriptor, from: 0, size, path),
            buffer.starts(with: FITSContent.start)
        else { return false }
        var start = 0
        var number = 1
        var headerBytes = 0
        while number <= limits.hdus {
            let firstHit = found.hits.count
            collector.begin(hdu: number)
            guard let end = try scanHeader(descriptor, from: start, size, path),
                let (kind, axes, dataSize) = collector.facts.geometry(isFirst: number == 1)
            else { return false }
            headerBytes += end - start
            guard headerBytes <= limits.totalHeaderBytes else { return false }
            found.hdus.append(
                HeaderScan.HDUFacts(
                    number: number, kind: kind, headerOffset: start, headerSize: end - start,
                    dataSize: dataSize, axes: axes, hits: firstHit..<found.hits.count))
            start = end + Header.paddedSize(dataSize)
            guard start < size else { return start == size }
            if !window.contains(start) {
                guard try load(descriptor, from: start, size, path) else { return false }
            }
            let index = start - window.lowerBound
            guard buffer[index...].starts(with: "XTENSION".utf8) else { return false }
            number += 1
        }
        return false
    }

    /// Scans one header and says where it ends; nil if it is to be read in full.
    private mutating func scanHeader(
        _ descriptor: borrowing Descriptor, from start: Int, _ size: Int, _ path: String
    ) throws(FITSError) -> Int? {
        let longest = min(HeaderScanner.longestHeader, limits.headerBytes)
        var position = start
        while position - start < longest {
            let stop = collector.run(
                buffer, count: window.count, from: position - window.lowerBound,
                isWhole: window.upperBound == size, into: &found)
            switch stop {
            case .end(let index):
                let length = window.lowerBound + index + Card.size - start
                return start + Header.paddedSize(length)
            case .more(let index):
                position = window.lowerBound + index
                // A record that is longer than the buffer would be an endless loop.
                guard index > 0, position < size,
                    try load(descriptor, from: position, size, path)
                else { return nil }
            }
        }
        return nil
    }

    /// Fills the buffer from a place in the file; false if the file is shorter than it was.
    private mutating func load(
        _ descriptor: borrowing Descriptor, from start: Int, _ size: Int, _ path: String
    ) throws(FITSError) -> Bool {
        let count = min(buffer.count, size - start)
        let got = try descriptor.read(into: &buffer, count: count, at: start, of: path)
        window = start..<start + got
        return got == count
    }

    /// Reads the headers in full.
    private mutating func readHeaders(
        _ descriptor: consuming Descriptor, _ path: String
    ) throws(FITSError) {
        var reader = try FITSReader(
            try ByteStream(descriptor, path: path, limits: limits), limits: limits)
        do throws(FITSError) {
            while let hdu = try reader.next() {
                let firstHit = found.hits.count
                collector.begin(hdu: hdu.number)
                let bytes = hdu.header.bytes
                _ = collector.run(bytes, count: bytes.count, from: 0, isWhole: true, into: &found)
                found.hdus.append(
                    HeaderScan.HDUFacts(
                        number: hdu.number, kind: hdu.kind, headerOffset: hdu.headerOffset,
                        headerSize: hdu.header.bytes.count, dataSize: hdu.dataSize, axes: hdu.axes,
                        hits: firstHit..<found.hits.count))
            }
        } catch {
            found.clear()
            throw error
        }
        found.problems = reader.problems
        found.tail = reader.tail
        found.compression = reader.compression
        found.size = reader.position
    }
}
