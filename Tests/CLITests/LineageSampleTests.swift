import TestSupport
import Testing

@Suite(.enabled(if: Samples.areInstalled && Tool.gzip.isPresent, Samples.notice))
struct LineageSampleTests {
    /// Real files of several observatories, in the places of the chain.
    private static let sources = [
        "raw1.fits": "eso_naco/NACO_FLAT_1.fits", "raw2.fits": "gadf/run_05029747_DL3.fits",
        "bias.fits": "lsst/bias_LSSTCam_R01_S12.fits", "dark.fits": "eso_naco/NACO_DARK_1.fits",
        "flat.fits": "lsst/raw_LSSTCam_R01_S12_2025110900123.fits",
        "cal1.fits": "desi/targets.fits",
        "cal2.fits": "ccdproc/proc.fits", "cube.fits": "ogip_crab/pha_stacked.fits",
        "spectrum.fits": "ogip_crab/pha_obs0.fits",
    ]

    private func content(_ name: String) throws -> [UInt8] {
        let source = try #require(LineageSampleTests.sources[name])
        return try Files.bytes(try #require(Samples.named("fits/" + source)).path)
    }

    @Test func `what became of each real file is said`() throws {
        let folder = try LineageChain.folder(content: content)
        let before = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(before.status == 0)
        #expect(before.output.contains("9 products, 5 levels: 8 confirmed\n"))
        try LineageChain.disturb(folder)
        let after = try Fitsprov.run("lineage", "spectrum.fits", in: folder)
        #expect(after.status == 1)
        #expect(
            after.output.contains("9 products, 5 levels: 5 confirmed, 2 missing, 1 changed\n"))
        try expectFates(try LineageReport(["spectrum.fits"], in: folder))
    }

    @Test func `an audit says the same of them, and nothing else`() throws {
        let folder = try LineageChain.folder(content: content)
        let before = try Fitsprov.run("audit", ".", "--digests", "--format", "csv", in: folder)
        #expect(before.status == 0, "\(before.output)")
        try LineageChain.disturb(folder)
        let after = try Fitsprov.run("audit", ".", "--digests", "--format", "csv", in: folder)
        #expect(after.status == 1)
        let lines = after.output.replacing(folder.path + "/", with: "").split(separator: "\n")
        // Severity, kind, path and summary.
        let findings = lines.dropFirst().map { $0.split(separator: ",").prefix(4) }
        #expect(
            findings.map { $0.joined(separator: ", ") } == [
                "error, changed-input, cube.fits, cal2.fits (Main) has changed since it was used",
                "error, content-changed, cal2.fits, \"HDU 1 (primary): header unchanged",
                "error, missing-input, flat.fits.gz, bias.fits (Calibration) is missing",
                "error, missing-input, flat.fits.gz, dark.fits (Calibration) is missing",
                "note, moved-input, cube.fits, cal1.fits is now elsewhere",
                "note, moved-input, old/cal1.fits, raw1.fits is now elsewhere",
                "note, moved-input, old/cal1.fits, flat.fits is now elsewhere",
                "note, root-without-provenance, night1.fits, no stamp; 1 product was made from it",
                "note, root-without-provenance, raw2.fits, no stamp; 1 product was made from it",
            ])
        #expect(after.output.contains("another product has its name: \(folder.path)/dark.fits"))
    }
}
