import Files

/// The files that the words of a command name, and those that these files name.
struct NamedFiles {
    /// A file and where it is named.
    struct Named {
        let path: FilePath
        let mention: Mention
        let state: FileState
    }

    /// The most bytes of a file that may be a list of files, and the most of its lines.
    private static let listLimit = 1 << 20
    private static let mostLines = 20_000
    /// What tells at once that a file is no list.
    private static let startSize = 512

    /// The files that are there, in the order of the words.
    private(set) var files: [Named] = []
    /// The folders in which a file is named, or that are named themselves.
    private(set) var folders: [String] = []
    private let folder: String
    private var seen: Set<FilePath> = []

    /// Looks for the files.
    ///
    /// - Parameters:
    ///   - words: the words of the command.
    ///   - folder: the absolute path of the folder in which it runs.
    init(_ words: NameCandidates, folder: String) {
        self.folder = folder
        for candidate in words.all { add(candidate) }
    }

    private mutating func add(_ candidate: NameCandidates.Candidate) {
        let paths = candidate.paths.map { absolute($0, in: folder) }
        for path in paths {
            switch Place(path.text) {
            case .file(let state, _):
                let mention = Mention(word: candidate.word, parameter: candidate.parameter)
                add(path, mention, state)
                addListed(in: path, mention)
                return
            case .folder: return folders.add(path.key)
            case .nothing, .other: continue
            }
        }
        // It may be made there.
        for path in paths where Place(Paths.folder(of: path.key)) == .folder {
            folders.add(Paths.folder(of: path.key))
        }
    }

    private mutating func add(_ path: FilePath, _ mention: Mention, _ state: FileState) {
        folders.add(Paths.folder(of: path.key))
        guard seen.insert(path).inserted else { return }
        files.append(Named(path: path, mention: mention, state: state))
    }

    private func absolute(_ text: String, in folder: String) -> FilePath {
        let path = text.hasPrefix("/") ? text : Paths.joined(folder, text)
        if let named = FilePath(path, resolved: Paths.resolved) { return named }
        let folder = Paths.resolved(path) ?? Paths.normalized(path)
        return FilePath(key: folder, text: folder)
    }

    /// Adds the files that the lines of a file begin with.
    private mutating func addListed(
        in list: FilePath, _ mention: Mention
    ) {
        guard let start = try? SmallFile.start(list.text, count: NamedFiles.startSize),
            !start.contains(0), !start.starts(with: "SIMPLE  =".utf8),
            let bytes = try? SmallFile.bytes(list.text, limit: NamedFiles.listLimit),
            let text = String(validating: bytes, as: UTF8.self)
        else { return }
        let through = Mention(word: mention.word, parameter: mention.parameter, list: list.text)
        for line in text.split(whereSeparator: \.isNewline).prefix(NamedFiles.mostLines) {
            guard let word = line.split(whereSeparator: \.isWhitespace).first else { continue }
            for base in [folder, Paths.folder(of: list.text)] {
                let path = absolute(String(word), in: base)
                guard let state = FileState(of: path.text) else { continue }
                add(path, through, state)
                break
            }
        }
    }
}
