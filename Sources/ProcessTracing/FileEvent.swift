/// What a program is about to do with a file.
struct FileEvent: Sendable {
    /// What is done.
    enum Action: Sendable {
        /// Opened for reading alone.
        case read
        /// Opened for writing, or made; `isEmptied` if what it held is gone with that.
        case write(isEmptied: Bool)
        /// The name is taken away.
        case remove
        /// Another file, and its state, gets this name, in place of what has it.
        case arrive(from: FilePath, FileState?, isLink: Bool)
    }

    let action: Action
    let path: FilePath
    /// What the path stood for just before; nil for nothing.
    let state: FileState?
    /// The path of the program.
    let program: String
}
