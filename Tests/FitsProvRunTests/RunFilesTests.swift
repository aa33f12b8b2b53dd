import Files
import FitsProvRun
import TestSupport
import Testing
import ProcessTracing

/// What the files of a run are to it, by what became of each.
struct RunFilesTests {
    private static let folder = "/data/night"
    private let state: FileState

    init() throws {
        state = try #require(FileState(of: #filePath))
    }

    /// A file that was read.
    private func read(_ path: String, named: Bool = false) -> TracedFile {
        var file = TracedFile(
            path: path.hasPrefix("/") ? path : "\(Self.folder)/\(path)", evidence: .kernel)
        file.isRead = true
        file.after = state
        if named { file.mention = Mention(word: 1) }
        return file
    }

    /// A file that was made.
    private func made(_ path: String, by evidence: TracedFile.Evidence = .kernel) -> TracedFile {
        var file = TracedFile(
            path: path.hasPrefix("/") ? path : "\(Self.folder)/\(path)", evidence: evidence)
        file.isWritten = true
        file.after = state
        return file
    }

    /// Sorts files whose content their names tell.
    private func sort(
        _ files: [TracedFile], _ change: (inout RunFiles.Context) -> Void = { _ in }
    ) -> RunFiles {
        var context = RunFiles.Context(
            places: RunPlaces(
                programs: ["/usr/bin/sh", "/opt/tools/bin/python3"], workingFolder: Self.folder))
        context.content = { path in
            switch path.split(separator: ".").last {
            case "fits": .fits
            case "so": .machineCode
            case "empty": .empty
            case "bin": .binary
            default: .text
            }
        }
        change(&context)
        return RunFiles(files, context)
    }

    @Test func `FITS files are used, and made`() {
        let files = sort([read("a.fits"), made("b.fits"), read("/archive/c.fits")])
        #expect(files.used.map(\.place) == ["/data/night/a.fits", "/archive/c.fits"])
        #expect(files.products.map(\.path) == ["/data/night/b.fits"])
        #expect(files.configuration.isEmpty && files.leftOut.isEmpty)
    }

    @Test func `what is edited is both`() {
        var file = read("a.fits")
        (file.isWritten, file.isEdited) = (true, true)
        let files = sort([file])
        #expect(files.used.map(\.file) == [file] && files.products == [file])
    }

    @Test func `what is opened for writing and stays is used`() {
        var file = read("a.fits")
        (file.isWritten, file.isEdited, file.before) = (true, true, state)
        let files = sort([file])
        #expect(files.used.map(\.file) == [file])
        #expect(files.products.isEmpty && files.leftOut.isEmpty)
    }

    @Test(arguments: [
        ("user.swarp", true), ("reduce.py", true), ("set", true), ("catalogue.csv", false),
        ("image.bin", false), ("stars.REG", false),
    ])
    func `text that a word names is configuration, unless it is data`(
        name: String, isConfiguration: Bool
    ) {
        let files = sort([read(name, named: true)])
        #expect(files.configuration.count == (isConfiguration ? 1 : 0))
        #expect(files.used.count == (isConfiguration ? 0 : 1))
    }

    @Test(arguments: [
        ("default.sex", true), ("setup.yaml", true), ("table.txt", false), ("x.csv", false),
    ])
    func `what no word names is told, too`(name: String, isConfiguration: Bool) {
        let files = sort([read(name)])
        #expect(files.configuration.count == (isConfiguration ? 1 : 0))
        #expect(files.used.count == (isConfiguration ? 0 : 1))
    }

    @Test(arguments: [
        "/usr/share/x/a.fits", "/etc/passwd", "/proc/1/maps", "/opt/tools/lib/python3/x.txt",
        "/home/me/.config/tool/rc", "/home/me/.cache/a.fits", "mod.py", "lib.so", "libx.so.1",
        "/x/site-packages/astropy/data/x.fits", "/home/me/pfiles/ctbin.par", "a.empty",
    ])
    func `what belongs to the system and to programs is not told`(path: String) {
        let files = sort([read(path)])
        #expect(files.used.isEmpty && files.configuration.isEmpty)
    }

    @Test func `a FITS file of the system is used if a word names it`() {
        #expect(sort([read("/usr/share/pipe/flat.fits", named: true)]).used.count == 1)
        #expect(sort([read("/usr/share/pipe/pipe.cfg", named: true)]).configuration.isEmpty)
    }

    @Test func `data in an installation are used all the same`() {
        #expect(sort([read("/opt/tools/share/caldb/irf.fits")]).used.count == 1)
    }

    @Test func `wherever the working folder is, what is in it is told`() {
        var context = RunFiles.Context(
            places: RunPlaces(programs: [], workingFolder: "/usr/local/.data/n"))
        context.content = { _ in .fits }
        let files = RunFiles(
            [read("/usr/local/.data/n/a.fits"), read("/usr/local/b.fits")], context)
        #expect(files.used.map(\.place) == ["/usr/local/.data/n/a.fits"])
        #expect(!RunPlaces.passedOver(from: "/usr/local/.data/n").contains("/usr"))
        #expect(RunPlaces.passedOver(from: "/usrx").contains("/usr"))
    }

    @Test func `the program is configuration if it is a script`() {
        let files = sort([read("/opt/reduce.sh"), read("/opt/other.sh")]) {
            $0.program = "/opt/reduce.sh"
        }
        #expect(files.configuration.map(\.place) == ["/opt/reduce.sh"])
        #expect(files.used.isEmpty)
    }

    @Test(arguments: [
        ("run.log", RunFiles.Reason.byTheWay), ("esorex.log.1", .byTheWay), ("x.lock", .byTheWay),
        ("a.prov.xml", .byTheWay), ("x.empty", .empty), ("lib.so", .system), ("mod.pyc", .system),
        (".hidden", .system), ("__pycache__/a.fits", .system),
    ])
    func `what is written by the way is left out, with the reason`(
        name: String, reason: RunFiles.Reason
    ) {
        let files = sort([made(name)])
        #expect(files.products.isEmpty && files.leftOut.map(\.reason) == [reason])
    }

    @Test func `what is no FITS file is a product if the run is known to have made it`() {
        #expect(sort([made("plot.bin")]).products.count == 1)
        #expect(sort([made("plot.bin", by: .words)]).products.count == 1)
        #expect(sort([made("plot.bin", by: .folders)]).leftOut.map(\.reason) == [.unnamed])
        #expect(sort([made("new.fits", by: .folders)]).products.count == 1)
    }

    @Test func `a temporary, a stream, a move and what is not asked for are left out`() {
        var temporary = made("t.fits")
        temporary.after = nil
        var moved = made("m.fits")
        (moved.isWritten, moved.movedFrom) = (false, "/data/night/a.fits")
        #expect(sort([temporary]).leftOut.map(\.reason) == [.temporary])
        #expect(sort([moved]).leftOut.map(\.reason) == [.moved])
        let streams = sort([made("log.fits"), read("in.fits")]) { $0.streams = [state.identity] }
        #expect(streams.leftOut.map(\.reason) == [.stream] && streams.used.isEmpty)
        let unasked = sort([made("a.fits"), made("b.fits")]) {
            $0.isWanted = { $0.hasSuffix("/a.fits") }
        }
        #expect(unasked.products.count == 1 && unasked.leftOut.map(\.reason) == [.unasked])
    }

    @Test func `what was read and then moved is told where it is`() {
        var source = read("a.fits")
        source.after = nil
        var target = made("a.bak.fits")
        (target.isWritten, target.movedFrom) = (false, source.path)
        let files = sort([source, target])
        #expect(files.used.map(\.place) == [target.path])
    }
}
