import Files

/// What the words of a command lead to before a run, to be compared with what is there after it.
struct Surroundings {
    /// The files that the words name before the run.
    let named: NamedFiles
    private let words: NameCandidates
    private let folder: String
    private let snapshot: FolderSnapshot?

    /// Whether there are more files in the folders than were looked at.
    var isCut: Bool { snapshot?.isCut ?? false }

    /// Looks before the run.
    ///
    /// - Parameters:
    ///   - words: the words of the command.
    ///   - folder: the absolute path of the folder in which it runs.
    ///   - watched: further folders whose files are compared; nil if the kernel tells, and no folder
    ///     is looked at: who else writes there is not told apart.
    init(_ words: NameCandidates, _ folder: String, _ watched: [String]?) {
        self.words = words
        self.folder = folder
        named = NamedFiles(words, folder: folder)
        let folders = named.folders
        snapshot = watched.map { FolderSnapshot(of: ([folder] + folders + $0).uniqued()) }
    }

    /// The files of a run: those that the kernel told of, and those that words and folders tell of.
    func merged(
        with account: Account, isTraced: Bool, _ options: TraceOptions
    ) -> [TracedFile] {
        let watched = options.watched
        let unseen = isTraced ? options.passedOver : [""]
        var files = FileTable(account.files, unseen: unseen.map { $0 + "/" })
        let states = Dictionary(
            named.files.map { ($0.path, $0.state) }, uniquingKeysWith: { one, _ in one })
        for file in named.files {
            files.mention(file, before: file.state)
        }
        // What is named and was made only now.
        for file in NamedFiles(words, folder: folder).files where states[file.path] == nil {
            files.mention(file, before: nil)
        }
        if let snapshot {
            let later = FolderSnapshot(of: ([folder] + named.folders + watched).uniqued())
            for (path, state) in later.files where snapshot.files[path] != state {
                files.change(path, before: snapshot.files[path], after: state)
            }
            for (path, state) in snapshot.files where later.files[path] == nil {
                files.change(path, before: state, after: nil)
            }
        }
        return files.all
    }
}

/// Files by their paths, in the order in which they were met.
private struct FileTable {
    private var order: [FilePath] = []
    private var files: [FilePath: TracedFile] = [:]

    /// Where the kernel tells of nothing, as the beginnings of absolute paths.
    private let unseen: [String]

    init(_ files: [(path: FilePath, file: TracedFile)], unseen: [String]) {
        self.unseen = unseen
        for (path, file) in files { add(path, file) }
    }

    var all: [TracedFile] { order.compactMap { files[$0] } }

    private mutating func add(_ path: FilePath, _ file: TracedFile) {
        if files.updateValue(file, forKey: path) == nil { order.append(path) }
    }

    /// Notes that a word names a file.
    mutating func mention(_ named: NamedFiles.Named, before: FileState?) {
        if files[named.path] != nil {
            files[named.path]?.mention = named.mention
            return
        }
        let after = FileState(of: named.path.text)
        let isChanged = after != before
        // If the kernel tells and told nothing of it, it was not read; but what made it may be
        // out of its sight.
        let isUnseen = unseen.contains(where: named.path.key.hasPrefix)
        guard isUnseen || (isChanged && after != nil) else { return }
        var file = TracedFile(path: named.path.text, evidence: .words)
        file.mention = named.mention
        file.isWritten = isChanged
        file.before = before
        file.after = after
        if let before {
            let isReplaced = after.map(before.isReplaced) ?? true
            file.isRead = isUnseen && !(isChanged && isReplaced)
            file.isEdited = isChanged && file.isRead
        }
        add(named.path, file)
    }

    /// Notes that a file in a folder has changed.
    mutating func change(_ path: FilePath, before: FileState?, after: FileState?) {
        guard files[path] == nil else { return }
        var file = TracedFile(path: path.text, evidence: .folders)
        file.isWritten = true
        file.before = before
        file.after = after
        add(path, file)
    }
}
