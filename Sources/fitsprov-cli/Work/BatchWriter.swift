import FITS
import Files
import FitsProv
import Glibc
import Reports

/// Stages files, several at once, and puts them into place, many with one sync.
struct BatchWriter {
    private let stamper: Stamper
    private let output: String?
    /// How many staged files wait for one sync; each holds three descriptors.
    private static let size = 64
    /// How many threads stage files: it is work for the processor, as far as files are small.
    private static let threads = max(1, min(8, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

    init(_ stamper: Stamper, output: String?) {
        self.stamper = stamper
        self.output = output
    }

    /// What came of staging a file.
    struct Outcome: Sendable {
        /// The staged file; nil if nothing is to be done.
        let file: StagedFile?
        /// What to print once the file is in place.
        let message: String?
        /// The file that warnings are about.
        var subject = ""
        /// What the user should know, one line each.
        var warnings: [String] = []
        /// What it is if nothing is to be done.
        var status = ExitStatus.nothingRecorded
    }

    private typealias Entry = Result<Outcome, FileDiagnostic>

    /// Works on files.
    ///
    /// - Parameters:
    ///   - names: the files.
    ///   - stage: stages one file that was begun with, on any thread.
    /// - Returns: the status of each file, in the order of the names.
    func run(
        _ names: [String], _ stage: @escaping @Sendable (Replacement) throws -> Outcome
    ) -> [ExitStatus] {
        var swept: Set<String> = []
        return batches(names).flatMap { batch in
            for name in batch.map({ output ?? $0.name })
            where swept.insert(Paths.folder(of: name)).inserted {
                stamper.sweep(nextTo: name)
            }
            // Each process takes its locks in the same order, so that none waits for the other's.
            let order = batch.indices.sorted { batch[$0].order < batch[$1].order }
            var entries = [Entry?](repeating: nil, count: batch.count)
            var finished = 0
            self.stage(order.map { batch[$0].name }, stage) { entry in
                entries[order[finished]] = entry
                finished += 1
            }
            return putInPlace(entries.compactMap(\.self))
        }
    }

    /// Stages files on several threads, that take the locks of the files in their order.
    private func stage(
        _ names: [String], _ stage: @escaping @Sendable (Replacement) throws -> Outcome,
        _ finish: (Entry) -> Void
    ) {
        let turnstile = Turnstile()
        var rest = names.enumerated().makeIterator()
        OrderedWork.run(threads: min(BatchWriter.threads, names.count)) {
            rest.next().map { (number: $0.offset, name: $0.element) }
        } worker: { [stamper, output] in
            { (item: (number: Int, name: String)) -> (name: String, entry: Entry) in
                let name = item.name
                do {
                    let replacement = try turnstile.pass(item.number) { () throws(FITSError) in
                        try stamper.begin(name, output: output)
                    }
                    return (name, .success(try stage(replacement)))
                } catch {
                    return (name, .failure(FileDiagnostic(error, path: name)))
                }
            }
        } finish: { staged in
            if case .success(let outcome) = staged.entry {
                for warning in outcome.warnings { Diagnostic.print(outcome.subject, warning) }
                if outcome.file?.undidInterruptedEdit == true {
                    Diagnostic.print(
                        staged.name, "a change in place that was broken off was undone first")
                }
            }
            finish(staged.entry)
        }
    }

    private func putInPlace(_ entries: [Entry]) -> [ExitStatus] {
        let staged = entries.compactMap { entry in
            try? entry.get().file
        }
        var outcomes = stamper.commit(staged)[...]
        return entries.map { entry in
            switch entry {
            case .failure(let diagnostic):
                Diagnostic.print(diagnostic)
                return .couldNotTell
            case .success(let outcome) where outcome.file == nil:
                if let message = outcome.message { Diagnostic.print("", message) }
                return outcome.status
            case .success(let staged):
                if let outcome = outcomes.popFirst() ?? nil {
                    Diagnostic.print(outcome)
                    return outcome.status
                }
                // The file is in place, whoever listens.
                if let message = staged.message {
                    StandardStream.output.write(message.escapingControls + "\n")
                }
                return .done
            }
        }
    }

    /// A file, and its place in the order in which all processes take their locks.
    private struct Named {
        let name: String
        /// Its resolved path: an inode changes when a file is replaced meanwhile.
        let order: String
        /// What the file is, by any of its names.
        let file: OpenFolder.Identity?

        init(_ name: String) {
            self.name = name
            order = Paths.resolved(name) ?? name
            file = OpenFolder.Identity(of: name)
        }
    }

    /// The names in batches, of which none holds a file twice: it would wait for its own lock.
    private func batches(_ names: [String]) -> [[Named]] {
        var batches: [[Named]] = []
        var paths: Set<String> = []
        var files: Set<OpenFolder.Identity> = []
        for name in names.map(Named.init) {
            var isNew = paths.insert(name.order).inserted
            if let file = name.file, !files.insert(file).inserted { isNew = false }
            if let last = batches.last, last.count < BatchWriter.size, isNew {
                batches[batches.count - 1].append(name)
            } else {
                batches.append([name])
                paths = [name.order]
                files = Set([name.file].compactMap(\.self))
            }
        }
        return batches
    }
}
