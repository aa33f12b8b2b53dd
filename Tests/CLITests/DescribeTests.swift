import TestSupport
import Testing

/// `fitsprov describe`: a description as a table, and in other forms.
@Suite struct DescribeTests {
    private static let description = """
        {"name": "mycopy", "version": "2", "docurl": "https://example.org/",
         "parameters": [{"name": "in", "type": "file", "required": true},
            {"name": "out", "type": "file"}, {"name": "bins", "type": "int", "min": 1, "unit": "pix"},
            {"name": "emin", "type": "double", "unit": "TeV", "description": "lowest\\nenergy"}],
         "used": [{"role": "Main", "parameter": "in"}],
         "generated": [{"role": "out", "parameter": "out"}]}
        """

    private func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(Self.description.utf8, to: "job.json")
        return folder
    }

    @Test func `a description is shown as a table`() throws {
        let folder = try folder()
        let shown = try Fitsprov.run("describe", "job.json", in: folder)
        #expect(shown.status == 0 && shown.complaints == "")
        try expectGolden(shown.output, "cli/describe.txt")
    }

    @Test(arguments: ["json", "yaml", "jdl"])
    func `what a form holds in full comes back`(form: String) throws {
        let folder = try folder()
        let written = try Fitsprov.run("describe", "job.json", "--to", form, in: folder)
        #expect(written.status == 0 && written.complaints == "")
        try folder.write(written.output.utf8, to: "other")
        let back = try Fitsprov.run("describe", "other", "--to", "json", in: folder)
        let json = try Fitsprov.run("describe", "job.json", "--format", "json", in: folder)
        #expect(back.status == 0 && back.output == json.output)
    }

    @Test func `what is left out, changed and added is told, and the status is 0`() throws {
        let folder = try folder()
        let par = try Fitsprov.run("describe", "job.json", "--to", "par", in: folder)
        #expect(par.status == 0)
        #expect(
            par.complaints == """
                fitsprov: job.json: left out, which a parameter file cannot hold: name; docurl; \
                unit of the parameters 'bins', 'emin'
                fitsprov: job.json: changed, since a parameter file cannot hold it: description of \
                the parameter 'emin' to 'lowest energy'; role of what is used as 'Main' to 'in'

                """)
        #expect(
            par.output == """
                # Version: 2
                in,f,a,,,,""
                out,f,h,,,,""
                bins,i,h,INDEF,1,,""
                emin,r,h,INDEF,,,"lowest energy"
                mode,s,h,"ql",,,"Mode of automatic parameters"

                """)
        let cpl = try Fitsprov.run("describe", "job.json", "--to", "cpl", in: folder)
        #expect(cpl.status == 0 && cpl.complaints.contains("what is used as 'Main'"))
    }

    @Test(arguments: ["a.json", "a.yaml", "a_vot.xml", "a.wadl", "mycopy.par"])
    func `the name of the output gives the form`(name: String) throws {
        let folder = try folder()
        let written = try Fitsprov.run("describe", "job.json", "-o", name, in: folder)
        #expect(written.status == 0 && written.output == "")
        let shown = try Fitsprov.run("describe", name, in: folder)
        #expect(shown.status == 0 && shown.output.hasPrefix("mycopy\n"))
        let again = try Fitsprov.run("describe", "job.json", "-o", name, in: folder)
        #expect(again.status == 2 && again.complaints.contains("exists already"))
        let over = try Fitsprov.run("describe", "job.json", "-o", name, "--overwrite", in: folder)
        #expect(over.status == 0)
    }

    @Test(arguments: [
        ["job.json", "-o", "a.xml"], ["job.json", "--to", "xml"],
        ["job.json", "--format", "json", "--to", "yaml"], ["job.json", "--overwrite"],
    ])
    func `what cannot be meant is wrong usage`(arguments: [String]) throws {
        let folder = try folder()
        let outcome = try Fitsprov.tool.run(["describe"] + arguments, in: folder.path)
        #expect(outcome.status == 64)
        #expect(try folder.names == ["job.json"])
    }

    @Test func `a file is not written over what is read`() throws {
        let folder = try folder()
        let outcome = try Fitsprov.run(
            "describe", "job.json", "-o", "./job.json", "--overwrite", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.complaints == "fitsprov: ./job.json: is the file that is read\n")
        #expect(try folder.bytes(of: "job.json") == Array(Self.description.utf8))
    }

    @Test func `what a form cannot hold is refused in one line, and nothing is written`() throws {
        let folder = try ScratchFolder()
        try folder.write(
            "{\"name\": \"p\", \"parameters\": [{\"name\": \"x\\u001b[2J\", \"default\": \"a\\u0007\"}]}"
                .utf8,
            to: "bad.json")
        for (form, name) in [("jdl", "OPUS JDL"), ("wadl", "WADL"), ("par", "a parameter file")] {
            let outcome = try Fitsprov.run(
                "describe", "bad.json", "--to", form, "-o", "x", in: folder)
            #expect(outcome.status == 2)
            #expect(
                outcome.complaints == """
                    fitsprov: bad.json: cannot be written as \(name): the name of the parameter \
                    'x\\u{1b}[2J' has the character U+001B

                    """)
        }
        #expect(try folder.names == ["bad.json"])
        for form in ["json", "yaml", "cpl"] {
            let outcome = try Fitsprov.run("describe", "bad.json", "--to", form, in: folder)
            #expect(outcome.status == 0)
            #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{7}"))
        }
    }
}
