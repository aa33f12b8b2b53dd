import ArgumentParser
import FITS
import Glibc
import PROV

/// Where a document or picture goes, and in what format.
struct DocumentOutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Let --output replace a file that exists.")
    var overwrite = false

    @Flag(
        inversion: .prefixedNo,
        help: "Wait until the new file is on the disk before it takes its name.")
    var sync = true

    @Option(help: ArgumentHelp("Give Graphviz at most this time.", valueName: "seconds"))
    var timeLimit = 60

    func validate() throws {
        if overwrite, output == nil { throw ValidationError("--overwrite goes with --output") }
        guard (1...86_400).contains(timeLimit) else {
            throw ValidationError("--time-limit must be from 1 to 86400 seconds")
        }
    }

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
        guard let output else {
            guard !format.isBinary || !StandardStream.output.isTerminal else {
                throw OutputFailure(
                    explanation: "is a terminal, which shows no \(format.rawValue) (-o FILE)")
            }
            return
        }
        if let place = Paths.resolved(output),
            sources.contains(where: { Paths.resolved($0) == place })
        {
            throw FITSError(.refused, path: output, "is the file that is read")
        }
    }

    /// Writes a document to where it goes.
    ///
    /// - Throws: ``FITSError`` if the file cannot be written; what was there is there still, but
    ///   with the code `notDurable`.
    func write(_ bytes: [UInt8], _ format: DocumentFormat) throws {
        guard let output else {
            let stream = StandardStream.output
            return try format.isBinary ? stream.write(bytes: bytes) : stream.write(lines: bytes)
        }
        var options = FileReplacer.Options()
        options.overwrites = overwrite
        options.synchronizes = sync
        let replacer = FileReplacer(options: options)
        replacer.sweep(besides: output)
        let staged = try replacer.stage(
            bytes, as: output, permissions: DocumentOutputOptions.permissions)
        if let error = replacer.commit([staged]).first ?? nil { throw error }
    }

    /// The permissions that the user gives new files.
    private static var permissions: UInt32 {
        // The mask can only be read by setting it.
        let mask = umask(0o077)
        umask(mask)
        return 0o666 & ~mask
    }
}
