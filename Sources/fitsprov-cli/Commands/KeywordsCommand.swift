import ArgumentParser
import FITS
import Files
import FitsProvArchive
import Reports

/// `fitsprov keywords`: the values of a few keywords in many files.
struct KeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "List the values of keywords, one row a file.",
        usage: "fitsprov keywords [<options>] <keyword>[,<keyword> ...] <files> ...",
        discussion: """
            Of a keyword that several HDUs have, the first is taken; --hdus has a row for every \
            HDU. Dotted and blank-separated names of HIERARCH cards both work: PRO.CATG is \
            'ESO PRO CATG'. Missing values are empty.

            \(ExitStatus.help)
            """)

    @Argument(help: "Keywords, with commas between them.")
    var keywords: KeywordList

    @OptionGroup var files: FileOptions

    @Flag(help: "A row for every HDU.")
    var hdus = false

    @Option(help: "table, csv, tsv, json or ndjson.")
    var format = KeywordFormat.table

    @OptionGroup var width: JobsOption

    func run() throws {
        var source = NamedFiles(files.files + (try files.list.names()))
        let rows = KeywordRows(names: keywords.names, perHDU: hdus, form: format.form)
        let table = KeywordTable(keywords.spellings, isLenient: true)
        var output = KeywordOutput(
            format, isOne: files.namesOneFile && !hdus && format == .json)
        try output.begin(rows.head)
        try OrderedWork.run(threads: width.jobs) {
            let batch = source.next(KeywordBatch.size)
            return batch.isEmpty ? nil : batch
        } worker: {
            var scanner = HeaderScanner(table)
            return { KeywordBatch($0, rows, &scanner) }
        } finish: { batch in
            try output.add(batch)
        }
        try output.end()
        guard source.count > 0 || source.faults > 0 else {
            throw FITSError(
                .notAFile, path: files.files.first ?? files.list.filesFrom ?? "",
                "no FITS files here")
        }
        if source.faults > 0 || output.hasFailures { throw ExitStatus.couldNotTell }
        if !output.hasHits { throw ExitStatus.nothingRecorded }
    }
}

extension KeywordFormat: ExpressibleByArgument {}
