extension FITSFile {
    /// The file with a right `CHECKSUM` and `DATASUM` in the header of each HDU (FITS 4.0 §4.4.2.7).
    ///
    /// - Returns: the file as it is when its headers are written so.
    /// - Throws: never in fact: the cards fit.
    package func addingSums() throws(FITSError) -> FITSFile {
        var summed: [HDU] = []
        var measurements: [HDUMeasurement] = []
        for (hdu, measurement) in zip(hdus, self.measurements) {
            guard let sums = measurement.checksums else { return self }
            let header = try hdu.header.addingSums(dataSum: sums.dataSum)
            summed.append(
                HDU(
                    number: hdu.number, kind: hdu.kind, header: header,
                    headerOffset: summed.last?.end ?? 0, dataSize: hdu.dataSize, axes: hdu.axes))
            measurements.append(
                HDUMeasurement(
                    dataDigest: measurement.dataDigest,
                    checksums: Checksums(header: header, dataSum: sums.dataSum),
                    fillProblem: measurement.fillProblem))
        }
        return FITSFile(
            path: path, compression: compression, hdus: summed, measurements: measurements,
            problems: problems, tail: tail, size: (summed.last?.end ?? 0) + tail.size,
            keptData: keptData)
    }
}

extension Header {
    /// The header with a right `CHECKSUM` and `DATASUM`, in the places of those that it has, else at its end.
    ///
    /// - Parameter dataSum: the sum of the padded data unit.
    /// - Returns: the header.
    /// - Throws: never in fact: the cards fit.
    package func addingSums(dataSum: UInt32) throws(FITSError) -> Header {
        let zeros = String(repeating: "0", count: ChecksumText.length)
        let blanks = reversed().prefix(while: \.isBlank).count
        var cards = Array(dropLast(blanks))
        for (keyword, value, comment) in [
            ("CHECKSUM", zeros, "HDU checksum"), ("DATASUM", String(dataSum), "data unit checksum"),
        ] {
            let card = try Card.make(keyword, .string(value), comment: comment)
            if let index = index(of: keyword) {
                cards.replaceSubrange(index..<index + 1, with: card)
            } else {
                cards += card
            }
        }
        // The new cards take the places of blank ones.
        cards += [Card](repeating: Card(bytes: []), count: Swift.max(0, count - cards.count))
        let header = Header(cards)
        return header.updatingChecksum(dataSum: dataSum) ?? header
    }
}
