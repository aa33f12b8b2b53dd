import Foundation
import TestSupport
import Testing

@Suite struct KeywordsTests {
    /// A folder `night` with files that have, have not, and spell keywords in several ways.
    private func night() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("night/sub"), withIntermediateDirectories: true)
        try folder.write(
            FITSBytes.primary([
                "OBJECT  = 'Crab, \"the\" nebula'", FITSBytes.fixed("EXPTIME", "1.50"),
                FITSBytes.fixed("DEC", "-22.5"), FITSBytes.fixed("GOOD", "T"),
                "HIERARCH ESO PRO CATG = 'FLAT'", "EMPTY   =",
            ]) + FITSBytes.image([FITSBytes.fixed("OBJECT", "'second'"), "ONLY    = 2"]),
            to: "night/a.fits")
        try folder.write(
            FITSBytes.primary([
                "OBJECT  = '=1+1'", FITSBytes.fixed("EXPTIME", "1.D-3"),
                "NOTE    = 'O''Neil \u{1B}[1m'",
            ]), to: "night/sub/b.fits")
        try folder.write("text".utf8, to: "night/notes.txt")
        return folder
    }

    @Test func `a table has a row for each file, and the first HDU that has a keyword counts`()
        throws
    {
        let folder = try night()
        let table = try Fitsprov.run(
            "keywords", "OBJECT,ONLY,EXPTIME,DEC,PRO.CATG,NONE,NOTE", "night", in: folder)
        #expect(table.complaints.isEmpty)
        #expect(table.status == 0)
        try expectGolden(table.output, "cli/keywords.txt")
    }

    @Test func `values that are missing are empty, and nothing is obeyed`() throws {
        let folder = try night()
        let names = "OBJECT,EXPTIME,DEC,GOOD,EMPTY,ESO PRO CATG,NOTE"
        let csv = try Fitsprov.run("keywords", names, "night", "--format", "csv", in: folder)
        #expect(
            csv.output == """
                file,OBJECT,EXPTIME,DEC,GOOD,EMPTY,ESO PRO CATG,NOTE
                night/a.fits,"Crab, ""the"" nebula",1.50,-22.5,T,,FLAT,
                night/sub/b.fits,'=1+1,1.D-3,,,,,O'Neil \\u{1b}[1m

                """)
        let tsv = try Fitsprov.run("keywords", "DEC,OBJECT", "night", "--format", "tsv", in: folder)
        #expect(
            tsv.output == """
                file\tDEC\tOBJECT
                night/a.fits\t-22.5\tCrab, "the" nebula
                night/sub/b.fits\t\t=1+1

                """)
    }

    @Test func `numbers stand as in the card, and names are found in any case`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            FITSBytes.primary([
                "HIERARCH ESO DET DIT = 1.50", "HIERARCH ESO OBS ID = 000012",
                "HIERARCH ESO TEL ALT = 2.000e-05", "HIERARCH ESO X BIG = 1.0E+400",
                "DIT     = 1.50", "HISTORY one step", "HISTORY another step",
                "HIERARCH ESO dpr catg = 'SCIENCE'", "HIERARCH Hello World = 2",
            ]), to: "eso.fits")
        let csv = try Fitsprov.run(
            "keywords", "DET.DIT,OBS.ID,TEL.ALT,X.BIG,DIT", "--format", "csv", "eso.fits",
            in: folder)
        #expect(
            csv.output == """
                file,DET.DIT,OBS.ID,TEL.ALT,X.BIG,DIT
                eso.fits,1.50,000012,2.000e-05,1.0E+400,1.50

                """)
        let json = try Fitsprov.run(
            "keywords", "obs.id,x.big,tel.alt", "--format", "ndjson", "eso.fits", in: folder)
        #expect(
            json.output == """
                {"file":"eso.fits","schemaVersion":1,"values":{"obs.id":12,"x.big":"1.0E+400",\
                "tel.alt":2e-05}}

                """)
        let cased = try Fitsprov.run(
            "keywords", "HISTORY,DPR.CATG,HELLO WORLD,hierarch eso  dpr catg", "--format", "csv",
            "eso.fits", in: folder)
        #expect(cased.status == 0)
        #expect(
            cased.output == """
                file,HISTORY,DPR.CATG,HELLO WORLD,hierarch eso  dpr catg
                eso.fits,one step,SCIENCE,2,SCIENCE

                """)
    }

    @Test func `JSON has values with their types, and null where there are none`() throws {
        let folder = try night()
        let lines = try Fitsprov.run(
            "keywords", "OBJECT,EXPTIME,DEC,GOOD,EMPTY,NOTE", "night", "--format", "ndjson",
            in: folder)
        #expect(
            lines.output == """
                {"file":"night/a.fits","schemaVersion":1,"values":{"OBJECT":"Crab, \\"the\\" \
                nebula","EXPTIME":1.50,"DEC":-22.5,"GOOD":true,"EMPTY":null,"NOTE":null}}
                {"file":"night/sub/b.fits","schemaVersion":1,"values":{"OBJECT":"=1+1",\
                "EXPTIME":0.001,"DEC":null,"GOOD":null,"EMPTY":null,"NOTE":"O'Neil \\u001b[1m"}}

                """)
        for path in ["night", "night/a.fits"] {
            let json = try Fitsprov.run(
                "keywords", "OBJECT,NOTE", path, "--format", "json", in: folder)
            let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
            #expect((value as? [Any])?.count ?? 1 == (path == "night" ? 2 : 1))
        }
    }

    @Test func `every HDU has a row when asked for`() throws {
        let folder = try night()
        let rows = try Fitsprov.run(
            "keywords", "--hdus", "OBJECT,ONLY", "night/a.fits", "--format", "csv", in: folder)
        #expect(
            rows.output == """
                file,hdu,OBJECT,ONLY
                night/a.fits,1,"Crab, ""the"" nebula",
                night/a.fits,2,second,2

                """)
    }

    @Test func `statuses are those of other commands`() throws {
        let folder = try night()
        func status(_ arguments: String...) throws -> Int32 {
            try Fitsprov.tool.run(["keywords"] + arguments, in: folder.path).status
        }
        #expect(try status("OBJECT", "night/a.fits") == 0)
        #expect(try status("NONE", "night") == 3)
        #expect(try status("OBJECT", "gone.fits", "night/a.fits") == 2)
        #expect(try status("OBJECT", "night/notes.txt") == 2)
        #expect(try status("OBJECT") == 64)
        #expect(try status("OBJECT,", "night") == 64)
        #expect(try status("OBJECT", "night", "--jobs", "0") == 64)
        try FileManager.default.createDirectory(
            atPath: folder.file("empty"), withIntermediateDirectories: false)
        #expect(try status("OBJECT", "empty") == 2)
    }

    @Test func `a file that cannot be read is told, and is in the list of JSON`() throws {
        let folder = try night()
        try folder.write("SIMPLE".utf8, to: "bad.fits")
        let lines = try Fitsprov.run(
            "keywords", "DEC", "bad.fits", "night/a.fits", "--format", "ndjson", in: folder)
        #expect(
            lines.complaints
                == "fitsprov: bad.fits: is not a FITS file: no SIMPLE card at the start\n")
        #expect(lines.output.split(separator: "\n").count == 2)
        #expect(lines.output.hasPrefix("{\"error\":\"is not a FITS file"))
    }

    @Test(arguments: ["1", "8"])
    func `many files come in order, however many are read at once`(jobs: String) throws {
        let folder = try ScratchFolder()
        var names: [String] = []
        for number in 1000..<1500 {
            names.append("f\(number).fits")
            try folder.write(
                FITSBytes.primary(["N       = \(number)"]), to: "f\(number).fits")
        }
        try folder.write(names.reversed().joined(separator: "\0").utf8, to: "list")
        let walked = try Fitsprov.run(
            "keywords", "N", ".", "--format", "tsv", "--jobs", jobs, in: folder)
        let lines = walked.output.split(separator: "\n").dropFirst()
        #expect(lines.map(String.init) == (1000..<1500).map { "./f\($0).fits\t\($0)" })
        let listed = try Fitsprov.run(
            "keywords", "N", "--files-from", "list", "-0", "--format", "tsv", "--jobs", jobs,
            in: folder)
        let rows = listed.output.split(separator: "\n").dropFirst()
        #expect(rows.map(String.init) == (1000..<1500).reversed().map { "f\($0).fits\t\($0)" })
    }
}
