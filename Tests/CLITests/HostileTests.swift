import TestSupport
import Testing

@Suite(.enabled(if: Samples.areInstalled, Samples.notice))
struct HostileTests {
    /// The most memory that a hostile file may take, in KiB.
    private static let kilobytes = 256 << 10

    @Test(arguments: Samples.bad, ["show", "verify", "validate", "lineage", "replay"])
    func `a hostile file ends in a clear message, in time and memory`(
        sample: Sample, command: String
    ) throws {
        let folder = try ScratchFolder()
        let limits = "ulimit -d \(HostileTests.kilobytes); exec \"$0\" \"$@\""
        let clock = ContinuousClock()
        var outcome: Tool.Outcome?
        let time = try clock.measure {
            outcome = try Tool("sh").run(
                ["-c", limits, Fitsprov.tool.name, command, sample.path], in: folder.path)
        }
        let result = try #require(outcome)
        #expect((0...3).contains(result.status), "\(result.complaints)")
        #expect(time < .seconds(2))
        #expect(result.status != 2 || result.complaints.hasPrefix("fitsprov: \(sample.path): "))
        let text = result.output + result.complaints
        #expect(
            text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            })
        #expect(try folder.names.isEmpty)
    }
}
