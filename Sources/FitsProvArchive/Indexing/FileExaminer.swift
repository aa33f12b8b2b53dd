import FITS
import Files
import FitsProv

/// Finds out what one file after another says, with one scanner for all of them.
struct FileExaminer: ~Copyable {
    private let options: Indexer.Options
    private let keywords: ScannedKeywords
    private var scanner: HeaderScanner

    init(_ options: Indexer.Options, _ keywords: ScannedKeywords) {
        self.options = options
        self.keywords = keywords
        scanner = HeaderScanner(keywords.table)
    }

    /// What a file of a folder says.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - folder: its folder.
    ///   - stamp: what the system says about it.
    /// - Returns: its record, whatever it is.
    mutating func record(
        of file: FoundFile, in folder: OpenFolder, _ stamp: FileStamp
    ) -> FileRecord {
        var record = FileRecord(name: file.name, stamp: stamp, state: .product)
        let path = folder.path(of: file.name)
        do throws(FITSError) {
            if file.isLink {
                try scanner.scan(path)
            } else {
                try scanner.scan(file.name, in: folder.descriptor, path: path)
            }
            keywords.fill(&record, from: scanner.found)
            if keywords.hasProvenance(scanner.found) || !options.measuring.isEmpty {
                try inspect(FileExaminer.open(file, in: folder), path, &record)
            }
        } catch {
            let name = file.name
            let isFITS = FITSName.matches(name) || FileExaminer.mayBeFITS(error)
            record = FileRecord(name: name, stamp: stamp, state: isFITS ? .unreadable : .other)
            record.error = isFITS ? error.explanation : nil
        }
        return record
    }

    /// Opens a file where it was found: a folder above may be a link by now.
    private static func open(
        _ file: FoundFile, in folder: OpenFolder
    ) throws(FileError) -> Descriptor {
        let path = folder.path(of: file.name)
        guard !file.isLink else { return try Descriptor(reading: path) }
        var size = 0
        return try Descriptor(file.name, in: folder.descriptor, path: path, size: &size)
    }

    /// Whether the reason lies behind the first card, or nobody knows how the content begins.
    private static func mayBeFITS(_ error: FITSError) -> Bool {
        [.truncated, .badHeader, .system].contains(error.code)
    }

    /// Reads a file with a stamp, or one that is to be measured.
    private func inspect(
        _ descriptor: consuming Descriptor, _ path: String, _ record: inout FileRecord
    ) throws(FITSError) {
        let isPlain = options.cardsOnly && options.measuring.isEmpty
        let inspection = try Inspection(
            descriptor, path: path, depth: isPlain ? .cards : .contents(options.measuring))
        fill(&record, options.cardsOnly ? inspection.ofCards : inspection)
        if isPlain {
            record.problems = inspection.file.problems.structural
            return
        }
        // What cannot be read has no part in the digest, and another file may have the same rest.
        let isWhole = inspection.file.problems.structural.isEmpty
        record.digest = isWhole ? inspection.digest?.text : nil
        let verification = Verification(inspection, inputs: nil, profile: options.profile)
        // As of a file that is scanned only: each error of the structure by itself.
        let others = verification.checks.filter { $0.outcome == .failed && $0.name != .structure }
        record.problems =
            inspection.file.problems.structural
            + others.map {
                FileRecord.ProblemFact(check: $0.name.rawValue, summary: FileExaminer.words($0))
            }
    }

    /// The most lines of a check that are kept.
    private static let mostLines = 6

    /// What a failed check says, in one line.
    static func words(_ check: Check) -> String {
        let lines = [check.summary] + check.details
        let more = lines.count - mostLines
        return lines.prefix(mostLines).joined(separator: "; ")
            + (more > 0 ? "; and \(grouped(more)) more" : "")
    }

    /// Adds to a record what a stamp, or an observatory, says of how the file was made.
    private func fill(_ record: inout FileRecord, _ inspection: Inspection) {
        record.isStamped = inspection.block != nil
        record.provenance = inspection.provenance
        record.readsDocument = inspection.readsDocument
        let documented = inspection.provenance?.product.identifier ?? ""
        record.identifier =
            inspection.block?.identifier ?? record.identifier
            ?? (documented.isEmpty ? nil : documented)
        record.fields = inspection.fields(before: record.fields)
    }
}
