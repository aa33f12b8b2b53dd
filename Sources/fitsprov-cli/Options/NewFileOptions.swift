import ArgumentParser
import FITS
import Files
import Reports

/// The new file that the output goes to, if it does not go to standard output.
struct NewFileOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Let --output replace a file that exists.")
    var overwrite = false

    func validate() throws {
        if overwrite, output == nil { throw ValidationError("--overwrite goes with --output") }
    }

    /// Refuses a file that is also read, before any work is done.
    func check(sources: [String]) throws {
        if let output, let place = Paths.resolved(output),
            sources.contains(where: { Paths.resolved($0) == place })
        {
            throw FITSError(.refused, path: output, "is the file that is read")
        }
    }

    /// Writes to where it goes.
    ///
    /// - Parameters:
    ///   - bytes: all of it.
    ///   - isBinary: whether the bytes are no text.
    ///   - synchronizes: whether to wait until the new file is on the disk.
    /// - Throws: ``FITSError`` if the file cannot be written; what was there is there still, but
    ///   with the code `notDurable`.
    func write(_ bytes: [UInt8], isBinary: Bool = false, synchronizes: Bool = true) throws {
        guard let output else {
            let stream = StandardStream.output
            return try isBinary ? stream.write(bytes: bytes) : stream.write(lines: bytes)
        }
        let replacer = replacer(synchronizes: synchronizes)
        replacer.sweep(nextTo: output)
        let staged = try replacer.stage(
            bytes, as: output, permissions: NewFilePermissions.current)
        if let error = replacer.commit([staged]).first ?? nil { throw error }
    }

    /// Writes piece by piece to where it goes; a file has its name only once it is complete.
    ///
    /// - Parameter body: writes all of it, and flushes.
    /// - Returns: what the body returns.
    /// - Throws: as for bytes, and what the body throws.
    func write<Value>(_ body: (OutputBuffer) throws -> Value) throws -> Value {
        guard let output else { return try body(OutputBuffer(StandardStream.output.write(bytes:))) }
        let replacer = replacer(synchronizes: true)
        replacer.sweep(nextTo: output)
        let (staged, value) = try replacer.stage(
            as: output, permissions: NewFilePermissions.current
        ) { write in
            try withoutActuallyEscaping(write) { write in
                try body(OutputBuffer { try write($0) })
            }
        }
        if let error = replacer.commit([staged]).first ?? nil { throw error }
        return value
    }

    private func replacer(synchronizes: Bool) -> FileReplacer {
        var options = FileReplacer.Options()
        options.overwrites = overwrite
        options.synchronizes = synchronizes
        return FileReplacer(options: options)
    }
}
