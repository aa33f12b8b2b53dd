import ADQL
import Glibc
import Testing

/// Queries with a verdict, one a line: `+` is accepted and `-` refused.
///
/// `scripts/adql-oracles` asks other parsers about the same lines; `docs/adql.md` says where they
/// differ.
@Suite struct CorpusTests {
    static let files = ["ivoa", "clients", "probes", "generated", "mutated"]

    @Test(arguments: files)
    func `accepts and refuses as written, and prints what it accepts`(file: String) throws {
        let lines = try #require(Self.lines("corpus/\(file).txt"))
        #expect(lines.count > 50)
        for line in lines {
            let text = String(line.dropFirst(2))
            let (isAccepted, isSame) = Self.verdict(text)
            let expected = line.hasPrefix("+ ")
            #expect(isAccepted == expected, "\(line)")
            #expect(isSame, "\(line)")
        }
    }

    @Test func `has a thousand queries, of either kind`() throws {
        let lines = Self.files.flatMap { Self.lines("corpus/\($0).txt") ?? [] }
        let accepted = lines.count { $0.hasPrefix("+ ") }
        #expect(lines.count > 1_000)
        #expect(accepted > 500)
        #expect(lines.count - accepted > 400)
    }

    /// Every beginning of a query, and each query without one of its words, ends with a tree or
    /// with a message of one line.
    @Test(arguments: ["ivoa", "clients", "probes"])
    func `never fails without a place`(file: String) throws {
        let lines = try #require(Self.lines("corpus/\(file).txt"))
        for line in lines where line.hasPrefix("+ ") {
            let words = line.dropFirst(2).split(separator: " ")
            for index in words.indices {
                let begin = words[..<index].joined(separator: " ")
                let rest = (words[..<index] + words[(index + 1)...]).joined(separator: " ")
                for text in [begin, rest] {
                    guard let message = fault(text) else { continue }
                    let isPlaced = message.hasPrefix("line 1, column ") || begin.isEmpty
                    #expect(isPlaced && !message.contains("\n"), "\(text)")
                }
            }
        }
    }

    private static func verdict(_ text: String) -> (isAccepted: Bool, isSame: Bool) {
        guard let query = try? Query(parsing: text) else { return (false, true) }
        let again = try? Query(parsing: query.description)
        return (true, again == query)
    }

    /// The lines of a file beside this one.
    private static func lines(_ name: String) -> [String]? {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        guard let file = unsafe fopen("/\(folder)/\(name)", "r") else { return nil }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { buffer in
                unsafe fread(buffer.baseAddress, 1, buffer.count, file)
            }
            guard count > 0 else { break }
            bytes += block[..<count]
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
