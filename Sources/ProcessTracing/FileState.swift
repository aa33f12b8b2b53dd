import CTracing
package import Files
import Glibc

/// What a regular file is at one moment, as far as it can be told without reading it.
package struct FileState: Hashable, Sendable {
    /// The device and inode.
    package let identity: OpenFolder.Identity
    /// Its size in bytes.
    package let size: Int64
    /// When its content was last changed, in nanoseconds since 1970.
    package let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970.
    package let changed: Int64
    /// When it was made, in nanoseconds since 1970; 0 if the file system does not tell.
    package let born: Int64

    /// Looks at a regular file, links followed; nil for all else.
    ///
    /// - Parameter path: the file.
    package init?(of path: String) {
        guard case .file(let state, _) = Place(path) else { return nil }
        self = state
    }

    fileprivate init(_ state: ctracing_state) {
        identity = OpenFolder.Identity(device: state.device, inode: state.inode)
        size = state.size
        modified = state.modified
        changed = state.changed
        born = state.born
    }

    /// Whether a later state is that of another file by the same name.
    ///
    /// Inodes are given out again, so the time of birth counts, too.
    package func isReplaced(by later: FileState) -> Bool {
        identity != later.identity || born != later.born
    }
}

/// What a path leads to, links followed.
enum Place: Hashable {
    /// A regular file, and its mode.
    case file(FileState, mode: UInt32)
    case folder
    case nothing
    /// A device, a pipe, or what may not be looked at.
    case other

    init(_ path: String) {
        var state = ctracing_state()
        let status = unsafe path.utf8.contains(0) ? -ENOENT : ctracing_look(path, &state)
        guard status == 0 else {
            self = [-ENOENT, -ENOTDIR, -ENAMETOOLONG].contains(status) ? .nothing : .other
            return
        }
        switch state.mode & UInt32(S_IFMT) {
        case UInt32(S_IFREG): self = .file(FileState(state), mode: state.mode)
        case UInt32(S_IFDIR): self = .folder
        default: self = .other
        }
    }
}
