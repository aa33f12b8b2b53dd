import FITS

extension Inspection {
    /// The structure of the file.
    var structureCheck: Check {
        let errors = (file.problems + file.fillProblems).filter { $0.severity == .error }.map(
            \.description)
        let warnings = file.problems.filter { $0.severity == .warning }.map(\.description)
        guard errors.isEmpty else {
            return Check(
                .structure, .failed, errors[0], details: Array(errors.dropFirst()) + warnings)
        }
        let count = file.hdus.count == 1 ? "1 HDU" : "\(file.hdus.count) HDUs"
        return Check(.structure, .ok, count, details: warnings)
    }

    /// `CHECKSUM` and `DATASUM` of every HDU.
    var checksumCheck: Check {
        let sums = zip(file.hdus, file.measurements).compactMap { hdu, measurement in
            measurement.checksums.map { (hdu, $0) }
        }
        guard sums.count == file.hdus.count else {
            return Check(.checksums, .skipped, "not asked for")
        }
        var right = 0
        var wrong: [String] = []
        // An edit of the stamp itself makes the sum of its own HDUs wrong, and no other.
        var isOfStamp = false
        for (hdu, sum) in sums {
            for (keyword, verdict) in [("CHECKSUM", sum.checksum), ("DATASUM", sum.datasum)] {
                switch verdict {
                case .absent: break
                case .right: right += 1
                case .wrong:
                    isOfStamp =
                        isOfStamp || hdu.isProvenanceDocument
                        || hdu.number == 1 && keyword == "CHECKSUM"
                    wrong.append("HDU \(hdu.number): \(keyword) is wrong")
                case .unreadable(let text):
                    wrong.append("HDU \(hdu.number): \(keyword) is not a valid checksum: '\(text)'")
                }
            }
        }
        if let first = wrong.first {
            // What the stamp saw was the same content, so the sum was wrong then already.
            if !isOfStamp, isUnchanged {
                wrong.append(
                    "the content is unchanged since the stamp: the checksum was wrong before")
            }
            return Check(.checksums, .failed, first, details: Array(wrong.dropFirst()))
        }
        guard right > 0 else {
            return Check(.checksums, .skipped, "no HDU has CHECKSUM or DATASUM")
        }
        return Check(.checksums, .ok, right == 1 ? "1 checksum valid" : "\(right) checksums valid")
    }
}
