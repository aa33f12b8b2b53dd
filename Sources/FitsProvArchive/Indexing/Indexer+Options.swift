import FITS
public import Files
public import FitsProv

extension Indexer {
    /// What is read of files, and how.
    public struct Options: Sendable {
        /// How folders are walked.
        package var walk = FolderWalk.Options()
        /// How many files are looked at at once.
        public var jobs = 8
        /// Whether the documents of stamped files are left unread.
        public var cardsOnly = false
        /// Whether the sums of `CHECKSUM` and `DATASUM` are checked.
        public var checksums = false
        /// Whether the content is digested.
        public var digests = false
        /// How many files are written in one transaction.
        package var batchSize = 1000
        /// The fields and the keywords of others for them.
        public var profile = Profile.cta

        /// Reads headers and documents, not data.
        public init() {}

        /// What is measured of the data.
        var measuring: Measuring {
            var measuring: Measuring = []
            if checksums { measuring.insert(.checksums) }
            if digests { measuring.insert(.digests) }
            return measuring
        }
    }

    /// How many files were met, by what became of them.
    public struct Counts: Hashable, Sendable {
        /// Files that the index did not have.
        public var new = 0
        /// Files that had changed, or were back again.
        public var changed = 0
        /// Files that were as the index had them.
        public var unchanged = 0
        /// Files that are no longer there.
        public var gone = 0
        /// Further names of files that were met already.
        public var repeated = 0
        /// New or changed files that should be FITS and cannot be read.
        public var unreadable = 0
        /// New or changed files that are no FITS files.
        public var other = 0
        /// Folders and files that the system does not let be looked at.
        public var faults = 0
        /// Names that stand for nothing that is looked at.
        public var passedOver = PassedOver()

        /// The files that were looked at.
        public var files: Int { new + changed + unchanged + repeated }

        /// Counts from zero.
        package init() {}
    }
}
