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

    /// Works on files.
    ///
    /// - Parameters:
    ///   - names: the files.
    ///   - stage: stages one file, and says what to print once it is in place.
    /// - Returns: the status of each file.
    func run(
        _ names: [String], _ stage: (String) throws -> (StagedFile?, String?)
    ) -> [ExitStatus] {
        var statuses: [ExitStatus] = []
        var swept: Set<String> = []
        for batch in batches(names) {
            var staged: [(file: StagedFile, message: String?)] = []
            for name in batch {
                let target = output ?? name
                if swept.insert(Paths.folder(of: target)).inserted {
                    stamper.sweep(nextTo: target)
                }
                do {
                    let (file, message) = try stage(name)
                    guard let file else {
                        if let message { Diagnostic.print("", message) }
                        statuses.append(.nothingRecorded)
                        continue
                    }
                    staged.append((file, message))
                } catch {
                    Diagnostic.print(FileDiagnostic(error, path: name))
                    statuses.append(.couldNotTell)
                }
            }
            let outcomes = stamper.commit(staged.map(\.file))
            for (outcome, entry) in zip(outcomes, staged) {
                guard let outcome else {
                    statuses.append(.done)
                    if let message = entry.message {
                        // The file is in place, whoever listens.
                        StandardStream.output.write(message.escapingControls + "\n")
                    }
                    continue
                }
                Diagnostic.print(outcome)
                statuses.append(outcome.status)
            }
        }
        return statuses
    }

    /// The names in batches, of which none holds a file twice: it would wait for its own lock.
    private func batches(_ names: [String]) -> [[String]] {
        var batches: [[String]] = []
        var seen: Set<String> = []
        for name in names {
            let isNew = seen.insert(Paths.resolved(name) ?? name).inserted
            if let last = batches.last, last.count < BatchWriter.size, isNew {
                batches[batches.count - 1].append(name)
            } else {
                batches.append([name])
                seen = [Paths.resolved(name) ?? name]
            }
        }
        return batches
    }
}
