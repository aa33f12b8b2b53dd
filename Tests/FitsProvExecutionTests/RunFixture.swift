import FITS
import FitsProv
import FitsProvExecution
import TestSupport

/// A folder with an input, and options that do not wait for the disk.
struct RunFixture: ~Copyable {
    let folder: ScratchFolder

    init() throws {
        let folder = try ScratchFolder()
        try folder.write(RunFixture.product(seed: 1), to: "events.fits")
        self.folder = folder
    }

    var events: String { folder.file("events.fits") }

    static var options: ExecutionOptions {
        var options = ExecutionOptions()
        options.synchronizes = false
        return options
    }

    /// A small FITS file.
    static func product(seed: Int, size: Int = 400) -> [UInt8] {
        let data = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed) }
        return FITSBytes.primary([FITSBytes.fixed("OBJECT", "'Crab    '")])
            + FITSBytes.image(axes: [size], data: data)
    }

    /// What a file says of its making, if its stamp is intact.
    static func read(_ path: String) throws -> Provenance? {
        let inspection = try Inspection(path)
        guard inspection.verify().verdict == .intact else { return nil }
        return inspection.provenance
    }
}
