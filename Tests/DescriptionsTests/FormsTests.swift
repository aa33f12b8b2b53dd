import FitsProv
import TestSupport
import Testing

@testable import Descriptions

/// The five forms of descriptions.
@Suite struct FormsTests {
    private func read(_ text: String, _ path: String = "ctbin") throws -> DescriptionFile {
        try DescriptionFile(Array(text.utf8), path: path)
    }

    static let own = """
        {"name": "ctbin", "version": "2.1", "type": "Analysis", "subtype": "binning",
         "description": "bins events", "docurl": "https://example.org/ctbin",
         "contact": {"name": "Ada", "email": "ada@example.org"},
         "parameters": [
           {"name": "inobs", "type": "file", "required": true},
           {"name": "emin", "type": "double", "unit": "TeV", "ucd": "em.energy;stat.min",
            "utype": "a.b", "min": 0.020, "max": 300, "default": 0.1, "description": "lowest energy"},
           {"name": "coordsys", "type": "char", "options": ["CEL", "GAL"], "default": "CEL"}],
         "used": [{"role": "Main", "parameter": "inobs", "multiplicity": "1..*",
                   "contentType": "application/fits", "default": "events.fits"}],
         "generated": [{"role": "cube", "multiplicity": 1, "description": "the cube"}]}
        """

    @Test func `a description of ours says all that can be said`() throws {
        let file = try read(FormsTests.own)
        #expect(file.form == .own)
        let told = file.description
        #expect(told.name == "ctbin")
        #expect(told.subtype == "binning")
        #expect(told.contact?.email == "ada@example.org")
        #expect(told.parameters.map(\.name) == ["inobs", "emin", "coordsys"])
        #expect(told.parameters[0].isRequired)
        #expect(told.parameters[1].min == "0.020")
        #expect(told.parameters[1].standard == "0.1")
        #expect(told.parameters[2].options == ["CEL", "GAL"])
        #expect(told.used.first?.multiplicity == "1..*")
        #expect(told.generated.first?.multiplicity == "1")
    }

    @Test func `a mark of the order of bytes makes no difference`() throws {
        let file = try read("\u{FEFF}" + FormsTests.own)
        #expect(try file.description == read(FormsTests.own).description)
    }

    @Test func `a job of OPUS`() throws {
        let file = try read(
            """
            <?xml version="1.0"?>
            <VOTABLE xmlns="http://www.ivoa.net/xml/VOTable/v1.3" version="1.3">
             <RESOURCE ID="ctbin" name="ctbin" type="meta" utype="voprov:ActivityDescription">
              <DESCRIPTION>bins events</DESCRIPTION>
              <LINK content-role="doc" href="https://example.org/ctbin"/>
              <PARAM name="version" datatype="char" value="2.1"/>
              <PARAM name="subtype" datatype="char" value=""/>
              <PARAM name="contact_name" datatype="char" value="Ada"/>
              <PARAM name="executionduration" datatype="int" value="60"/>
              <GROUP name="InputParams" utype="voprov:Parameter">
               <PARAM ID="e" name="emin" datatype="double" unit="TeV" ucd="em.energy" value="0.1"
                      type="no_query">
                <DESCRIPTION>lowest&#13; energy</DESCRIPTION>
                <VALUES><MIN value="0"/><MAX value="300"/></VALUES>
               </PARAM>
               <PARAM ID="i" name="inobs" datatype="char" xtype="application/octet-stream" value="a.fits"/>
               <PARAM name="coordsys" datatype="char" value="CEL">
                <VALUES><OPTION value="CEL"/><OPTION value="GAL"/></VALUES>
               </PARAM>
               <PARAM name="proj" datatype="char" value="CAR">
                <VALUES><OPTION value="CAR, TAN"/></VALUES>
               </PARAM>
              </GROUP>
              <GROUP name="Used">
               <GROUP name="in" ref="i" utype="voprov:UsedDescription">
                <PARAM name="role" datatype="char" value="Main"/>
                <PARAM name="multiplicity" datatype="char" value="*"/>
                <PARAM name="content_type" datatype="char" value="application/fits"/>
                <DESCRIPTION>event list</DESCRIPTION>
               </GROUP>
              </GROUP>
              <GROUP name="Generated">
               <PARAM name="cube" datatype="char" value="cube.fits">
                <LINK content-type="image/fits" href="file://"/>
                <DESCRIPTION>the cube</DESCRIPTION>
               </PARAM>
              </GROUP>
             </RESOURCE>
            </VOTABLE>
            """)
        #expect(file.form == .job)
        let told = file.description
        #expect(told.name == "ctbin")
        #expect(told.description == "bins events")
        #expect(told.version == "2.1")
        #expect(told.subtype == nil)
        #expect(told.documentation == "https://example.org/ctbin")
        #expect(told.contact == ActivityDescription.Contact(name: "Ada", email: nil))
        #expect(told.parameters.map(\.name) == ["emin", "inobs", "coordsys", "proj"])
        #expect(told.parameters.map(\.isRequired) == [false, true, true, true])
        #expect(told.parameters[0].min == "0")
        #expect(told.parameters[0].max == "300")
        #expect(told.parameters[0].unit == "TeV")
        #expect(told.parameters[1].type == "file")
        #expect(told.parameters[2].options == ["CEL", "GAL"])
        #expect(told.parameters[3].options == ["CAR", "TAN"])
        #expect(told.used.map(\.role) == ["Main"])
        #expect(told.used.first?.parameter == "inobs")
        #expect(told.used.first?.multiplicity == "*")
        #expect(told.generated.map(\.role) == ["cube"])
        #expect(told.generated.first?.contentType == "image/fits")
        #expect(told.generated.first?.standard == "cube.fits")
    }

    @Test func `a service in WADL`() throws {
        let file = try read(
            """
            <application xmlns="http://wadl.dev.java.net/2009/02"
                         xmlns:xs="http://www.w3.org/2001/XMLSchema">
             <resources base="https://example.org/rest/">
              <resource id="joblist" path="ctbin" contact_name="Ada" doculink="https://example.org/d">
               <doc title="description">bins events</doc>
               <method name="POST" id="create_job">
                <request id="create_job_parameters">
                 <param style="query" name="PHASE" type="xs:string" default="RUN"/>
                 <param style="query" name="emin" type="xs:double" default="0.1" required="false"
                        min="0.02" max="300" unit="TeV"><doc>lowest energy</doc></param>
                 <param style="query" name="inobs" type="xs:anyURI" required="true"/>
                 <param style="query" name="coordsys" type="xs:string" choices="CEL,GAL"/>
                </request>
               </method>
               <param name="result-id" style="template">
                <option value="cube" content_type="image/fits" default="cube.fits"><doc>cube</doc></option>
                <option value="log" mediaType="text/plain"/>
               </param>
              </resource>
             </resources>
            </application>
            """)
        #expect(file.form == .service)
        let told = file.description
        #expect(told.name == "ctbin")
        #expect(told.description == "bins events")
        #expect(told.documentation == "https://example.org/d")
        #expect(told.parameters.map(\.name) == ["emin", "inobs", "coordsys"])
        #expect(told.parameters.map(\.type) == ["double", "file", "char"])
        #expect(told.parameters[0].max == "300")
        #expect(told.parameters[2].options == ["CEL", "GAL"])
        #expect(told.used.map(\.parameter) == ["inobs"])
        #expect(told.generated.map(\.role) == ["cube", "log"])
        #expect(told.generated.map(\.contentType) == ["image/fits", "text/plain"])
    }

    @Test func `an older service has its parameters in a representation`() throws {
        let told = try read(
            """
            <application xmlns="http://wadl.dev.java.net/2009/02">
             <representation id="parameters" mediaType="application/x-www-form-urlencoded">
              <param style="query" name="ebinalg" type="xs:string" default="LOG" utype="a.b"
                     choices="FILE|LIN|LOG"><doc>Algorithm</doc></param>
              <param style="query" name="result-id" type="xs:unsignedByte"><option value="1"/></param>
             </representation>
             <resources>
              <resource id="joblist" path="ctbin">
               <method name="POST"><request>
                <representation href="#parameters"/><param style="query" name="PHASE"/>
               </request></method>
              </resource>
             </resources>
            </application>
            """
        ).description
        #expect(told.parameters.map(\.name) == ["ebinalg", "result-id"])
        #expect(told.parameters.map(\.type) == ["char", "unsignedByte"])
        #expect(told.parameters[0].options == ["FILE", "LIN", "LOG"])
        #expect(told.parameters[0].utype == "a.b")
        #expect(told.description == nil)
        #expect(told.generated.isEmpty)
    }

    @Test func `a parameter file`() throws {
        let file = try read(
            """
            #   Version: 1.2        #
            # a comment, with commas

            inobs,    f, a, "events.fits",,, "Input event list, or ""list"" of them"
            outcube,  fw, a, cube.fits,,, Output cube
            emin,     r, h, 0.1, 0.02, 300, "Lower energy limit (TeV)"
            ebins,    i, a, INDEF, 1, maxbins, "Number of bins, at most maxbins"
            ebinalg,  s, h, LOG, FILE|LIN|LOG, , Binning, logarithmic or not
            usepnt,   b, h, no,,, "Use pointing?"
            chatter,  i, h, 2, 0, 4, "Chattiness"
            mode,     s, h, ql,,,
            """, "pfiles/ctbin.par")
        #expect(file.form == .parameters)
        let told = file.description
        #expect(told.name == "ctbin")
        #expect(told.version == "1.2")
        #expect(
            told.parameters.map(\.name) == [
                "inobs", "outcube", "emin", "ebins", "ebinalg", "usepnt",
            ])
        #expect(told.parameters[0].description == "Input event list, or \"list\" of them")
        #expect(told.parameters[2].min == "0.02")
        #expect(told.parameters[3].standard == nil)
        #expect(told.parameters[3].max == "maxbins")
        #expect(told.parameters[4].options == ["FILE", "LIN", "LOG"])
        #expect(told.parameters[4].description == "Binning,logarithmic or not")
        #expect(told.parameters[5].standard == "false")
        #expect(told.parameters.map(\.isRequired) == [true, true, false, true, false, false])
        #expect(told.used.map(\.role) == ["inobs"])
        #expect(told.generated.map(\.role) == ["outcube"])
    }

    @Test func `the fields of a parameter file are no characters but code points`() throws {
        let told = try read(
            "x,s,h,\"\u{301}a\",,,\u{301}p\noutin,fr,a,,,,\"\"\nnew,fw,h,,,,\"\"", "a.par"
        ).description
        #expect(told.parameters[0].standard == "\u{301}a")
        #expect(told.parameters[0].description == "\u{301}p")
        #expect(told.used.map(\.role) == ["outin"])
        #expect(told.generated.map(\.role) == ["new"])
    }

    @Test func `parameters of a CPL recipe`() throws {
        let file = try read(
            """
            [{"name": "naco.naco_img_twflat.proport", "value": false, "valtype": "bool",
              "partype": "value", "display_name": "prop", "description": "Use the proportional fit",
              "recipe": "naco_img_twflat"},
             {"name": "naco.naco_img_twflat.n", "value": 2.50, "valtype": "double", "partype": "range",
              "valmin": 0, "valmax": 10, "display_name": "n", "recipe": "naco_img_twflat"},
             {"name": "naco.naco_img_twflat.m", "value": "a", "valtype": "string", "partype": "enum",
              "valenum": ["a", "b"], "display_name": "m", "recipe": "naco_img_twflat"}]
            """)
        #expect(file.form == .recipe)
        let told = file.description
        #expect(told.name == "naco_img_twflat")
        #expect(told.parameters.map(\.name) == ["prop", "n", "m"])
        #expect(told.parameters.map(\.standard) == ["false", "2.50", "a"])
        #expect(told.parameters[1].max == "10")
        #expect(told.parameters[2].options == ["a", "b"])
    }

    @Test(arguments: [
        ("", "is empty"), ("{", "ctbin"), ("{}", "name: is missing"),
        ("{\"name\": \"a\", \"nam\": 1}", "nam: is unknown"),
        ("{\"name\": \" \"}", "name: is blank"),
        (
            "{\"name\": \"a\", \"parameters\": [{\"name\": \"x\"}, {\"name\": \"x\"}]}",
            "is there twice"
        ),
        (
            "{\"name\": \"a\", \"used\": [{\"role\": \"r\", \"parameter\": \"x\"}]}",
            "names the parameter 'x'"
        ),
        (
            "{\"name\": \"a\", \"used\": [{\"role\": \"r\", \"multiplicity\": \"3..1\"}]}",
            "multiplicity"
        ),
        ("name: a", "YAML is not read here"), ("[]", "no parameter names its recipe"),
        ("[{\"value\": 1}]", "[0].name: is missing"), ("<a/>", "neither a VOTable nor WADL"),
        ("<VOTABLE>", "line 1"), ("<VOTABLE/>", "no RESOURCE has a name"),
        ("<application/>", "no resource has a path"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><VOTABLE>&x;</VOTABLE>", "document type"),
    ])
    func `what is wrong is told with its place`(_ text: String, _ words: String) {
        let error = #expect(throws: FitsProvError.self) { try read(text) }
        let said = "\(error?.path ?? ""): \(error?.reason ?? "")"
        #expect(said.contains(words))
    }

    @Test(arguments: ["a,b", "a,z,h,1,,,x", "a,s,h,\"1,,,x", ",s,h,1,,,x"])
    func `a bad line of a parameter file is told`(_ line: String) {
        let error = #expect(throws: FitsProvError.self) { try read("# x\n\(line)\n", "a.par") }
        #expect(error?.reason.hasPrefix("line 2: ") == true)
    }

    @Test func `large and deep descriptions end at once`() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: FitsProvError.self) { try read("<VOTABLE>" + deep) }
        let crowded = (0..<100_000).map { "a\($0)='1'" }.joined(separator: " ")
        #expect(throws: FitsProvError.self) { try read("<VOTABLE \(crowded)/>") }
        let large = "{\"name\": \"" + String(repeating: "a", count: 2 << 20) + "\"}"
        #expect(throws: FitsProvError.self) { try read(large) }
        #expect(throws: FitsProvError.self) {
            try DescriptionFile([UInt8]([0xFF, 0xFE, 0x41]), path: "x.par")
        }
    }
}
