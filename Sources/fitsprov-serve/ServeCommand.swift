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
        usage: "fitsprov serve [<options>] <index>",
        discussion: """
            fitsprov index archive --into archive.sqlite
            fitsprov serve archive.sqlite

            It is a TAP service of the Virtual Observatory: clients such as TOPCAT and pyvo \
            are given the address that it prints (docs/serve.md). It ends with Ctrl-C.

            Exit status: 0 it was told to end; 2 it cannot read the index or listen; \
            64 wrong usage.
            """)

    @Argument(help: "An index, made by 'fitsprov index'.")
    var index: String

    @Option(
        help: ArgumentHelp("Where to listen; port 0 for one that is free.", valueName: "host:port"))
    var listen = "127.0.0.1:8642"

    @Option(
        help: ArgumentHelp(
            "What the world calls it, such as https://example.org/archive.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("The IVOA's name for you, in identifiers.", valueName: "name"))
    var authority = "example.org"

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

    func validate() throws { _ = try options() }

    func run() async throws {
        var logger = Logger(label: "fitsprov-serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let server: ArchiveServer
        do {
            server = try ArchiveServer(try options(), logger: logger)
        } catch let error as FitsProvError {
            throw Failure(text: "\(error.path.escapingControls): \(error.explanation)")
        }
        do {
            try await server.run { base in
                Console.say("fitsprov-serve: \(base)/tap\n", on: STDOUT_FILENO)
            }
        } catch {
            throw Failure(text: "cannot listen at \(listen): \(error)".escapingControls)
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

    private func options() throws -> ServiceOptions {
        guard let address = ListenAddress(listen) else {
            throw ValidationError("--listen is HOST:PORT, such as 127.0.0.1:8642 or [::1]:0")
        }
        var options = ServiceOptions(archive: index)
        options.listen = address
        options.baseURL = baseURL
        options.authority = authority
        options.state = state
        options.takesUploadAddresses = !noURLUploads
        options.uploadHosts = uploadFrom
        if let baseURL, !["http://", "https://"].contains(where: { baseURL.hasPrefix($0) }) {
            throw ValidationError("--base-url begins with http:// or https://")
        }
        guard address.isLoopback || baseURL != nil else {
            throw ValidationError(
                "others can reach \(address.host): say with --base-url what they call it")
        }
        for pair in alias {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, sides.allSatisfy({ $0.contains(".") }) else {
                throw ValidationError("--alias is NEW=OLD, such as cta.vo_obscore=ivoa.obscore")
            }
            options.aliases[sides[0]] = sides[1].lowercased()
        }
        return options
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
