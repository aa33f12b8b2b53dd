import Foundation
import TestSupport
import Testing

/// What a user sees of files that an observatory's pipeline wrote and nobody stamped.
@Suite struct DialectCommandTests {
    private static let recipe = [
        "HIERARCH ESO PRO REC1 ID = 'makeflat'", "HIERARCH ESO PRO REC1 PIPE ID = 'naco/4.4.11'",
        "HIERARCH ESO PRO REC1 RAW1 NAME = 'raw.fits'",
        "HIERARCH ESO PRO REC1 RAW1 CATG = 'FLAT_LAMP'",
        "HIERARCH ESO PRO REC1 CAL1 NAME = 'dark.fits'",
        "HIERARCH ESO PRO REC1 CAL1 CATG = 'MASTER_DARK'",
        "HIERARCH ESO PRO REC1 PARAM1 NAME = 'r'", "HIERARCH ESO PRO REC1 PARAM1 VALUE = '20'",
    ]

    /// A raw file, a dark under a new name that still gives itself the old one, and a flat.
    private func archive() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(FITSBytes.primary(axes: [2], data: [1, 2]), to: "raw.fits")
        try folder.write(
            FITSBytes.primary(
                axes: [2], [FITSBytes.fixed("PIPEFILE", "'dark.fits'")], data: [3, 4]),
            to: "master_7.fits")
        try folder.write(FITSBytes.primary(Self.recipe), to: "flat.fits")
        return folder
    }

    @Test func `show says what made it, and in whose words`() throws {
        let folder = try archive()
        let shown = try Fitsprov.run("show", "flat.fits", in: folder)
        #expect(shown.status == 0)
        for words in [
            "no stamp; recorded in its own words", "made by     makeflat (naco 4.4.11)",
            "raw.fits       FLAT_LAMP     located by name only",
            "master_7.fits  MASTER_DARK   located by name only, was dark.fits",
            "parameters  r 20", "record      eso-dfs in HDU 1",
        ] {
            #expect(shown.output.contains(words), "\(words)")
        }
        let raw = try Fitsprov.run("show", "raw.fits", in: folder)
        #expect(raw.status == 3)
        #expect(raw.output.contains("no stamp"))
    }

    @Test func `lineage, impact and audit follow names, and those that files give themselves`()
        throws
    {
        let folder = try archive()
        let lineage = try Fitsprov.run("lineage", "flat.fits", in: folder)
        #expect(lineage.status == 0)
        #expect(lineage.output.contains("master_7.fits (MASTER_DARK)"))
        #expect(lineage.output.contains("was dark.fits"))
        let impact = try Fitsprov.run("impact", "master_7.fits", "--in", ".", in: folder)
        #expect(impact.output.contains("flat.fits"))
        let audit = try Fitsprov.run("audit", ".", in: folder)
        #expect(audit.status == 0, "\(audit.output)")
        try FileManager.default.removeItem(atPath: folder.file("raw.fits"))
        let missing = try Fitsprov.run("audit", ".", in: folder)
        #expect(missing.status == 1)
        #expect(missing.output.contains("raw.fits (FLAT_LAMP) is missing"))
    }

    @Test func `an archive is searched by what was used, and as what`() throws {
        let folder = try archive()
        for question in ["activity = makeflat", "used = raw.fits", "used = \"*DARK*\""] {
            let found = try Fitsprov.run("find", question, "--in", ".", in: folder)
            #expect(found.status == 0)
            #expect(found.output.contains("flat.fits"), "\(question)")
        }
    }

    @Test func `it is exported as a valid document`() throws {
        let folder = try archive()
        for format in ["xml", "json", "provn"] {
            let name = "flat.\(format)"
            #expect(try Fitsprov.run("convert", "flat.fits", "-o", name, in: folder).status == 0)
            #expect(try Fitsprov.run("validate", name, in: folder).status == 0)
        }
    }

    @Test func `what is recorded is adopted once, and a raw file is left as it is`() throws {
        let folder = try archive()
        let first = try Fitsprov.run("stamp", "--adopt", ".", "--no-sync", in: folder)
        #expect(first.status == 3)
        #expect(first.output.contains("flat.fits: stamped as made by makeflat, urn:uuid:"))
        #expect(first.complaints.contains("raw.fits: records nothing that could be taken over"))
        #expect(try Fitsprov.run("verify", "--inputs", "flat.fits", in: folder).status == 0)
        let before = try folder.bytes(of: "flat.fits")
        let again = try Fitsprov.run("stamp", "--adopt", "flat.fits", "--no-sync", in: folder)
        #expect(again.status == 0)
        #expect(again.complaints.contains("flat.fits: stamped already; left as it is"))
        #expect(try folder.bytes(of: "flat.fits") == before)
        let sources = try Fitsprov.run("show", "--sources", "flat.fits", in: folder)
        #expect(sources.output.contains("eso-dfs, inferred"))
        #expect(sources.output.contains("eso-dfs, written"))
    }

    @Test func `a dry run says and ends as the run itself would`() throws {
        let folder = try archive()
        let raw = try Fitsprov.run("stamp", "--adopt", "-n", "raw.fits", in: folder)
        #expect(raw.status == 3)
        #expect(raw.complaints.contains("raw.fits: records nothing that could be taken over"))
        let flat = try Fitsprov.run("stamp", "--adopt", "-n", "flat.fits", in: folder)
        #expect(flat.status == 0)
        #expect(flat.output.contains("PROVACT = 'makeflat'"))
        #expect(try Fitsprov.run("stamp", "--adopt", "-q", "flat.fits", in: folder).status == 0)
        let again = try Fitsprov.run("stamp", "--adopt", "-n", "flat.fits", in: folder)
        #expect(again.status == 0)
        #expect(again.complaints.contains("flat.fits: stamped already; left as it is"))
    }

    @Test(arguments: [
        ["--adopt", "--activity", "x"], ["--adopt", "--used", "a.fits"], ["--root", "."],
        ["--adopt", "--record", "r.yaml"],
    ])
    func `adopting takes nothing else`(words: [String]) throws {
        let folder = try archive()
        let outcome = try Fitsprov.tool.run(["stamp", "flat.fits"] + words, in: folder.path)
        #expect(outcome.status == 64)
    }
}
