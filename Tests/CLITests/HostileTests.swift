import Foundation
import TestSupport
import Testing

/// Malformed and hostile files through every command that takes one.
@Suite struct HostileTests {
    /// The most memory that a hostile file may take, in KiB, and the most seconds of a processor:
    /// these are builds that are not optimized.
    private static let limits = "ulimit -d \(256 << 10); ulimit -t 5; exec \"$0\" \"$@\""

    /// What is asked about one file; `FILE` stands for it.
    private static let aboutFile = [
        "show FILE", "show --all --sources FILE", "show --format json FILE",
        "show --format prov-xml FILE", "verify --inputs FILE", "validate FILE", "lineage FILE",
        "lineage --direction forth FILE", "lineage --format xml FILE", "replay FILE",
        "diff FILE FILE", "compare FILE FILE", "keywords OBJECT,PROVACT FILE",
        "convert FILE --to json", "graph FILE", "stamp --dry-run FILE --activity x",
        "stamp -q --no-sync FILE --activity x -o out.fits", "strip -q FILE -o out.fits",
    ]

    /// What is asked about all of them at once.
    private static let aboutFolder = [
        "index -q . --into ../x.sqlite", "find stamped --in .", "fields .", "audit .",
        "audit --format html .", "impact base.fits --in .", "keywords --hdus OBJECT,NAXIS .",
    ]

    /// Asks, and looks at how it ends: a status, a message, nothing that a terminal obeys.
    @discardableResult
    private static func ask(_ words: [String], in folder: String) throws -> Tool.Outcome {
        let outcome = try Tool("sh").run(["-c", limits, Fitsprov.tool.name] + words, in: folder)
        let call = "\(words.joined(separator: " ")): \(outcome.complaints.prefix(400))"
        #expect((0...3).contains(outcome.status), "\(call)")
        #expect(outcome.status != 2 || outcome.complaints.contains("fitsprov: "), "\(call)")
        let text = outcome.output + outcome.complaints
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
            }, "\(call)")
        return outcome
    }

    @Test(
        .enabled(if: Samples.areInstalled, Samples.notice), arguments: Samples.bad + Samples.bad2)
    func `a hostile file ends in a clear message, in time and memory`(sample: Sample) throws {
        let folder = try ScratchFolder()
        for command in HostileTests.aboutFile {
            let words = command.split(separator: " ")
                .map { $0 == "FILE" ? sample.path : String($0) }
            var outcome: Tool.Outcome?
            var least = Duration.seconds(1_000)
            // What else runs on the machine only adds.
            for _ in 0..<3 where least >= .seconds(2) {
                let time = try ContinuousClock().measure {
                    outcome = try HostileTests.ask(words, in: folder.path)
                }
                least = min(least, time)
                try? FileManager.default.removeItem(atPath: folder.file("out.fits"))
            }
            let complaints = try #require(outcome).complaints
            #expect(least < .seconds(2), "\(command)")
            // What is met on the path of another is named as it is seen from the folder.
            let isMet = command.contains("forth") || Samples.bad2.contains(sample)
            let name = sample.path.split(separator: "/").last ?? ""
            #expect(
                outcome?.status != 2 || complaints.hasPrefix("fitsprov: \(sample.path): ")
                    || isMet && complaints.hasPrefix("fitsprov: \(name): "),
                "\(command): \(complaints)")
            #expect(try folder.names.isEmpty)
        }
    }

    @Test(.enabled(if: Samples.areInstalled, Samples.notice), arguments: aboutFolder)
    func `a folder of hostile files is gone through`(command: String) throws {
        let folder = try ScratchFolder()
        let place = folder.file("all")
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: false)
        for sample in Samples.bad + Samples.bad2 {
            try folder.write(
                try Files.bytes(sample.path), to: "all/\(sample.path.split(separator: "/").last!)")
        }
        try HostileTests.ask(command.split(separator: " ").map(String.init), in: place)
    }

    @Test(arguments: 0..<24)
    func `a damaged stamp ends in a clear message, whichever byte it is`(seed: Int) throws {
        let folder = try Fitsprov.folder()
        #expect(
            try Fitsprov.tool.run(Fitsprov.stampArguments + ["--no-sync"], in: folder.path).status
                == 0)
        var bytes = try folder.bytes(of: "cube.fits")
        var random = SeededGenerator(seed)
        if seed.isMultiple(of: 3) {
            bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
        } else {
            for _ in 0..<(1 << (seed % 5)) {
                bytes[Int.random(in: bytes.indices, using: &random)] ^=
                    1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        try folder.write(bytes, to: "cube.fits")
        for command in HostileTests.aboutFile {
            let words = command.split(separator: " ")
                .map { $0 == "FILE" ? "cube.fits" : String($0) }
            try HostileTests.ask(words, in: folder.path)
            try? FileManager.default.removeItem(atPath: folder.file("out.fits"))
        }
        #expect(try folder.bytes(of: "cube.fits") == bytes)
    }
}
