import FITS
import Files
import FitsProv
import TestSupport

/// A folder with a product and its input, and a request that stamps the one as made from the other.
struct StampFixture: ~Copyable {
    let folder: ScratchFolder

    static let execution = "urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da"

    init() throws {
        let folder = try ScratchFolder()
        let data = (0..<400).map { UInt8(truncatingIfNeeded: $0) }
        let object = FITSBytes.fixed("OBJECT", "'Crab    '")
        try folder.write(
            FITSBytes.primary([object, "HISTORY made by hand"])
                + FITSBytes.image(
                    axes: [20, 20], [FITSBytes.fixed("EXTNAME", "'COUNTS  '")], data: data),
            to: "cube.fits")
        try folder.write(
            FITSBytes.primary() + FITSBytes.table(forms: ["4B"], rowSize: 4, rows: 100, data: data),
            to: "events.fits")
        self.folder = folder
    }

    var product: String { folder.file("cube.fits") }

    /// Everything that a request can say, with what is random fixed.
    func fullRequest() -> StampRequest {
        var request = StampRequest(activity: "ctbin")
        request.activity.identifier = StampFixture.execution
        request.activity.version = "2.1.0"
        request.activity.type = "Selection"
        request.activity.description = "counts cube for a binned analysis"
        request.activity.documentation = "http://cta.irap.omp.eu/ctools/"
        request.activity.start = "2026-03-13 23:44:46"
        request.activity.end = "2026-03-14T00:44:56+01:00"
        request.role = "outcube"
        request.product = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"
        request.software = [
            Software(name: "ctools", version: "2.1.0", url: "https://example.org/ctools"),
            Software(name: "gammalib", version: "2.1.0"),
        ]
        var person = Agent(name: "Bruno Khélifi", role: "Operator")
        person.type = "Person"
        person.identifier = "https://orcid.org/0000-0001-6876-5577"
        person.email = "someone@example.org"
        person.affiliation = "APC"
        request.agents = [Agent(name: "CTA Consortium", role: "Creator"), person]
        request.used = [
            UsedEntity(location: folder.file("events.fits"), role: "Main"),
            UsedEntity(location: "https://example.org/caldb/irf.fits", role: "Calibration"),
        ]
        var energy = Parameter(name: "emin", value: "0.1")
        energy.type = "double"
        energy.unit = "TeV"
        energy.ucd = "em.energy;stat.min"
        energy.min = "0.01"
        energy.max = "100.0"
        energy.standard = "0.1"
        energy.description = "lower energy limit"
        var method = Parameter(name: "coord sys", value: "CEL")
        method.options = ["CEL", "GAL"]
        request.parameters = [Parameter(name: "ebins", value: "20"), energy, method]
        request.fields = [
            Field(name: "applied_cuts", value: "theta2 < 0.04 & 'gamma'"),
            Field(name: "calib_version", value: "v1.2"),
            Field(name: "calib_level", value: "3"),
            Field(name: "pipeline_branch", value: "main"),
        ]
        request.environment = [Setting(name: "HOST", value: "node=7")]
        request.namespaces = ["cta": "http://www.cta-observatory.org#"]
        return request
    }

    /// Stamps a file and puts it into place.
    @discardableResult
    func stamp(
        _ path: String, _ request: StampRequest, output: String? = nil
    ) throws -> StampPlan {
        try Stamps.stamp(path, request, output: output)
    }
}

/// Stamping and stripping in one step, without waiting for the disk.
enum Stamps {
    static var stamper: Stamper {
        var options = FileReplacer.Options()
        options.synchronizes = false
        return Stamper(replacer: FileReplacer(options: options))
    }

    @discardableResult
    static func stamp(
        _ path: String, _ request: StampRequest, output: String? = nil
    ) throws -> StampPlan {
        var inputs = InputReader()
        let (staged, plan) = try stamper.stage(path, output: output, request, inputs: &inputs)
        for error in stamper.commit([staged]).compactMap(\.self) { throw error }
        return plan
    }

    /// Strips a file; false if it had no stamp.
    @discardableResult
    static func strip(_ path: String) throws -> Bool {
        guard let (staged, _) = try stamper.stageStripped(path) else { return false }
        for error in stamper.commit([staged]).compactMap(\.self) { throw error }
        return true
    }

    static func verify(_ path: String, inputs: Bool = false) throws -> Verification {
        let inspection = try Inspection(path, depth: .contents([.checksums, .digests]))
        return Verification(inspection, inputs: inputs ? InputLookup() : nil)
    }
}

extension Verification {
    /// The check of a name.
    func check(_ name: Check.Name) -> Check? {
        checks.first { $0.name == name }
    }
}
