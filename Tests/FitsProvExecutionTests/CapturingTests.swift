import FitsProv
import TestSupport
import Testing

@testable import FitsProvExecution

/// What an execution captures of its process.
@Suite struct CapturingTests {
    private func settings(_ capture: Capture, variables: [String] = []) throws -> [String: String] {
        let fixture = try RunFixture()
        var options = RunFixture.options
        options.capture = capture
        options.variables = variables
        let one = fixture.folder.file("one.fits")
        try Execution.run("x", options: options) { run in
            try run.seed(42)
            try run.write(one) { try $0.write(RunFixture.product(seed: 1)) }
        }
        let told = try #require(try RunFixture.read(one))
        return Dictionary(told.environment.map { ($0.name, $0.value) }) { $1 }
    }

    @Test func `nothing is captured if nothing is asked for`() throws {
        #expect(try settings([]) == ["seed": "42"])
    }

    @Test func `what is usual names no person and no machine`() throws {
        let told = try settings(.standard, variables: ["PATH"])
        for name in [
            "platform", "kernel", "executable", "executable_digest", "libraries", "cpu_time",
        ] {
            #expect(told[name]?.isEmpty == false, "\(name)")
        }
        #expect(told["user"] == nil)
        #expect(told["host"] == nil)
        #expect(told["working_folder"]?.hasPrefix("/") == false)
        #expect(told["executable"]?.contains("/") == false)
        #expect(told["executable_digest"]?.hasPrefix("file-sha256:") == true)
        #expect(told["peak_memory"]?.hasSuffix(" MiB") == true)
        #expect(told["PATH"]?.isEmpty == false)
    }

    @Test(arguments: [
        ("/a/b", "."), ("/a", "b"), ("/a/b/c", ".."), ("/a/c/d", "../../b"), ("/", "a/b"),
    ])
    func `the working folder is told from the folder of the product`(
        _ place: String, _ way: String
    ) {
        #expect(Captured.way(from: place, to: "/a/b") == way)
    }

    @Test func `what names a person or a machine is captured if asked for`() throws {
        let told = try settings([.host, .paths, .folder])
        #expect(told["host"]?.isEmpty == false)
        #expect(told["working_folder"]?.hasPrefix("/") == true)
    }

    @Test func `lists of parts`() {
        #expect(Capture("none") == [])
        #expect(Capture("standard") == .standard)
        #expect(Capture("git,host") == [.git, .host])
        #expect(Capture("standard,-git,user") == Capture.standard.subtracting(.git).union(.user))
        #expect(Capture("all")?.contains(.paths) == true)
        #expect(Capture("everything") == nil)
        #expect(Capture("git,-nothing") == nil)
    }

    @Test(arguments: [
        "API_KEY", "github_token", "MY_SECRET", "password", "PGPASSWORD", "aws_credentials",
        "AUTH", "oauth2", "SESSION_COOKIE", "Passphrase", "apikey",
    ])
    func `names of secrets`(_ name: String) {
        #expect(Secret.isName(name))
    }

    @Test(arguments: [
        "ebins", "author", "passband", "keyword", "OMP_NUM_THREADS", "TZ", "bandpass",
    ])
    func `names of no secrets`(_ name: String) {
        #expect(!Secret.isName(name))
    }

    @Test(arguments: [
        ("https://ada:xyz@example.org/a", "https://ada@example.org/a"),
        ("https://example.org:80/a@b", "https://example.org:80/a@b"),
        ("a b http://u:p@h?x and ftp://v:q@i", "a b http://u@h?x and ftp://v@i"),
        ("nothing", "nothing"),
    ])
    func `passwords of URLs are left out`(_ value: String, _ masked: String) {
        #expect(Secret.masked(value) == masked)
    }

    @Test(arguments: [
        (["/usr/bin/ctbin", "a=1"], "ctbin a=1"),
        (["./go", "/data/night/x.fits"], "./go x.fits"),
        (["go", "in=/data/raw/x.fits", "/data/night"], "go in=../raw/x.fits ../night"),
        (["go", "--password", "abc", "--api-key=abc", "n"], "go --password *** --api-key=*** n"),
        (["go", "https://u:p@h/x"], "go https://u@h/x"),
    ])
    func `commands are recorded without absolute paths and secrets`(
        _ words: [String], _ line: String
    ) throws {
        let told = try #require(Command.line(words, in: "/data/night"))
        // How a word is quoted is the business of the shell's words.
        #expect(told.filter { $0 != "'" } == line.filter { $0 != "'" })
    }

    @Test func `absolute paths stay if they are asked for`() {
        #expect(Command.line(["/bin/a", "/b"], in: "/", keepsPaths: true) == "/bin/a /b")
        #expect(Command.line([], in: "/") == nil)
    }

    @Test func `the time of day is one of ISO 8601`() {
        let now = Clock.now
        #expect(now.utf8.count == "2026-03-13T23:44:46.123Z".utf8.count)
        #expect(now.hasPrefix("20"))
        #expect(now.hasSuffix("Z"))
    }

    @Test func `a repository is told by its revision`() throws {
        let folder = try ScratchFolder()
        #expect(GitRevision.settings(of: folder.path).isEmpty)
        for arguments in [
            ["init", "-q"],
            [
                "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q",
                "--allow-empty", "-m", "x",
            ],
        ] {
            try #require(try Tool("git").run(["-C", folder.path] + arguments).status == 0)
        }
        let told = GitRevision.settings(of: folder.path)
        #expect(told.map(\.name) == ["git_revision", "git_dirty"])
        #expect(told.first?.value.count == 40)
        #expect(told.last?.value == "no")
    }
}
