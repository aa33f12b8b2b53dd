import FITS
import Testing

/// What a scan and a reading of the same file must agree on.
struct FileAccount: Equatable, CustomStringConvertible {
    var hdus: [String] = []
    var values: [String] = []
    var rest: [String] = []

    private var lines: [String] { hdus + values + rest }
    var description: String { lines.joined(separator: "\n") }

    /// The lines that only one of two accounts has.
    func difference(from other: FileAccount) -> [String] {
        Set(lines).symmetricDifference(other.lines).sorted()
    }

    /// What ``FITSFile`` says.
    init(reading path: String, _ spellings: [[String]], limits: Limits = .standard) {
        do {
            let file = try FITSFile(reading: path, limits: limits)
            for hdu in file.hdus {
                hdus.append(
                    "\(hdu.number) \(hdu.kind) \(hdu.headerOffset) \(hdu.header.bytes.count) "
                        + "\(hdu.dataSize) \(hdu.axes)")
                for (index, keywords) in spellings.enumerated() {
                    guard let entry = hdu.header.entry(keywords[0]) else { continue }
                    values.append(
                        "\(hdu.number) \(index) \(entry.keyword) \(String(describing: entry.value)) "
                            + entry.comment)
                }
            }
            rest = file.problems.map(\.description) + ["\(file.tail)", "\(file.size)"]
            rest.append("\(String(describing: file.compression))")
        } catch {
            rest = ["\(error)"]
        }
    }

    /// What ``HeaderScanner`` says.
    init(_ scanner: inout HeaderScanner, scanning path: String) {
        do {
            try scanner.scan(path)
            let scan = scanner.found
            for hdu in scan.hdus {
                hdus.append(
                    "\(hdu.number) \(hdu.kind) \(hdu.headerOffset) \(hdu.headerSize) \(hdu.dataSize) \(hdu.axes)"
                )
                for hit in scan.hits[hdu.hits].sorted(by: { $0.keyword < $1.keyword }) {
                    let entry = scan.entry(hit)
                    if entry.value != scan.value(hit) {
                        values.append("\(entry) is short otherwise")
                    }
                    if scan.unit(hit) != CommentUnit.unit(of: entry.comment.utf8) {
                        values.append("\(entry) has a unit otherwise")
                    }
                    values.append(
                        "\(hdu.number) \(hit.keyword) \(entry.keyword) "
                            + "\(String(describing: entry.value)) \(entry.comment)")
                }
            }
            rest = scan.problems.map(\.description) + ["\(scan.tail)", "\(scan.size)"]
            rest.append("\(String(describing: scan.compression))")
        } catch {
            rest = ["\(error)"]
        }
    }
}

/// Keywords of many observatories, mandatory ones, and names of `HIERARCH` cards.
let scannedKeywords =
    [
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "NAXIS3", "PCOUNT", "GCOUNT",
        "GROUPS", "TFIELDS", "ZIMAGE", "EXTNAME", "EXTEND", "OBJECT", "TELESCOP", "INSTRUME",
        "DATE-OBS", "OBS_ID", "EXPOSURE", "CREATOR", "CHECKSUM", "DATASUM", "PROVVERS", "PROVID",
        "HISTORY", "COMMENT", "LONG", "CONTINUE", "SOURCE", "RA", "D", "ESO PRO CATG",
        "ESO PRO REC1 ID", "CTA ACTIVITY NAME", "LSST BUTLER ID", "OBJECT NAME", "NOT-THERE",
        "ESO PRO REC1 RAW1 NAME", "ESO OBS ID",
    ].map { [$0] }
