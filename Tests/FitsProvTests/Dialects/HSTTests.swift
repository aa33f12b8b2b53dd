import TestSupport
import Testing

@testable import FitsProv

/// Hubble's switches, reference files and `HISTORY`.
@Suite struct HSTTests {
    private let switches = GroundFile.cards([
        "TELESCOP": "HST", "INSTRUME": "ACS   ", "ROOTNAME": "j94f05bgq",
        "FILENAME": "j94f05bgq_flt.fits", "CAL_VER": "4.6.1 (13-Mar-2006)",
        "OPUS_VER": "OPUS 2006_6", "BIASCORR": "COMPLETE", "FLSHCORR": "OMIT    ",
        "PHOTCORR": "PERFORM", "BIASFILE": "jref$p3v2228mj_bia.fits",
        "FLSHFILE": "jref$nad14594j_fls.fits", "CCDTAB": "jref$o151506fj_ccd.fits",
        "DFLTFILE": "N/A      ", "ASN_TAB": "j94_asn.fits",
    ])
    private let history = [
        "HISTORY CCD parameters table:", "HISTORY   reference table jref$o151506fj_ccd.fits",
        "HISTORY     inflight", "HISTORY BIASCORR complete ...",
        "HISTORY   reference image jref$p3v2228mj_bia.fits",
    ]

    @Test func `what HISTORY names was used, with the keyword as its role`() throws {
        let found = try #require(try GroundFile.read(switches + history))
        #expect(found.stepWords == ["calacs 4.6.1 (13-Mar-2006)"])
        #expect(found.making.origin?.certainty == .inferred)
        #expect(
            found.inputWords == [
                "CCDTAB: jref$o151506fj_ccd.fits", "BIASFILE: jref$p3v2228mj_bia.fits",
            ])
        #expect(found.softwareWords == ["calacs 4.6.1 (13-Mar-2006)", "OPUS 2006_6"])
        #expect(found.companionWords == ["association table: j94_asn.fits"])
        #expect(found.product.name == "j94f05bgq_flt.fits")
        #expect(
            found.fields.map { "\($0.name)=\($0.value)" } == ["calib_version=4.6.1 (13-Mar-2006)"])
        #expect(found.hasOrigins)
    }

    @Test func `the context of the reference files is the version of the calibration`() throws {
        let context = GroundFile.cards(["CRDS_CTX": "hst_1127.pmap"])
        let found = try #require(try GroundFile.read(switches + context + history))
        #expect(found.fields.first?.value == "hst_1127.pmap")
        #expect(found.fields.first?.origin?.card == "CRDS_CTX")
    }

    @Test func `a plan is nothing that was done`() throws {
        let raw = switches.map {
            $0.replacing("COMPLETE", with: "PERFORM").replacing("4.6.1 (13-Mar-2006)", with: " ")
        }
        #expect(try GroundFile.read(raw + ["HISTORY   Copied from x_raw.fits"]) == nil)
        #expect(try GroundFile.read(raw.filter { !$0.hasPrefix("TELESCOP") }) == nil)
    }

    @Test func `without a word in HISTORY, complete switches have the files of their names`() throws
    {
        let flat = GroundFile.cards([
            "FLATCOR": "COMPLETE", "FLATCORR": "COMPLETE", "PFLTFILE": "jref$p_pfl.fits",
        ])
        let found = try #require(try GroundFile.read(switches + flat))
        #expect(
            found.inputWords == [
                "BIASFILE: jref$p3v2228mj_bia.fits", "PFLTFILE: jref$p_pfl.fits",
            ])
        #expect(found.making.used.allSatisfy { $0.origin?.certainty == .inferred })
    }

    @Test func `old cameras write keyword, file and switch in one line`() throws {
        let old = GroundFile.cards([
            "INSTRUME": "WFPC2", "MASKCORR": "COMPLETE", "MASKFILE": "uref$f8213081u.r0h",
            "DARKCORR": "SKIPPED", "DARKFILE": "uref$d.r3h",
        ])
        let found = try #require(
            try GroundFile.read(
                old + [
                    "HISTORY   MASKFILE=uref$f8213081u.r0h  MASKCORR=COMPLETED",
                    "HISTORY   DARKFILE=uref$d.r3h  DARKCORR=SKIPPED",
                ]))
        #expect(found.stepWords == ["calwp2"])
        #expect(found.inputWords == ["MASKFILE: uref$f8213081u.r0h"])
    }

    @Test func `an instrument that nobody knows has a step without a name`() throws {
        let found = try GroundFile.read(
            GroundFile.cards([
                "TELESCOP": "HST", "INSTRUME": "NEW", "DARKCORR": "COMPLETE",
                "DARKFILE": "a$d.fits",
            ]))
        #expect(found?.stepWords == [""])
        #expect(found?.inputWords == ["DARKFILE: a$d.fits"])
    }

    @Test func `the switches of another telescope are its own`() throws {
        #expect(
            try GroundFile.read(
                GroundFile.cards(["TELESCOP": "IUE", "DARKCORR": "COMPLETE", "DARKFILE": "x"]))
                == nil)
        #expect(try GroundFile.read(GroundFile.cards(["DARKCORR": "COMPLETE"])) == nil)
    }
}

/// Images that drizzle combined.
@Suite struct HSTDrizzleTests {
    private let drizzled =
        GroundFile.cards([
            "D001VER": "DRIZZLE Version 1.4 (October 5th 1998)", "D001DATA": "a_c0f.fits[sci,1]",
            "D001OUDA": "out.hhh", "D001OUWE": "wei.hhh", "D001MASK": "/data/a.hhh",
            "D002VER": "DRIZZLE Version 1.4 (October 5th 1998)", "D002DATA": "b_c0f.fits",
            "D002MASK": " ", "D002COEF": "drizzle$coeffs/pc1", "D003DATA": "out.hhh",
            "ROOTNAME": "a", "INSTRUME": "WFPC2", "BIASCORR": "COMPLETE", "BIASFILE": "uref$b.r2h",
        ]) + [FITSBytes.fixed("NDRIZIM", 2), FITSBytes.fixed("D001PIXF", 0.6)]

    @Test func `each number is an input, and the calibration that of the first`() throws {
        let found = try #require(try GroundFile.read(drizzled, drizzled))
        #expect(found.stepWords == ["< calwp2", "drizzle 1.4 (October 5th 1998)"])
        #expect(
            found.inputWords == [
                "drizzled image: a_c0f.fits[sci,1]", "weight image: /data/a.hhh",
                "drizzled image: b_c0f.fits",
            ])
        #expect(found.ancestorWords == ["BIASFILE: uref$b.r2h"])
        #expect(found.parameterWords == ["D002COEF=drizzle$coeffs/pc1", "D001PIXF=0.6"])
        #expect(found.product.name == "out.hhh")
        #expect(found.hasOrigins)
    }

    @Test func `later versions are a number only`() throws {
        let cards = GroundFile.cards(["D001VER": "3.5.1", "D001DATA": "a_flt.fits[sci,1]"])
        #expect(try GroundFile.read(cards)?.stepWords == ["drizzle 3.5.1"])
        let lines = ["HISTORY AstroDrizzle processing performed using:"]
        #expect(try GroundFile.read(cards + lines)?.stepWords == ["AstroDrizzle 3.5.1"])
    }

    @Test(arguments: [("FILENAME", "a_flt.fits"), ("ROOTNAME", "a")])
    func `a table of headers names the inputs where no card does`(
        column: String, first: String
    ) throws {
        let table = GroundFile.table("HDRTAB", column: column, width: 12, [first, "", "b"])
        let found = try #require(try GroundFile.read(bytes: FITSBytes.primary([]) + table))
        #expect(found.inputWords == ["drizzled image: \(first)", "drizzled image: b"])
        #expect(found.making.used.map { $0.origin?.row } == [1, 3])
        let both = try GroundFile.read(
            bytes: FITSBytes.primary(GroundFile.cards(["D001DATA": "a.fits"])) + table)
        #expect(both?.inputWords == ["drizzled image: a.fits"])
    }

    @Test func `a table that is broken, or names nothing, is no input`() throws {
        let table = GroundFile.table("HDRTAB", column: "OTHER", width: 4, ["x"])
        #expect(try GroundFile.read(bytes: FITSBytes.primary([]) + table) == nil)
        let cut = Array(
            GroundFile.table("HDRTAB", column: "FILENAME", width: 12, ["x"]).prefix(2880))
        #expect(try GroundFile.read(bytes: FITSBytes.primary([]) + cut) == nil)
    }
}
