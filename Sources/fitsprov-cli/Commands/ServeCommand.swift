import ArgumentParser
import Files
import FitsProv
import Glibc
import Reports

/// `fitsprov serve`: another program, which this one becomes.
///
/// What a server is made of would make every start of this program slower.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer questions about an archive over HTTP.",
        usage: "fitsprov serve [<options>] <index>",
        discussion: """
            fitsprov serve archive.sqlite
            fitsprov serve --help             what fitsprov-serve can do

            This runs fitsprov-serve, a program of its own that is installed beside fitsprov \
            (docs/serve.md).

            \(ExitStatus.help)
            """)

    /// The other program.
    private static let program = "fitsprov-serve"

    @Argument(parsing: .captureForPassthrough, help: "What fitsprov-serve is given.")
    var words: [String] = []

    func run() throws {
        guard let own = Paths.resolved("/proc/self/exe") else {
            throw FitsProvError(.refused, path: "/proc/self/exe", "cannot be read")
        }
        let path = Paths.joined(Paths.folder(of: own), ServeCommand.program)
        var arguments: [UnsafeMutablePointer<CChar>?] =
            unsafe ([path] + words).map { unsafe strdup($0) } + [nil]
        unsafe execv(path, &arguments)
        let isMissing = errno == ENOENT
        let reason = unsafe String(cString: strerror(errno))
        throw FitsProvError(
            .refused, path: path, isMissing ? "is not installed" : "cannot be run: \(reason)",
            hint: isMissing ? "scripts/install-serve installs it" : nil)
    }
}
