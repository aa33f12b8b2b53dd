import FITS
import Files
package import FitsProv

/// Looks at files for `show`.
package struct ShowJob: Sendable {
    private let profile: Profile
    /// Whether to check everything; nil means: what is not too large.
    private let checks: Bool?
    /// Finds the inputs and compares them.
    private let inputs: InputLookup

    /// Files and inputs up to here are checked without being asked.
    private static let largestChecked = 1 << 30

    /// Makes ready to look at files.
    ///
    /// - Parameters:
    ///   - profile: the fields and their keywords.
    ///   - checks: whether to check everything; nil means: what is not too large.
    ///   - root: the folder that inputs must lie in to be opened; each file's own if nil.
    package init(profile: Profile, checks: Bool?, root: String?) {
        self.profile = profile
        self.checks = checks
        inputs = InputLookup(root: root, searchedBytes: ShowJob.largestChecked)
    }

    /// What was seen of a file.
    package struct Seen: Sendable {
        /// What is said of it.
        package let report: Report
        /// The cards of its stamp.
        package let cards: [String]
        /// The document of its stamp.
        package let document: StoredDocument?
        /// What is recorded in a file without a stamp, to make a document of.
        package let observed: Provenance?

        /// The status that it is.
        package var status: ExitStatus { report.source == nil ? .nothingRecorded : .done }
    }

    /// Reads a file, and digests its content if something tells what it should be.
    private static func inspection(
        _ path: String, measures: Bool
    ) throws(FITSError) -> Inspection {
        guard measures else { return try Inspection(path, depth: .documents) }
        // What cannot be read is for the whole reading to tell.
        let start = try? Inspection(path, depth: .primaryHeader)
        if start?.block == nil {
            let inspection = try Inspection(path, depth: .contents(.checksums))
            if inspection.documentHDU == nil { return inspection }
        }
        return try Inspection(path, depth: .contents([.checksums, .digests]))
    }

    /// Looks at a file.
    ///
    /// - Parameter path: the file.
    /// - Returns: what was seen.
    /// - Throws: why it cannot be read.
    package func look(at path: String) throws -> Seen {
        let isSmall = try SmallFile.size(path) <= ShowJob.largestChecked
        let measures = checks ?? isSmall
        let inspection = try ShowJob.inspection(path, measures: measures)
        let states = inputs.states(
            of: inspection.provenance?.inputs ?? [], by: path,
            largest: checks == true ? .max : measures ? ShowJob.largestChecked : nil)
        let verification =
            measures ? Verification(inspection, inputs: nil, profile: profile) : nil
        let block = inspection.block
        return Seen(
            report: Report(
                inspection, verification: verification, inputs: states, profile: profile),
            cards: block.map { block in block.ownCards.map { block.header[$0].text } } ?? [],
            document: inspection.ownDocument,
            observed: block == nil ? inspection.identifiedProvenance : nil)
    }
}
