import Files
import Synchronization
import TestSupport

/// Records what a change in place asks of the disk, and works out which folders a crash may leave.
///
/// Names change in order, and a crash leaves any number of the changes since the folder was last
/// synced. Of the bytes of a file since it was last synced all, none, one, or all but one step are
/// there; a move of blocks may have come half of its way.
final class RecordedDisk: Sendable {
    enum Step: Sendable {
        case create(String), unlink(String), syncFolder
        case write(String, offset: Int, bytes: [UInt8])
        case truncate(String, size: Int)
        case insert(String, offset: Int, count: Int)
        case collapse(String, offset: Int, count: Int)
        case sync(String)
    }

    private struct State {
        var steps: [Step] = []
        var names: [Int32: String] = [:]
    }

    private let state = Lock(State())

    var steps: [Step] { state.withLock { $0.steps } }

    func opened(_ descriptor: Int32, _ name: String) {
        state.withLock { $0.names[descriptor] = name }
    }

    func closed(_ descriptor: Int32) {
        state.withLock { $0.names[descriptor] = nil }
    }

    func note(_ descriptor: Int32, _ step: (String) -> Step) {
        state.withLock { state in
            if let name = state.names[descriptor] { state.steps.append(step(name)) }
        }
    }

    func note(_ step: Step) {
        state.withLock { $0.steps.append(step) }
    }

    /// The folders that a crash may leave at any moment.
    func folders(of start: [String: [UInt8]]) -> Set<[String: [UInt8]]> {
        var found: Set<[String: [UInt8]]> = []
        for crash in 0...steps.count {
            let done = Array(steps[..<crash])
            let durable = done.lastIndex { if case .syncFolder = $0 { true } else { false } }
            for known in (durable.map { $0 + 1 } ?? 0)...crash {
                var names = Set(start.keys)
                for step in done[..<known] {
                    switch step {
                    case .create(let name): names.insert(name)
                    case .unlink(let name): names.remove(name)
                    default: break
                    }
                }
                var folders: [[String: [UInt8]]] = [[:]]
                for name in names {
                    let contents = Disk.contents(of: name, start[name] ?? [], done)
                    folders = folders.flatMap { folder in
                        contents.map { folder.merging([name: $0]) { $1 } }
                    }
                }
                found.formUnion(folders)
            }
        }
        return found
    }
}

/// What a file may hold after a crash.
private enum Disk {
    static let block = 4096

    static func contents(
        of name: String, _ start: [UInt8], _ steps: [RecordedDisk.Step]
    ) -> Set<[UInt8]> {
        var synced = start
        var pending: [RecordedDisk.Step] = []
        for step in steps {
            switch step {
            case .write(name, _, _), .truncate(name, _), .insert(name, _, _), .collapse(name, _, _):
                pending.append(step)
            case .sync(name):
                synced = pending.reduce(synced, apply)
                pending = []
            default: break
            }
        }
        var found: Set = [synced, pending.reduce(synced, apply)]
        for index in pending.indices {
            var rest = pending
            let one = rest.remove(at: index)
            found.formUnion(halfway(synced, one))
            // What moves blocks is done in order with all that follows it.
            guard pending.allSatisfy({ !movesBlocks($0) }) else { continue }
            found.insert(rest.reduce(synced, apply))
            found.insert(apply(synced, one))
        }
        return found
    }

    private static func movesBlocks(_ step: RecordedDisk.Step) -> Bool {
        switch step {
        case .insert, .collapse: true
        default: false
        }
    }

    private static func apply(_ content: [UInt8], _ step: RecordedDisk.Step) -> [UInt8] {
        var content = content
        switch step {
        case .write(_, let offset, let bytes):
            let size = max(content.count, offset + bytes.count)
            content += [UInt8](repeating: 0, count: size - content.count)
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        case .truncate(_, let size):
            content = Array(content.prefix(size))
            content += [UInt8](repeating: 0, count: size - content.count)
        case .insert(_, let offset, let count):
            content.insert(contentsOf: [UInt8](repeating: 0, count: count), at: offset)
        case .collapse(_, let offset, let count):
            content.removeSubrange(offset..<offset + count)
        default: break
        }
        return content
    }

    /// The contents when a move of blocks stops after some of them.
    private static func halfway(_ content: [UInt8], _ step: RecordedDisk.Step) -> [[UInt8]] {
        var found: [[UInt8]] = []
        switch step {
        case .insert(_, let offset, let count):
            for place in stride(from: offset, to: content.count, by: block) {
                found.append(
                    content[..<place] + [UInt8](repeating: 0, count: count) + content[place...])
            }
        case .collapse(_, let offset, let count):
            for place in stride(from: offset, to: content.count - count, by: block) {
                found.append(
                    content[..<offset] + content[(offset + count)..<(place + count)]
                        + [UInt8](repeating: 0, count: count) + content[(place + count)...])
            }
        default: break
        }
        return found
    }
}
