import FITS
import Files
import Synchronization
import TestSupport

/// Records what a replacement asks of the disk, and works out what a crash may leave.
///
/// The model: names change in order, and a crash leaves any number of the changes since the folder
/// was last synced. The bytes of a file since it was last synced may be there or not, each write
/// for itself. A rename is whole or not at all.
final class CrashModel: FileOperations {
    /// A change of the disk.
    enum Step {
        case create(name: String, file: Int)
        case write(file: Int, offset: Int, bytes: [UInt8])
        case resize(file: Int, size: Int)
        case syncFile(Int)
        case syncFolder
        case syncAll
        case rename(from: String, to: String)
        case unlink(String)
    }

    struct State {
        var steps: [Step] = []
        var files: [Int32: Int] = [:]
        var folders: Set<Int32> = []
        var created = 0
    }

    let system = SystemFiles()
    let state = Lock(State())

    /// The number of the original among the files of the model; new ones count from 1.
    static let original = 0

    /// The contents that a name may have after a crash at any moment, and after the last step.
    func contents(of name: String, original: [UInt8]) -> (
        ever: Set<[UInt8]?>, finally: Set<[UInt8]?>
    ) {
        let steps = state.withLock { $0.steps }
        var ever: Set<[UInt8]?> = []
        var finally: Set<[UInt8]?> = []
        for crash in 0...steps.count {
            finally = contents(of: name, original, Array(steps[..<crash]))
            ever.formUnion(finally)
        }
        return (ever, finally)
    }

    private func contents(of name: String, _ original: [UInt8], _ steps: [Step]) -> Set<[UInt8]?> {
        let durable = steps.lastIndex { step in
            switch step {
            case .syncFolder, .syncAll: true
            default: false
            }
        }
        var found: Set<[UInt8]?> = []
        for known in (durable.map { $0 + 1 } ?? 0)...steps.count {
            var names = [name: CrashModel.original]
            for step in steps[..<known] {
                switch step {
                case .create(let name, let file): names[name] = file
                case .rename(let from, let to): names[to] = names.removeValue(forKey: from)
                case .unlink(let name): names[name] = nil
                default: break
                }
            }
            guard let file = names[name] else {
                found.insert(nil)
                continue
            }
            let start = file == CrashModel.original ? original : []
            found.formUnion(contents(of: file, start, steps).map(Optional.some))
        }
        return found
    }

    /// What a file may hold: all that was synced, with all, none, or all but one of the rest.
    private func contents(of file: Int, _ start: [UInt8], _ steps: [Step]) -> Set<[UInt8]> {
        var synced = start
        var pending: [Step] = []
        for step in steps {
            switch step {
            case .write(file, _, _), .resize(file, _): pending.append(step)
            case .syncFile(file), .syncAll:
                synced = pending.reduce(synced, apply)
                pending = []
            default: break
            }
        }
        var found: Set = [synced, pending.reduce(synced, apply)]
        for lost in pending.indices {
            let rest = pending.enumerated().filter { $0.offset != lost }.map(\.element)
            found.insert(rest.reduce(synced, apply))
        }
        return found
    }

    private func apply(_ content: [UInt8], _ step: Step) -> [UInt8] {
        var content = content
        func grow(to size: Int) {
            content += [UInt8](repeating: 0, count: max(0, size - content.count))
        }
        switch step {
        case .resize(_, let size): grow(to: size)
        case .write(_, let offset, let bytes):
            grow(to: offset + bytes.count)
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        default: break
        }
        return content
    }

    func note(_ step: (inout State) -> Step?) {
        state.withLock { state in
            if let step = step(&state) { state.steps.append(step) }
        }
    }
}
