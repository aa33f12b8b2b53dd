import Synchronization

/// The successor of a file, complete but not in its place yet.
///
/// Until it is committed, the original is untouched; if it never is, nothing is left of it.
package final class StagedFile: Sendable {
    /// What is put into place.
    enum Work: Sendable {
        /// A whole new file.
        case replacement(TemporaryFile)
        /// A change of the file itself.
        case edit(InPlaceEdit)
    }

    let work: Work
    /// How the file becomes the new one.
    package let strategy: Strategy
    /// Whether a change of the original in its place had been broken off, and was undone.
    package let undidInterruptedEdit: Bool
    private let isFinished = Atomic(false)

    init(_ file: TemporaryFile, _ strategy: Strategy, undidInterruptedEdit: Bool = false) {
        work = .replacement(file)
        self.strategy = strategy
        self.undidInterruptedEdit = undidInterruptedEdit
    }

    init(_ edit: InPlaceEdit, undidInterruptedEdit: Bool) {
        work = .edit(edit)
        strategy = .journal
        self.undidInterruptedEdit = undidInterruptedEdit
    }

    deinit {
        finish()
    }

    /// The path that the file will have, as the user named it.
    package var path: String { place.path }

    var place: FilePlace {
        switch work {
        case .replacement(let file): file.place
        case .edit(let edit): edit.original.place
        }
    }

    /// Lets go of the files and their locks; what is not in place goes away.
    func finish() {
        guard !isFinished.exchange(true, ordering: .acquiringAndReleasing) else { return }
        switch work {
        case .replacement(let file):
            file.finish()
            file.original?.close()
        case .edit(let edit): edit.close()
        }
    }

    /// Fails where the file is finished, so that nothing is done with a descriptor of someone else.
    func checkUncommitted() throws(FileError) {
        guard !isFinished.load(ordering: .acquiring) else {
            throw FileError(.refused, path: path, "was committed before")
        }
    }
}
