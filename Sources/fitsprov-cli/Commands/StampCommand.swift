import ArgumentParser
import FITS
import Files
import FitsProv
import Reports

/// `fitsprov stamp`: writes how files were made into them.
struct StampCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stamp",
        abstract: "Write into files how they were made.",
        usage: """
            fitsprov stamp <files> ... --activity <name> [<options>]
            fitsprov stamp <files> ... --record <file> [<options>]
            fitsprov stamp <files> ... --adopt [<options>]
            """,
        discussion: """
            The stamp is a block of cards in the primary header and a PROV-XML document as the \
            last HDU. All else stays as it is, byte for byte, and 'fitsprov strip' removes the \
            stamp again. A file is either stamped or untouched, whatever happens.

            Files that were used are looked up from here, then from the product's folder; their \
            identifiers and digests are taken from themselves.

            With --adopt, a file that has a stamp already is left as it is, and the status is 3 where \
            nothing is recorded.

            \(ExitStatus.help)
            """)

    @OptionGroup var files: FileOptions
    @OptionGroup(title: "What happened") var what: StampOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup(title: "Writing") var writing: WriteOptions

    @Flag(
        name: [.customShort("n"), .long], help: "Show the cards and the document; write nothing.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Report only problems.")
    var quiet = false

    func validate() throws {
        if writing.output != nil, !files.namesOneFile {
            throw ValidationError("--output goes with one file")
        }
    }

    func run() throws {
        let profile = try profile.resolved()
        let requests = StampRequests(what, try what.request(), profile)
        let stamper = Stamper(profile: profile, replacer: writing.replacer)
        let inputs = InputReader()
        if dryRun {
            try ExitStatus.over(try show(requests, stamper, inputs)).check()
            return
        }
        let writer = BatchWriter(stamper, output: writing.output)
        let found = try files.resolved()
        let statuses = writer.run(found.names) { [output = writing.output, quiet] replacement in
            let name = replacement.path
            let adoption = try requests.request(for: name)
            guard case .stamp(let request) = adoption else {
                let isSaid = !quiet || adoption.status != .done
                return BatchWriter.Outcome(
                    file: nil, message: isSaid ? "\(name): \(adoption.words)" : nil,
                    status: adoption.status)
            }
            var inputs = inputs
            let (staged, plan) = try stamper.stage(
                replacement, output: output, request, inputs: &inputs)
            let target = output ?? replacement.path
            let activity = plan.provenance.activity.name
            let identifier = plan.provenance.product.identifier
            let line = "\(target): stamped as made by \(activity), \(identifier)"
            return BatchWriter.Outcome(
                file: staged, message: quiet ? nil : line + plan.identifierSource.words,
                subject: target, warnings: plan.warnings)
        }
        try ExitStatus.over(statuses + [found.status]).check()
    }

    /// Shows what would be written.
    private func show(
        _ requests: StampRequests, _ stamper: Stamper, _ inputs: InputReader
    ) throws -> [ExitStatus] {
        let found = try files.resolved()
        var inputs = inputs
        var statuses = [found.status]
        for name in found.names {
            do {
                let strategy = try writing.replacer.foreseenStrategy(
                    for: name, output: writing.output)
                let adoption = try requests.request(for: name)
                guard case .stamp(let request) = adoption else {
                    Diagnostic.print(name, adoption.words)
                    statuses.append(adoption.status)
                    continue
                }
                let plan = try stamper.plan(name, output: writing.output, request, inputs: &inputs)
                for warning in plan.warnings { Diagnostic.print(name, warning) }
                Diagnostic.print(name, "would be written by \(strategy.words)")
                let cards = plan.cards.map { $0.text.escapingControls }
                let text = (cards + ["", String(decoding: plan.document, as: UTF8.self)])
                try StandardStream.output.print(text.joined(separator: "\n"))
            } catch let error where !(error is BrokenPipe) {
                Diagnostic.print(FileDiagnostic(error, path: name))
                statuses.append(.couldNotTell)
            }
        }
        return statuses
    }
}

extension Strategy {
    /// What is done to the file, with the name of the strategy.
    fileprivate var words: String {
        switch self {
        case .copy: "copy: a whole new file takes its name"
        case .clone: "clone: a new file that shares its blocks takes its name"
        case .journal: "journal: the file itself is changed"
        }
    }
}

extension IdentifierSource {
    /// What is said behind an identifier.
    fileprivate var words: String {
        switch self {
        case .given: ""
        case .kept: " (kept)"
        case .header: " (the file's own)"
        case .new: " (new)"
        }
    }
}
