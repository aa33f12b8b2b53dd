import ArgumentParser
import FITS
import Files
import FitsProvArchive
import Reports

/// `fitsprov index`: what the files of an archive say, in one file of SQLite.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Make an index of an archive, or bring it up to date.",
        usage: "fitsprov index [<options>] <folders> ...",
        discussion: """
            Reads the headers of all FITS files below the folders, and the documents of those that \
            are stamped, whatever their names. Files that have not changed since the last run are \
            not opened. A run that is stopped or killed leaves an index that is whole; the next \
            one continues.

            \(ExitStatus.help)
            """)

    @Argument(help: "Folders to search.", completion: .directory)
    var folders: [String]

    @Option(help: ArgumentHelp("The index file.", valueName: "file"), completion: .file())
    var into = "archive.sqlite"

    @Flag(help: "Follow symbolic links; every file and folder is taken once.")
    var followSymlinks = false

    @Flag(help: "Leave out folders on other file systems.")
    var oneFileSystem = false

    @Flag(help: "Read cards only, not the documents of stamped files.")
    var cardsOnly = false

    @Flag(help: "Check CHECKSUM and DATASUM of new and changed files, which reads all of them.")
    var checksums = false

    @Flag(help: "Digest the content of files, which reads all of them.")
    var digests = false

    @OptionGroup var profile: ProfileOptions
    @OptionGroup var width: JobsOption

    @Option(help: ArgumentHelp("How many files are written in one transaction.", valueName: "n"))
    var batch = 1000

    @Flag(name: .shortAndLong, help: "Print no summary at the end.")
    var quiet = false

    func validate() throws {
        if batch < 1 { throw ValidationError("--batch must be 1 or more") }
        for folder in folders where (try? Paths.namesFolder(folder)) == false {
            throw ValidationError("'\(folder)' is not a folder")
        }
    }

    func run() throws {
        Interruption.watch()
        let index = try ArchiveIndex(creating: into)
        var indexer = Indexer(index, try options())
        var progress = ProgressLine(total: try index.fileCount())
        for folder in folders {
            try indexer.update(folder) {
                Interruption.wasAsked
            } onFault: { fault in
                progress.clear()
                Diagnostic.print(fault.path, fault.reason)
            } onProgress: { counts in
                progress.show(counts.files)
            }
        }
        progress.clear()
        if !quiet, let words = indexer.counts.passedOver.words {
            Diagnostic.print(folders.joined(separator: ", "), words)
        }
        try indexer.finish()
        if !quiet { try StandardStream.output.print(indexer.counts.line(into)) }
        if indexer.counts.faults > 0 { throw ExitStatus.couldNotTell }
    }

    private func options() throws -> Indexer.Options {
        var options = Indexer.Options()
        options.walk.followsLinks = followSymlinks
        options.walk.staysOnFileSystem = oneFileSystem
        options.jobs = width.jobs
        options.cardsOnly = cardsOnly
        options.checksums = checksums
        options.digests = digests
        options.batchSize = batch
        options.profile = try profile.resolved()
        return options
    }
}

extension Indexer.Counts {
    /// One line that says what became of the files.
    fileprivate func line(_ index: String) -> String {
        let parts = [
            (new, "new"), (changed, "changed"), (unchanged, "unchanged"), (gone, "gone"),
            (repeated, "met again"), (unreadable, "of them unreadable"),
            (other, "of them not FITS"),
        ].filter { $0.0 > 0 || $0.1 == "new" }.map { "\(grouped($0.0)) \($0.1)" }
        let total = files == 1 ? "1 file" : "\(grouped(files)) files"
        return "\(index.escapingControls): \(total): \(parts.joined(separator: ", "))\n"
    }
}
