import Files

/// What has become of files so far, told event by event, in order.
struct FileHistory: Sendable {
    /// The most files that are kept apart; more are not told.
    static let mostFiles = 1_000_000

    private(set) var isCut = false
    private var entries: [FilePath: Entry] = [:]

    private struct Entry {
        var file: TracedFile
        let number: Int
        /// Whether the run has changed what the path stands for.
        var isTouched = false
        /// Whether what it holds now is of this run.
        var isOwn = false
    }

    /// The path under which a file is told of whose content is about to change, and was, or may be, an input;
    /// nil if there is none.
    func lastLook(_ event: FileEvent) -> String? {
        guard event.state != nil else { return nil }
        let entry = entries[event.path]
        guard entry?.isTouched != true else { return nil }
        let isLooked =
            switch event.action {
            case .read: false
            case .write(let isEmptied): !isEmptied || entry?.file.isRead == true
            case .remove, .arrive: entry?.file.isRead == true
            }
        return isLooked ? entry?.file.path ?? event.path.text : nil
    }

    /// Notes an event.
    mutating func note(_ event: FileEvent) {
        guard case .arrive(let source, let state, let isLink) = event.action else {
            change(event.path) { FileHistory.note(event, &$0) }
            return
        }
        let former = entries[source]
        let isOwn = former?.isOwn ?? FileHistory.isNameless(source)
        let writers = (former?.file.writers ?? []) + [event.program]
        change(event.path) { entry in
            FileHistory.touch(&entry, event.state)
            entry.isOwn = isOwn
            entry.file.isWritten = isOwn
            entry.file.movedFrom = source.text
            for writer in writers { entry.file.writers.add(writer) }
        }
        guard !isLink else { return }
        change(source) { entry in
            FileHistory.touch(&entry, state)
            entry.isOwn = false
            entry.file.isWritten = false
        }
    }

    private static func note(_ event: FileEvent, _ entry: inout Entry) {
        switch event.action {
        case .read where entry.isOwn:
            entry.file.isReread = true
            entry.file.readers.add(event.program)
        case .read:
            entry.file.isRead = true
            entry.file.readers.add(event.program)
        case .write(let isEmptied):
            FileHistory.touch(&entry, event.state)
            if event.state != nil, !isEmptied, !entry.isOwn {
                entry.file.isRead = true
                entry.file.isEdited = true
            }
            entry.file.isWritten = true
            entry.file.movedFrom = nil
            entry.isOwn = true
            entry.file.writers.add(event.program)
        case .remove:
            FileHistory.touch(&entry, event.state)
            entry.isOwn = false
            entry.file.isWritten = false
        case .arrive: break
        }
    }

    private static func touch(_ entry: inout Entry, _ state: FileState?) {
        guard !entry.isTouched else { return }
        entry.isTouched = true
        entry.file.before = state
    }

    /// What a program opened without a name has none until it is linked (open(2), `O_TMPFILE`).
    private static func isNameless(_ path: FilePath) -> Bool {
        path.text.hasPrefix("/proc/") || path.text.hasSuffix(" (deleted)")
    }

    private mutating func change(_ path: FilePath, _ body: (inout Entry) -> Void) {
        guard entries[path] != nil || entries.count < FileHistory.mostFiles else {
            isCut = true
            return
        }
        let file = TracedFile(path: path.text, evidence: .kernel)
        let number = entries.count
        body(&entries[path, default: Entry(file: file, number: number)])
    }

    /// Notes that a folder is about to get another name.
    mutating func moveFolder(from: FilePath, to: FilePath, program: String) {
        let inside = entries.filter { Paths.below($0.key.key, from.key) != nil }
        for path in inside.sorted(by: { $0.value.number < $1.value.number }).map(\.key) {
            let rest = path.key.dropFirst(from.key.count)
            let target = FilePath(key: to.key + rest, text: to.text + rest)
            let source = FileEvent.Action.arrive(
                from: path, FileState(of: path.text), isLink: false)
            note(FileEvent(action: source, path: target, state: nil, program: program))
        }
    }

    /// All files in the order in which they were first met, as they are now.
    func files() -> [(path: FilePath, file: TracedFile)] {
        entries.sorted { $0.value.number < $1.value.number }.map { path, entry in
            var file = entry.file
            file.after = FileState(of: file.path)
            return (path, file)
        }
    }
}

extension Array where Element: Equatable {
    /// Adds an element that is not there.
    mutating func add(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
