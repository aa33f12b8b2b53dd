import Files

/// A data unit that is to be measured.
struct DataUnit: Sendable {
    let hdu: HDU
    let wanted: Measuring
    /// Whether its bytes are kept.
    let isKept: Bool

    /// What was found.
    struct Outcome: Sendable {
        let measurement: HDUMeasurement
        /// The bytes, without padding; empty if they are not kept.
        let data: [UInt8]
    }

    /// Reads the data unit; one that is cut short is measured as far as it goes.
    ///
    /// - Parameters:
    ///   - file: the open file.
    ///   - buffer: where its pieces are read to.
    /// - Returns: what was found.
    /// - Throws: ``FITSError`` if the system refuses.
    func measure(_ file: OpenFile, _ buffer: inout [UInt8]) throws(FITSError) -> Outcome {
        var gauge = DataGauge(wanted)
        var fill = FillCheck(hdu)
        var kept: [UInt8] = []
        var position = hdu.dataOffset
        while position < hdu.end {
            let count = min(buffer.count, hdu.end - position)
            let got = try file.descriptor.read(
                into: &buffer, count: count, at: position, of: file.path)
            if got == 0 { break }
            let data = max(0, min(got, hdu.dataOffset + hdu.dataSize - position))
            fill.look(at: buffer[data..<got])
            gauge.add(buffer[..<got], dataCount: data)
            if isKept { kept += buffer[..<data] }
            position += got
        }
        return Outcome(
            measurement: wanted.isEmpty
                ? .nothing : gauge.measurement(of: hdu, fillProblem: fill.problem),
            data: kept)
    }
}

/// An open file that several threads read, each at offsets of its own.
final class OpenFile: Sendable {
    let descriptor: Descriptor
    let path: String

    init(_ descriptor: consuming Descriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}
