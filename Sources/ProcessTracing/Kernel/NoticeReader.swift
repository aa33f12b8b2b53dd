import CTracing
import Files
import Glibc

/// What a call that a program is about to make will do.
enum Observation {
    /// Nothing of interest.
    case nothing
    /// Something that could not be seen.
    case unseen
    case event(FileEvent)
    case folder(from: FilePath, to: FilePath, program: String)
    /// The start of a program by its path.
    case program(String, isSetuid: Bool)
}

/// Reads what calls will do, while the tasks that make them are stopped.
struct NoticeReader {
    private var paths: TaskPaths

    init(passedOver: [String]) {
        paths = TaskPaths(passedOver: passedOver)
    }

    mutating func read(_ notice: ctracing_notice) -> Observation {
        do throws(TaskPaths.Failure) {
            return switch notice.kind {
            case CTRACING_OPEN: try open(notice)
            case CTRACING_TRUNCATE: try change(.write(isEmptied: false), notice)
            case CTRACING_UNLINK: try change(.remove, notice)
            case CTRACING_RENAME: try rename(notice, isLink: false)
            case CTRACING_LINK: try rename(notice, isLink: true)
            case CTRACING_EXECUTE: try execute(notice)
            default: .nothing
            }
        } catch {
            return error == .unseen ? .unseen : .nothing
        }
    }

    private mutating func path(
        _ number: Int, _ notice: ctracing_notice
    ) throws(TaskPaths.Failure) -> FilePath {
        try paths.path(paths.text(number, of: notice))
    }

    private func event(
        _ action: FileEvent.Action, _ path: FilePath, _ state: FileState?,
        _ notice: ctracing_notice
    ) -> Observation {
        .event(FileEvent(action: action, path: path, state: state, program: program(notice)))
    }

    /// The program that a task runs.
    private func program(_ notice: ctracing_notice) -> String {
        Links.target(of: "/proc/\(notice.task)/exe") ?? "?"
    }

    private mutating func open(
        _ notice: ctracing_notice
    ) throws(TaskPaths.Failure) -> Observation {
        let path = try path(0, notice)
        let flags = notice.flags
        let makes = flags & O_CREAT != 0
        switch Place(path.text) {
        case .file(let state, _):
            let isEmptied = flags & O_TRUNC != 0
            if makes, flags & O_EXCL != 0 { return .nothing }
            let isRead = flags & O_ACCMODE == O_RDONLY && !isEmptied
            return event(isRead ? .read : .write(isEmptied: isEmptied), path, state, notice)
        case .nothing where makes: return event(.write(isEmptied: false), path, nil, notice)
        case .nothing, .folder, .other: return .nothing
        }
    }

    private mutating func change(
        _ action: FileEvent.Action, _ notice: ctracing_notice
    ) throws(TaskPaths.Failure) -> Observation {
        let path = try path(0, notice)
        guard let state = FileState(of: path.text) else { return .nothing }
        return event(action, path, state, notice)
    }

    private mutating func rename(
        _ notice: ctracing_notice, isLink: Bool
    ) throws(TaskPaths.Failure) -> Observation {
        let target = try path(1, notice)
        // A file that is open without a name is linked as /proc/self/fd/N.
        let text = try paths.text(0, of: notice, anywhere: true)
        let place = Place(text)
        if place == .folder, !isLink {
            let source = try paths.path(text)
            paths.forget()
            return .folder(from: source, to: target, program: program(notice))
        }
        guard case .file(let state, _) = place else { return .nothing }
        let source =
            text.hasPrefix("/proc/") ? FilePath(key: text, text: text) : try paths.path(text)
        return event(
            .arrive(from: source, state, isLink: isLink), target, FileState(of: target.text), notice
        )
    }

    private mutating func execute(
        _ notice: ctracing_notice
    ) throws(TaskPaths.Failure) -> Observation {
        let text = try paths.text(0, of: notice, anywhere: true)
        guard case .file(_, let mode) = Place(text) else { return .nothing }
        return .program(Paths.normalized(text), isSetuid: mode & UInt32(S_ISUID | S_ISGID) != 0)
    }
}
