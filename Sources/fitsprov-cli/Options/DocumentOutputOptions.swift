import ArgumentParser
import PROV
package import Reports

/// Where a document or picture goes, and in what format.
struct DocumentOutputOptions: ParsableArguments {
    @OptionGroup var file: NewFileOptions

    @Flag(
        inversion: .prefixedNo,
        help: "Wait until the new file is on the disk before it takes its name.")
    var sync = true

    @Option(help: ArgumentHelp("Give Graphviz at most this time.", valueName: "seconds"))
    var timeLimit = 60

    func validate() throws {
        guard (1...86_400).contains(timeLimit) else {
            throw ValidationError("--time-limit must be from 1 to 86400 seconds")
        }
    }

    /// The file that it goes to; nil for standard output.
    var output: String? { file.output }

    /// The format asked for: by name, else by the extension of the output.
    func format(_ named: DocumentFormat?) throws -> DocumentFormat? {
        if let named { return named }
        guard let output else { return nil }
        guard let format = DocumentFormat(path: output) else {
            throw ValidationError("'\(output)' does not say its format; --to does")
        }
        return format
    }

    /// A renderer for the format.
    func renderer(
        _ format: DocumentFormat, title: String, picture: PictureOptions = .default
    ) -> DocumentRenderer {
        DocumentRenderer(
            format: format, picture: picture, title: title, timeLimit: .seconds(timeLimit))
    }

    /// Refuses what could only go wrong, before any work is done.
    func check(_ format: DocumentFormat, sources: [String]) throws {
        if output == nil, format.isBinary, StandardStream.output.isTerminal {
            throw OutputFailure(
                explanation: "is a terminal, which cannot show \(format.rawValue) (-o FILE)")
        }
        try file.check(sources: sources)
    }

    /// Writes a document to where it goes.
    ///
    /// - Throws: as ``NewFileOptions/write(_:isBinary:synchronizes:)`` does.
    func write(_ bytes: [UInt8], _ format: DocumentFormat) throws {
        try file.write(bytes, isBinary: format.isBinary, synchronizes: sync)
    }
}

extension DocumentFormat: ExpressibleByArgument {}
