import Glibc
import PROV
import Testing

/// How long documents take to be read and written, by their length.
@Suite(.serialized) struct GrowthTests {
    private static let ex = Namespace(prefix: "ex", uri: "http://example.org/")

    /// A pipeline of so many steps, each of which has some of all that a document can say.
    private static func pipeline(_ steps: Int) -> Document {
        var records: [Record] = []
        for step in 0..<steps {
            let (file, run) = (ex("file-\(step)"), ex("step\(step)"))
            let moment = "2026-01-01T00:00:\(10 + step % 50).\(step)"
            records += [
                Record(
                    .entity, file,
                    attributes: [
                        Attribute(.label, .string("the file of step \(step)")),
                        Attribute(ex("size"), .int(step)), Attribute(.type, .name(ex("Image"))),
                    ]),
                Record(.activity, run, [.startTime: .time(moment)]),
                Record(
                    .wasGeneratedBy, ex("made\(step)"),
                    [.entity: .name(file), .activity: .name(run), .time: .time(moment)]),
                Record(
                    .used, nil, [.activity: .name(run), .entity: .name(ex("file-\(step / 2)"))],
                    attributes: [Attribute(.role, .string("input"))]),
            ]
        }
        return Document(namespaces: [ex], records: records)
    }

    /// The least time that the processor takes for it, in seconds.
    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        var least = Double.infinity
        for _ in 0..<3 {
            let start = now
            try work()
            least = min(least, now - start)
        }
        return least
    }

    private static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(arguments: Format.allCases)
    func `time grows no faster than the document`(format: Format) throws {
        let (short, long) = (Self.pipeline(400), Self.pipeline(1600))
        let (shortBytes, longBytes) = (try format.write(short), try format.write(long))
        let reading =
            try Self.seconds { _ = try format.read(longBytes) }
            / Self.seconds { _ = try format.read(shortBytes) }
        let writing =
            try Self.seconds { _ = try format.write(long) }
            / Self.seconds { _ = try format.write(short) }
        // Four times the document; what grows with its square would take sixteen times as long.
        #expect(reading < 8)
        #expect(writing < 8)
        #expect(try format.read(longBytes) == long)
    }
}
