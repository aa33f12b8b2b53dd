import FitsProv
import FitsProvArchive
import TestSupport

@testable import FitsProvService

/// A folder of products, some of them made from others, and an index of it.
struct ServedProducts: ~Copyable {
    let folder: ScratchFolder

    /// A text that means something in XML, HTML, SQL, DOT and terminals.
    static let hostile = "]]><script>alert('1')</script>\"\\N & é\u{1B}[31m"

    /// Makes a folder without files.
    init() throws { folder = try ScratchFolder() }

    /// Some products: raw and flat make events, these a cube, and that a spectrum; and some that stand alone.
    static func filled() throws -> ServedProducts {
        let made = try ServedProducts()
        try made.fill()
        return made
    }

    private func fill() throws {
        try Scratch.makeFolder(folder.file("data"))
        try write("raw.fits", ["VORIGHTS= 'public  '"])
        try make("flat.fits", by: "makeflat") {
            $0.agents = [Agent(name: "A. Person", role: "Operator")]
        }
        let (raw, flat) = (used("raw.fits", "Main"), used("flat.fits", "Calibration"))
        try make("events.fits", by: "calibrate", ["HDUCLAS1= 'EVENTS  '"]) { request in
            request.activity.identifier = ServedProducts.run
            request.product = ServedProducts.events
            request.used = [
                raw, flat,
                UsedEntity(location: "https://example.org/irf.fits", role: "Calibration"),
            ]
            request.parameters = [Parameter(name: "cut", value: "0.5")]
            request.software = [Software(name: "pipe", version: "1.10")]
        }
        let events = used("events.fits", "Main")
        try make("cube.fits", by: "ctbin") { $0.used = [events] }
        let cube = used("cube.fits", "Main")
        try make("spectrum.fits", by: "ctspec") { $0.used = [cube] }
        try write("arf.fits", ["HDUCLAS1= 'RESPONSE'"])
        try write("pha.fits", ["ANCRFILE= 'arf.fits'", "RESPFILE= 'nowhere.rmf'"])
        try write("owned.fits", ["VORIGHTS= 'Proprietary'"])
        try write("later.fits", ["RELDATE = '2199-01-01'"])
    }

    static let run = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"
    static let events = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"

    private func used(_ name: String, _ role: String) -> UsedEntity {
        UsedEntity(location: path(name), role: role)
    }

    /// The path of a file.
    func path(_ name: String) -> String { folder.file("data/\(name)") }

    /// Writes a file without a stamp.
    func write(_ name: String, _ cards: [String] = [], data: [UInt8] = []) throws {
        let object = FITSBytes.fixed("OBJECT", "'\(name.prefix(8))'")
        try folder.write(
            FITSBytes.primary(axes: data.isEmpty ? [] : [data.count], [object] + cards, data: data),
            to: "data/\(name)")
    }

    /// Writes a file and stamps it.
    func make(
        _ name: String, by activity: String, _ cards: [String] = [],
        _ change: (inout StampRequest) -> Void = { _ in }
    ) throws {
        try write(name, cards)
        var request = StampRequest(activity: activity)
        change(&request)
        var inputs = InputReader()
        let stamper = Stamper()
        let (staged, _) = try stamper.stage(path(name), request, inputs: &inputs)
        for error in stamper.commit([staged]).compactMap(\.self) { throw error }
    }

    /// Indexes what is there, and sets up a service.
    func options(_ change: (inout ServiceOptions) -> Void = { _ in }) throws -> ServiceOptions {
        let index = folder.file("archive.sqlite")
        var indexer = Indexer(try ArchiveIndex(creating: index))
        try indexer.update(folder.file("data"))
        try indexer.finish()
        var options = ServiceOptions(archive: index)
        options.listen.port = 0
        change(&options)
        return options
    }

    /// The number of a file, as it was indexed.
    func number(_ name: String) throws -> Int64 {
        let index = try ArchiveIndex(opening: folder.file("archive.sqlite"))
        let publication = Publication(Publication.Naming(archive: "archive.sqlite"))
        let found = try index.products(named: path(name), publication)
        return found.first?.number ?? -1
    }

    /// The identifier under which a file is published.
    func did(_ name: String) throws -> String {
        let index = try ArchiveIndex(opening: folder.file("archive.sqlite"))
        let publication = Publication(Publication.Naming(archive: "archive.sqlite"))
        return try index.products(named: path(name), publication).first?.publisherDID ?? ""
    }
}
