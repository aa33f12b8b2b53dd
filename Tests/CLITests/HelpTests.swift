import TestSupport
import Testing

@Suite struct HelpTests {
    @Test(arguments: [
        "", "show", "stamp", "run", "describe", "strip", "verify",
        "lineage", "diff", "replay",
        "keywords", "index", "find", "fields", "impact", "audit",
        "convert", "validate", "compare", "graph",
    ])
    func `every command has help that fits 80 columns and tells its statuses`(
        command: String
    ) throws {
        let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
        let help = try Fitsprov.tool.run(arguments)
        #expect(help.status == 0)
        #expect(help.output.contains("Exit status: 0 yes or done"))
        #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        try expectGolden(help.output, "cli/help\(command.isEmpty ? "" : "-" + command).txt")
    }

    @Test(arguments: [">/dev/full", ">&-"], ["--help", "--version", "stamp --help", "help show"])
    func `help that cannot be printed is a failure that is told`(
        output: String, arguments: String
    ) throws {
        let outcome = try Tool("sh").run(
            ["-c", "exec \"$0\" \(arguments) \(output)", Fitsprov.tool.name])
        #expect(outcome.status == 2)
        let reason = output == ">&-" ? "Bad file descriptor" : "No space left on device"
        #expect(outcome.complaints == "fitsprov: standard output: \(reason)\n")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completions are made for the shells`(shell: String) throws {
        let script = try Fitsprov.tool.run(["--generate-completion-script", shell])
        #expect(script.status == 0)
        #expect(script.output.contains("verify"))
    }

    @Test func `colours are there when asked for and never in a pipe`() throws {
        let folder = try Fitsprov.folder()
        let plain = try Fitsprov.run("show", "cube.fits", in: folder)
        #expect(plain.output.contains("\u{1B}") == false)
        let painted = try Fitsprov.run("show", "--color", "always", "cube.fits", in: folder)
        #expect(painted.output.contains("\u{1B}[1m"))
    }
}
