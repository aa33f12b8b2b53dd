import FITS
import Files
import FitsProv

/// Stages files and puts them into place, many with one sync.
struct BatchWriter {
    private let stamper: Stamper
    private let output: String?
    /// How many staged files wait for one sync; each holds three descriptors.
    private static let size = 64

    init(_ stamper: Stamper, output: String?) {
        self.stamper = stamper
        self.output = output
    }

    /// A staged file, if there is one; what to print; and the status where there is none.
    typealias Staged = (file: StagedFile?, message: String?, status: ExitStatus)

    /// What became of a file before all of its batch are put into place.
    private enum Entry {
        case staged(StagedFile, message: String?)
        case nothing(message: String?, ExitStatus)
        case failed(FileDiagnostic)
    }

    /// Works on files.
    ///
    /// - Parameters:
    ///   - names: the files.
    ///   - stage: stages one file, and says what to print once it is in place; or nothing, and the
    ///     status of that.
    /// - Returns: the status of each file, in the order of the names.
    func run(
        _ names: [String], _ stage: (String) throws -> Staged
    ) -> [ExitStatus] {
        var swept: Set<String> = []
        return batches(names).flatMap { batch in
            for name in batch.map({ output ?? $0.name })
            where swept.insert(Paths.folder(of: name)).inserted {
                stamper.sweep(nextTo: name)
            }
            var entries: [Int: Entry] = [:]
            // Each process takes its locks in the same order, so that none waits for the other's.
            for index in batch.indices.sorted(by: { batch[$0].order < batch[$1].order }) {
                entries[index] = entry(batch[index].name, stage)
            }
            return putInPlace(batch.indices.compactMap { entries[$0] })
        }
    }

    private func entry(
        _ name: String, _ stage: (String) throws -> Staged
    ) -> Entry {
        do {
            let (file, message, status) = try stage(name)
            if file?.undidInterruptedEdit == true {
                Diagnostic.print(name, "a change in place that was broken off was undone first")
            }
            return file.map { .staged($0, message: message) } ?? .nothing(message: message, status)
        } catch {
            return .failed(FileDiagnostic(error, path: name))
        }
    }

    private func putInPlace(_ entries: [Entry]) -> [ExitStatus] {
        let staged = entries.compactMap { entry in
            if case .staged(let file, _) = entry { file } else { nil }
        }
        var outcomes = stamper.commit(staged)[...]
        return entries.map { entry in
            switch entry {
            case .failed(let diagnostic):
                Diagnostic.print(diagnostic)
                return .couldNotTell
            case .nothing(let message, let status):
                if let message { Diagnostic.print("", message) }
                return status
            case .staged(_, let message):
                if let outcome = outcomes.popFirst() ?? nil {
                    Diagnostic.print(outcome)
                    return outcome.status
                }
                // The file is in place, whoever listens.
                if let message { StandardStream.output.write(message.escapingControls + "\n") }
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
