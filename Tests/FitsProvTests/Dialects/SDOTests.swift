import FITS
import TestSupport
import Testing

@testable import FitsProv

/// JSOC's records, IRIS level 2, and DKIST.
@Suite struct SDOTests {
    @Test(arguments: [
        ("hmi.lev1[:#1,#2]", ["hmi.lev1[:#1]", "hmi.lev1[:#2]"]),
        ("'hmi.lev1[:#1,#2,#15&", ["hmi.lev1[:#1]", "hmi.lev1[:#2]"]),
        ("hmi.lev1[:#1,#2,#15", ["hmi.lev1[:#1]", "hmi.lev1[:#2]"]),
        (
            "a.b[:#1],c.d[2011.02.15_00:00:00_UTC][3]{image}",
            ["a.b[:#1]", "c.d[2011.02.15_00:00:00_UTC][3]{image}"]
        ),
        ("c.d[cut", []), ("M 31", []), ("[1]", []), ("", []),
    ])
    func `a query is its records, without one that was cut off`(
        source: String, records: [String]
    ) throws {
        let read = try ReadFile.provenance(
            ReadFile.primary(["T_REC": "2014.03.01_00:01:30_TAI", "SOURCE": source]))
        #expect(read?.inputLocations ?? [] == records)
        #expect(read?.hasOrigins ?? true)
    }

    @Test func `records of calibrations have roles, and code its versions`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary([
                    "FLAT_REC": "aia.flatfield[:#7]", "T_REC": "2011-02-15T00:00:01Z",
                    "MPO_REC": "sdo.master_pointing[:#377]",
                    "CODEVER1": "$Id: polcal.c,v 1.5 2013/12/22 22:54:08 someone Exp $",
                    "CODEVER2": "$Id: polcal.c,v 1.5 2013/12/22 22:54:08 someone Exp $",
                    "CODEVER0": "",
                ]) + ReadFile.image("CALVER64= 8466")))
        #expect(read.inputLocations == ["aia.flatfield[:#7]", "sdo.master_pointing[:#377]"])
        #expect(read.making.used.map(\.role) == ["flat field record", "master pointing record"])
        #expect(read.programs == ["polcal.c 1.5"] && read.names == [""])
    }

    @Test func `the version of the calibration is a field`() throws {
        let read = try ReadFile.provenance(ReadFile.primary(), ReadFile.image("CALVER64= 8466"))
        #expect(read?.fields == [Field(name: "calib_version", value: "8466")])
        #expect(read?.fields.first?.origin == Origin(dialect: "jsoc", hdu: 2, card: "CALVER64"))
    }

    private func exposures(_ names: [String]) -> [UInt8] {
        let width = names.map(\.count).max() ?? 0
        let data = names.flatMap {
            Array("12".utf8) + Array($0.utf8) + [UInt8](repeating: 0x20, count: width - $0.count)
        }
        return FITSBytes.hdu(
            [
                "XTENSION= 'TABLE   '", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = \(width + 2)",
                "NAXIS2  = \(names.count)", "PCOUNT  = 0", "GCOUNT  = 1", "TFIELDS = 0",
                "FILES   = 2",
                "LFILES  = \(width)", "FILESB  = 9999", "LFILESB = 9", "FILESC  = -1",
                "LFILESC = 9",
            ], data: data)
    }

    @Test func `routines of IRIS are steps, those that they called are not`() throws {
        let read = try #require(
            try ReadFile.provenance(
                ReadFile.primary(
                    "HISTORY iris_prep  Dark v20130925",
                    "HISTORY iris_prep_geowave_roi  ran with 4",
                    "HISTORY iris_prep  Used iris_mk_pointdb ver 11",
                    "HISTORY iris_prep VERSION:  2.67",
                    "HISTORY iris_prep   ran on 20220822_044843",
                    "HISTORY level2  Version L12-2019-08-08",
                    "HISTORY iris_mpsf_l2 R-L deconvolved.",
                    "HISTORY other words"),
                exposures(["/a/one.fits", "/a/two", "/a/one.fits"])))
        #expect(read.names == ["iris_prep", "level2", "iris_mpsf_l2"])
        #expect(read.steps[0].activity.start == "2022-08-22T04:48:43Z")
        #expect(read.steps.map { $0.activity.version } == ["2.67", "L12-2019-08-08", nil])
        #expect(read.steps[2].activity.description == "R-L deconvolved.")
        #expect(read.inputLocations == ["/a/one.fits", "/a/two"])
        #expect(read.making.used.map { $0.origin?.row } == [1, 2])
        #expect(read.hasOrigins)
    }

    @Test func `a table of files without the history of IRIS is another's`() throws {
        #expect(try ReadFile.provenance(ReadFile.primary(), exposures(["/a/one.fits"])) == nil)
    }

    @Test func `a run of DKIST has its number, and a name if the file has one`() throws {
        let cards = ["RRUNID  = 197553", "RECIPEID= 7", "RINSTID = 8", "CALVERS = 'v 2'"]
        let bare = try #require(try ReadFile.provenance(FITSBytes.primary(cards)))
        #expect(bare.making.activity.identifier == "197553" && bare.names == [""])
        #expect(bare.making.activity.description == "recipe 7, instance 8")
        #expect(bare.fields == [Field(name: "calib_version", value: "v 2")])
        let named = try #require(
            try ReadFile.provenance(
                ReadFile.primary(),
                FITSBytes.image(
                    axes: [1],
                    cards + [
                        "WKFLNAME= 'visp-l0-to-l1'", "WKFLVERS= '2.1.0'", "IDSOBSID= 12",
                        "IDSCALID= 13",
                        "IDSPARID= 14",
                    ], data: [1])))
        #expect(named.names == ["visp-l0-to-l1"] && named.programs == ["visp-l0-to-l1 2.1.0"])
        #expect(named.inputLocations == ["12", "13"])
        #expect(named.making.used.map(\.role) == ["observe frames", "calibration frames"])
        #expect(named.hasOrigins)
    }
}
