import FITS
import Files
import FitsProv
import FitsProvArchive
import Reports

/// An archive that is open, and whether all of it could be read.
struct OpenArchive {
    /// What is asked.
    let source: ArchiveSource
    /// How many files and folders could not be looked at.
    private let faults: Int

    /// Opens an index, or reads a folder.
    init(_ name: String, measuring: Measuring = []) throws {
        var options = ArchiveSource.Options()
        options.measuring = measuring
        var progress = ProgressLine(total: 0)
        var faults = 0
        let isRead = try Paths.namesFolder(name) || !measuring.isEmpty
        if isRead { Interruption.watch() }
        source = try ArchiveSource(opening: name, options) {
            Interruption.wasAsked
        } onFault: { path, reason in
            progress.clear()
            Diagnostic.print(path, reason)
            faults += 1
        } onProgress: { files in
            progress.show(files)
        }
        progress.clear()
        if let words = source.passedOver.words { Diagnostic.print(name, words) }
        if isRead { Interruption.stopWatching() }
        self.faults = faults
    }

    /// Says of an index whose last run did not come to its end that it is so.
    func sayIfUnfinished() throws {
        guard try !source.index.isFinished else { return }
        Diagnostic.print(source.name, "the index is unfinished (run 'fitsprov index' again)")
    }

    /// Ends the command with a status, or with that of an operation that failed.
    func check(_ status: ExitStatus) throws {
        try ExitStatus.over(faults > 0 ? [.couldNotTell, status] : [status]).check()
    }
}
