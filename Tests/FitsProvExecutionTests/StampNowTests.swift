import FITS
import FitsProv
import FitsProvExecution
import TestSupport
import Testing

/// Products that are stamped before the execution ends.
@Suite struct StampNowTests {
    @Test func `products of one execution agree, and only the last one tells the end`() throws {
        let fixture = try RunFixture()
        let paths = try ["one.fits", "two.fits", "three.fits"].map {
            try fixture.folder.write(RunFixture.product(seed: 2), to: $0)
        }
        let run = try Execution("make", options: RunFixture.options)
        try run.used(fixture.events, role: "Main")
        try run.stamp(paths[0], role: "first")
        // What the execution made is none of its inputs.
        try run.used(paths[0])
        try run.made(paths[1], role: "second")
        try run.stamp(paths[1])
        try run.stamp(paths[2], isLast: true)
        #expect(try run.end().isEmpty)
        #expect(run.products.map(\.path) == paths)

        let told = try paths.map { try #require(try RunFixture.read($0)) }
        #expect(Set(told.map(\.activity.identifier)) == [run.identifier])
        #expect(told.map { $0.activity.end == nil } == [true, true, false])
        #expect(told.map(\.product.role) == ["first", "second", nil])
        #expect(
            told.map { $0.used.map(\.location) } == [
                ["events.fits"], ["events.fits"], ["events.fits"],
            ])
        let lineage = try Lineage(of: paths[2])
        #expect(lineage.document().complaints.isEmpty)
    }

    @Test func `what cannot be stamped is said, and the execution goes on`() throws {
        let fixture = try RunFixture()
        let run = try Execution("make", options: RunFixture.options)
        #expect(throws: FitsProvError.self) { try run.stamp(fixture.folder.file("none.fits")) }
        let text = try fixture.folder.write(Array("text".utf8), to: "notes.txt")
        #expect(try run.stamp(text).made.sidecar == text + ".prov.xml")
        try run.end()
        #expect(throws: FitsProvError.self) { try run.stamp(text) }
        #expect(throws: FitsProvError.self) { try run.checkGoingOn() }
    }

    @Test func `an execution that is over is let go of, with its writers`() throws {
        let fixture = try RunFixture()
        weak var gone: Execution?
        do {
            let run = try Execution("make", options: RunFixture.options)
            try run.write(fixture.folder.file("x.fits")) {
                try $0.write(RunFixture.product(seed: 3))
            }
            try run.end()
            gone = run
        }
        #expect(gone == nil)
    }
}
