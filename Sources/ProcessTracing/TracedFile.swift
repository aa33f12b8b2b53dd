/// What became of one file during a run.
package struct TracedFile: Hashable, Sendable {
    /// By what it was noticed.
    package enum Evidence: String, Hashable, Sendable {
        /// The kernel told.
        case kernel
        /// A word of the command names it, or a file that a word names.
        case words
        /// It was changed, or new, in a folder that was looked at before and after.
        case folders
    }

    /// The absolute path, as the program or the user wrote it.
    package let path: String
    /// By what it was noticed.
    package var evidence: Evidence
    /// Whether what it held before the run was read, or may have been: it was opened for reading,
    /// or for writing without being emptied; or, by words alone, it was there.
    package var isRead = false
    /// Whether it was opened for writing, or got its name by a rename or link of what was.
    package var isWritten = false
    /// Whether what it held before was opened for writing, and not emptied by that.
    package var isEdited = false
    /// Whether what this run wrote to it was read by the same run.
    package var isReread = false
    /// The path that it had before a rename, if it has its name by one.
    package var movedFrom: String?
    /// Programs that read it, in order.
    package var readers: [String] = []
    /// Programs that wrote it, in order.
    package var writers: [String] = []
    /// The state before the run's first change; of one that was not changed, nothing is told.
    package var before: FileState?
    /// The state after the run; nil if it is gone.
    package var after: FileState?
    /// Where the command names it.
    package var mention: Mention?

    /// Tells of a file of which nothing has become yet.
    ///
    /// - Parameters:
    ///   - path: its absolute path.
    ///   - evidence: by what it was noticed.
    package init(path: String, evidence: Evidence) {
        self.path = path
        self.evidence = evidence
    }

    /// Whether it is there after the run and is not what it was before, or was not there then.
    package var isChanged: Bool {
        (isWritten || movedFrom != nil) && after != nil && after != before
    }

    /// Whether it was not there before the run, and is not there after it.
    package var isTemporary: Bool {
        before == nil && after == nil && !isRead
    }
}

/// Where a command names a file.
package struct Mention: Hashable, Sendable {
    /// The place of the word in the command; 0 is the program.
    package let word: Int
    /// The name of the parameter whose value names it, as in `infile=x` or `--infile x`.
    package let parameter: String?
    /// The file that names it, and is itself named by the word.
    package let list: String?

    /// Tells where a command names a file.
    package init(word: Int, parameter: String? = nil, list: String? = nil) {
        self.word = word
        self.parameter = parameter
        self.list = list
    }
}
