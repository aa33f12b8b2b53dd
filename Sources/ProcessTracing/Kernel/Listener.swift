import CTracing
import Files
import Synchronization

/// What the kernel tells of the files of a program and of all that come of it.
final class Listener: Sendable {
    /// What is known when a program is about to change a file that may be an input.
    typealias LastLook = @Sendable (_ path: String) -> Void

    private struct State: Sendable {
        var history = FileHistory()
        var programs: [String] = []
        var setuid: [String] = []
        var unseen = 0

        mutating func note(_ observation: Observation) {
            switch observation {
            case .nothing: break
            case .unseen: unseen += 1
            case .event(let event): history.note(event)
            case .folder(let from, let to, let program):
                history.moveFolder(from: from, to: to, program: program)
            case .program(let path, let isSetuid):
                programs.add(path)
                if isSetuid { setuid.add(path) }
            }
        }
    }

    private let state = Lock(State())
    private let watch: Watch
    private let passedOver: [String]
    private let lastLook: LastLook

    /// - Parameters:
    ///   - descriptor: the kernel's; it is closed with this.
    ///   - passedOver: folders of no interest.
    ///   - lastLook: called while the program is stopped.
    init?(_ descriptor: Int32, passedOver: [String], lastLook: @escaping LastLook) {
        guard let watch = Watch(descriptor) else { return nil }
        self.watch = watch
        self.passedOver = passedOver
        self.lastLook = lastLook
    }

    /// Listens until nobody is left who could call, or until it is to end.
    func serve() {
        var reader = NoticeReader(passedOver: passedOver)
        while watch.next() == .read {
            var notice = ctracing_notice()
            // The task may have been killed meanwhile.
            guard unsafe ctracing_receive(watch.descriptor, &notice) == 0 else { continue }
            take(notice, &reader)
        }
    }

    private func take(_ notice: ctracing_notice, _ reader: inout NoticeReader) {
        // All is seen and noted while the task is stopped.
        defer { _ = ctracing_answer(watch.descriptor, notice.id) }
        let observation = reader.read(notice)
        if case .nothing = observation { return }
        // If the task was killed before its memory was read, its number may be another's.
        guard ctracing_is_waiting(watch.descriptor, notice.id) == 1 else { return }
        if case .event(let event) = observation,
            let path = state.withLock({ $0.history.lastLook(event) })
        {
            lastLook(path)
        }
        state.withLock { $0.note(observation) }
    }

    /// Lets ``serve()`` end.
    func finish() {
        watch.finish()
    }

    /// Lets a process of its own answer for whoever is left.
    func leaveCaretaker() {
        _ = ctracing_leave_caretaker(watch.descriptor)
    }

    /// What was told, with the files as they are now.
    func account() -> Account {
        state.withLock { state in
            Account(
                files: state.history.files(), programs: state.programs, setuid: state.setuid,
                unseen: state.unseen, isCut: state.history.isCut)
        }
    }
}

/// What the kernel has told.
struct Account {
    var files: [(path: FilePath, file: TracedFile)] = []
    var programs: [String] = []
    var setuid: [String] = []
    var unseen = 0
    var isCut = false
}
