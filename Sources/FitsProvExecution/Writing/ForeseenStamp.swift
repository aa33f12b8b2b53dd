import FITS
import Files
import FitsProv

/// What is known of a stamp while its file is still written.
struct ForeseenStamp {
    var request: StampRequest
    let profile: Profile
    var inputs: InputReader

    /// The size that the primary header will have, if nothing is told that needs another block.
    ///
    /// - Parameters:
    ///   - file: the file as far as it is known.
    ///   - path: where it goes.
    /// - Returns: the size in bytes; that of the header as it is, where no stamp can be worked out: what is
    ///   wrong is said at the end.
    mutating func headerSize(of file: FITSFile, path: String) -> Int {
        let plan = try? StampPlan(
            file, request, profile: profile, target: path, inputs: &inputs)
        guard case .bytes(let header)? = plan?.segments.first else {
            return file.hdus.first?.header.bytes.count ?? 0
        }
        return header.count
    }
}
