import Foundation
import Glibc
import TestSupport
import Testing

@testable import FitsProvService

@Suite struct ProgramTests {
    /// The program, built next to the tests.
    private static let program: String = {
        let tests =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: tests).deletingLastPathComponent()
            .appending(path: "fitsprov-serve").path
    }()

    /// The first line of a file, as soon as there is one.
    private static func line(_ path: String) async throws -> String {
        for _ in 0..<600 {
            if let text = try? String(contentsOfFile: path, encoding: .utf8),
                let end = text.firstIndex(of: "\n")
            {
                return String(text[..<end])
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return ""
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `the program prints its address, and ends in order when it is told to`(
        signal: Int32
    ) async throws {
        let folder = try ScratchFolder()
        let path = folder.path
        try RunningService.makeIndex(folder.file("test.sqlite"), in: folder, products: 3)
        let script = "echo $$ >pid; exec \"$0\" test.sqlite --listen 127.0.0.1:0 >out"
        async let outcome = Threads.run {
            try Tool("sh").run(["-c", script, ProgramTests.program], in: path)
        }
        let address = try await ProgramTests.line(path + "/out")
        let port = try #require(
            address.split(separator: ":").last.flatMap { UInt16($0.prefix { $0 != "/" }) })
        #expect(address == "fitsprov-serve: http://127.0.0.1:\(port)/tap")
        let client = Client(port: port)
        let reply = try await client.query("SELECT COUNT(*) AS n FROM ivoa.obscore", "&FORMAT=csv")
        #expect(reply.text == "n\r\n3\r\n")

        // Begun before the end, and whole all the same.
        let rows = "SELECT TOP 20000 a.column_name, b.description \(RunningService.manyRows)"
        async let last = client.query(rows, "&FORMAT=csv")
        try await Task.sleep(for: .milliseconds(100))
        let pid = try #require(Int32(try await ProgramTests.line(path + "/pid")))
        kill(pid, signal)
        let whole = try await last
        #expect(whole.isWhole)
        #expect(whole.body.count(where: { $0 == 0x0A }) == 20_001)
        #expect(try await outcome.status == 0)
    }

    @Test(arguments: [
        (["no.sqlite"], 2, "fitsprov-serve: no.sqlite: does not exist\n"),
        (["text", "--listen", "127.0.0.1:0"], 2, "is neither a folder nor an index"),
        (["text", "--listen", "here"], 64, "--listen is HOST:PORT"),
        (["text", "--listen", "0.0.0.0:0"], 64, "say with --base-url what they call it"),
        (["text", "--base-url", "example.org"], 64, "--base-url begins with http"),
        (["text", "--alias", "a=b"], 64, "--alias is NEW=OLD"),
        (["text", "--tls-cert", "c.pem"], 64, "--tls-cert and --tls-key go together"),
        (["text", "--behind-proxy", "proxy"], 64, "--behind-proxy is an address"),
        (
            ["text", "--listen", "0.0.0.0:0", "--base-url", "http://a.org"], 64,
            "give it --tls-cert and --tls-key, or put it --behind-proxy"
        ),
        (["--config", "none.yaml"], 2, "fitsprov-serve: none.yaml: No such file"),
        ([], 64, "name an index"),
    ])
    func `what is wrong is said in a line`(words: [String], status: Int32, line: String) throws {
        let folder = try ScratchFolder()
        try folder.write("text".utf8, to: "text")
        let outcome = try Tool(ProgramTests.program).run(words, in: folder.path)
        #expect(outcome.status == status)
        #expect(outcome.complaints.contains(line))
        #expect(outcome.output.isEmpty)
    }

    @Test func `options come from a file, and those of the command line count more`() async throws {
        let folder = try ScratchFolder()
        let path = folder.path
        try RunningService.makeIndex(folder.file("test.sqlite"), in: folder, products: 1)
        try folder.write(
            """
            index: test.sqlite
            listen: 127.0.0.1:1
            authority: observatory.example
            alias:
              cta.vo_obscore: ivoa.obscore
            """.utf8, to: "serve.yaml")
        let script =
            "echo $$ >pid; exec \"$0\" --config serve.yaml --listen 127.0.0.1:0 "
            + "--alias a.b=prov.names >out"
        async let outcome = Threads.run {
            try Tool("sh").run(["-c", script, ProgramTests.program], in: path)
        }
        let address = try await ProgramTests.line(path + "/out")
        let port = try #require(
            address.split(separator: ":").last.flatMap { UInt16($0.prefix { $0 != "/" }) })
        let client = Client(port: port)
        let reply = try await client.query(
            "SELECT obs_publisher_did FROM cta.vo_obscore", "&FORMAT=csv")
        #expect(reply.text.contains("ivo://observatory.example/"))
        let names = try await client.query("SELECT COUNT(*) AS n FROM a.b", "&FORMAT=csv")
        #expect(names.status == 200)
        let pid = try #require(Int32(try await ProgramTests.line(path + "/pid")))
        kill(pid, SIGTERM)
        #expect(try await outcome.status == 0)
    }

    @Test(arguments: [
        ("lisen: 127.0.0.1:0", 2, "lisen: is unknown; expected one of alias, authority"),
        ("listen: [1, 2]", 2, "listen: "), ("listen: \"", 2, "serve.yaml: "),
        ("index: no.sqlite\nlisten: here", 64, "--listen is HOST:PORT"),
        ("index: no.sqlite", 2, "no.sqlite: does not exist"),
        ("index: text\nalias: {a.b: c}", 64, "--alias is NEW=OLD"),
        ("", 2, "is text, not a map"), ("{}", 64, "name an index"),
    ])
    func `what is wrong in a file is said in a line`(
        text: String, status: Int32, line: String
    ) throws {
        let folder = try ScratchFolder()
        try folder.write(text.utf8, to: "serve.yaml")
        let outcome = try Tool(ProgramTests.program).run(
            ["--config", "serve.yaml"], in: folder.path)
        #expect(outcome.status == status)
        #expect(outcome.complaints.contains(line))
        #expect(outcome.complaints.count(where: { $0 == "\n" }) <= 4)
    }

    @Test func `a place that is taken is said to be`() async throws {
        let folder = try ScratchFolder()
        let path = folder.path
        try RunningService.makeIndex(folder.file("test.sqlite"), in: folder, products: 1)
        try await RunningService.with { client in
            let outcome = try await Threads.run {
                try Tool(ProgramTests.program).run(
                    ["test.sqlite", "--listen", "127.0.0.1:\(client.port)"], in: path)
            }
            #expect(outcome.status == 2)
            #expect(outcome.complaints.contains("cannot listen at 127.0.0.1:\(client.port)"))
        }
    }
}
