import ArgumentParser
import Files
import FitsProv
import FitsProvService
import Glibc
import Logging

/// `fitsprov serve`: an archive as a service of the Virtual Observatory.
@main
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fitsprov-serve",
        abstract: "Answer questions about an archive over HTTP.",
        usage: "fitsprov serve [<options>] [<index>]",
        discussion: """
            fitsprov index archive --into archive.sqlite
            fitsprov serve archive.sqlite

            It is a TAP service of the Virtual Observatory: clients such as TOPCAT and pyvo \
            are given the address that it prints (docs/serve.md). It ends with Ctrl-C.

            Exit status: 0 it was told to end; 2 it cannot read the index or listen; \
            64 wrong usage.
            """)

    @Argument(help: "An index, made by 'fitsprov index'.")
    var index: String?

    @Option(
        help: ArgumentHelp(
            "Take options from a file in YAML; those given here count more.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Where to listen; port 0 for one that is free. (default: \(ServeCommand.usualAddress))",
            valueName: "host:port"))
    var listen: String?

    @Option(
        help: ArgumentHelp(
            "What the world calls it, such as https://example.org/archive.", valueName: "url"))
    var baseURL: String?

    @Option(
        name: .customLong("tls-cert"),
        help: ArgumentHelp("Answer by HTTPS, with this certificate in PEM.", valueName: "file"))
    var certificate: String?

    @Option(
        name: .customLong("tls-key"),
        help: ArgumentHelp("The private key of the certificate, in PEM.", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Answer a reverse proxy at this address alone, such as 127.0.0.1.",
            valueName: "address"))
    var behindProxy: String?

    @Option(
        help: ArgumentHelp(
            "The IVOA's name for you, in identifiers. (default: example.org)", valueName: "name"))
    var authority: String?

    @Option(
        help: ArgumentHelp(
            "Another name of a table, such as cta.vo_obscore=ivoa.obscore.", valueName: "new=old"))
    var alias: [String] = []

    @Option(help: ArgumentHelp("Keep results of jobs here, not in memory.", valueName: "dir"))
    var state: String?

    @Flag(help: "Fetch no uploaded tables from addresses; TAP then declares no uploads.")
    var noURLUploads = false

    @Option(
        help: ArgumentHelp(
            "Also fetch uploaded tables from this host, wherever it is.", valueName: "host"))
    var uploadFrom: [String] = []

    /// Where it listens unless it is told otherwise.
    static let usualAddress = "127.0.0.1:8642"

    func run() async throws {
        var logger = Logger(label: "fitsprov-serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let options: ServiceOptions
        let server: ArchiveServer
        do {
            options = try self.options()
            server = try ArchiveServer(options, logger: logger)
        } catch let error as FitsProvError {
            throw Failure(text: "\(error.path.escapingControls): \(error.explanation)")
        }
        do {
            try await server.run { base in
                Console.say("fitsprov-serve: \(base)/tap\n", on: STDOUT_FILENO)
            }
        } catch {
            throw Failure(
                text: "cannot listen at \(options.listen.text): \(error)".escapingControls)
        }
    }

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Console.say("fitsprov-serve: \(failure.text)\n", on: STDERR_FILENO)
            Glibc.exit(2)
        } catch {
            exit(withError: error)
        }
    }
}

/// Why it does not run, in one line.
private struct Failure: Error {
    let text: String
}

/// What is said on a terminal.
private enum Console {
    /// Writes a text at once; whether somebody reads it does not matter.
    static func say(_ text: String, on stream: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(stream, $0.baseAddress, $0.count) }
    }
}
