import TestSupport
import Testing

@testable import FitsProv

/// JWST's reference files, and the log of its steps.
@Suite struct JWSTTests {
    private let primary = GroundFile.cards([
        "TELESCOP": "JWST", "CAL_VER": "2.0.1", "CAL_VCS": "RELEASE", "CRDS_VER": "14.0.3",
        "CRDS_CTX": "jwst_1464.pmap", "FILENAME": "me.fits", "S_DQINIT": "COMPLETE",
        "S_FLAT": "SKIPPED", "R_MASK": "/ref/mask_ref.fits      ", "R_FLAT": "N/A",
        "R_DARK": "crds://jwst_miri_dark_0048.fits", "ASNTABLE": "none",
    ])
    private let log = """
        #ASDF 1.0.0
        --- !core/asdf-1.1.0
        cal_logs:
          dq_init: ['2026-11-22T10:04:54.984 - stpipe.step - INFO - DQInitStep instance created.',
            '2026-11-22T10:04:55.181 - stpipe.step - INFO - Step DQInitStep running with args
              (''uncal.fits'',).', "2026-11-22T10:04:55.183 - stpipe.step - INFO -
              Step DQInitStep parameters are:\\n  pre_hooks: []\\n  output_file:
              None\\n  steps:\\n    jump:\\n      skip: False\\n  input_dir: ''"]
        meta: {filename: 'x', other: ['2026-11-22T10:04:55 - a - INFO - Step X running with args ()']}
        ...
        """

    @Test func `the log gives step, time, input and parameters`() throws {
        let found = try #require(
            try GroundFile.read(bytes: FITSBytes.primary(primary) + GroundFile.tree(log)))
        #expect(found.stepWords == ["DQInitStep 2.0.1"])
        #expect(found.making.activity.start == "2026-11-22T10:04:54.984Z")
        #expect(
            found.inputWords == [
                "step input: uncal.fits", "R_MASK: /ref/mask_ref.fits",
                "R_DARK: crds://jwst_miri_dark_0048.fits",
            ])
        #expect(
            found.parameterWords == [
                "pre_hooks=[]", "output_file=None", "jump.skip=False", "input_dir=''",
            ])
        #expect(found.softwareWords == ["jwst 2.0.1", "crds 14.0.3"])
        #expect(found.fields.map(\.value) == ["jwst_1464.pmap"])
        #expect(found.links.isEmpty)
        #expect(found.hasOrigins)
    }

    @Test func `without a log the calibration is inferred`() throws {
        let asn = GroundFile.card("ASNTABLE", "x_asn.json")
        let found = try #require(
            try GroundFile.read(primary.filter { !$0.hasPrefix("ASNTABLE") } + [asn]))
        #expect(found.stepWords == ["calwebb 2.0.1"])
        #expect(found.making.origin?.certainty == .inferred)
        #expect(found.inputWords.count == 2)
        #expect(found.companionWords == ["association table: x_asn.json"])
        #expect(found.product.name == "me.fits")
    }

    @Test func `a pipeline before one that read files made its input`() throws {
        let two = """
            cal_logs:
              calwebb_spec2: ['2026-02-02 00:00:00,5 - s - INFO - Step Spec2Pipeline running with
                args (''rate.fits'',).', '2026-02-02 00:00:01,0 - s - INFO - Step flat running with
                args (<Model from rate.fits>,).', '2026-02-02 00:00:01,1 - s - INFO - Step skipped.']
              calwebb_detector1:
              - 2026-01-01 00:00:00,5 - s - INFO - Step Detector1Pipeline running with args ('uncal.fits',).
              - "2026-01-01 00:00:01,5 - s - INFO - Step Detector1Pipeline parameters are: {'skip': False,\\
                \\ 'steps': {'jump': {'a': [1, 2], 'b': 'x,y'}}, 'suffix': None}"

            """
        let found = try #require(
            try GroundFile.read(bytes: FITSBytes.primary(primary) + GroundFile.tree(two)))
        #expect(found.stepWords == ["< Detector1Pipeline 2.0.1", "Spec2Pipeline 2.0.1"])
        #expect(found.inputWords.first == "step input: rate.fits")
        #expect(found.ancestorWords == ["step input: uncal.fits"])
        #expect(
            found.parameterWords == ["skip=False", "jump.a=[1, 2]", "jump.b=x,y", "suffix=None"])
        #expect(found.making.activity.start == "2026-02-02T00:00:00.5Z")
    }

    @Test func `combined frames stand in a table`() throws {
        let table = GroundFile.table(
            "HDRTAB", column: "FILENAME", width: 12, ["a_crf.fits", "b_crf.fits"])
        let found = try #require(try GroundFile.read(bytes: FITSBytes.primary(primary) + table))
        #expect(
            found.inputWords.suffix(2).map { $0.prefix(14) } == [
                "combined frame", "combined frame",
            ])
        #expect(found.stepWords == ["calwebb 2.0.1"])
    }

    @Test func `a raw file says nothing`() throws {
        let raw = GroundFile.cards([
            "TELESCOP": "JWST", "SDP_VER": "2022_4", "DATAMODL": "Level1bModel",
            "FILENAME": "x_uncal.fits",
        ])
        let tree = GroundFile.tree("meta: {filename: x}\n")
        #expect(try GroundFile.read(bytes: FITSBytes.primary(raw) + tree) == nil)
        #expect(
            try GroundFile.read(GroundFile.cards(["TELESCOP": "HST", "S_DQINIT": "COMPLETE"]))
                == nil)
    }
}

/// The text in the YAML of a log, broken and hostile.
@Suite struct QuotedYAMLTests {
    private func texts(_ yaml: String) -> [[String]] {
        QuotedYAML("logs", in: Array(yaml.utf8)).groups.map { [$0.name] + $0.texts }
    }

    @Test func `strings are unquoted and folded`() {
        #expect(texts("logs:\n  a: ['it''s', \"x\\ty\\u0041\"]\n") == [["a", "it's", "x\tyA"]])
        #expect(texts("logs:\n  a: ['one\n    two\n\n    three']\n") == [["a", "one two\nthree"]])
        #expect(
            texts("logs:\n  a:\n  - plain: text\n  - 'q'\n  b: []\n") == [
                ["a", "plain: text", "q"], ["b"],
            ])
    }

    @Test(arguments: [
        "", "logs:", "logs:\n", "other:\n  a: ['x']\n", "logs: ['x']\n", "logs:\n  'x'\n",
        "logs:\n\\",
    ])
    func `what has no names has no strings`(yaml: String) {
        #expect(texts(yaml).isEmpty)
    }

    @Test(arguments: [
        "logs:\n  a: ['x", "logs:\n  a: [\"x\\", "logs:\n  a: [\"x\\u00", "logs:\n  a: [\"\\uD800x",
    ])
    func `a string that does not end is what there is of it`(yaml: String) {
        #expect(texts(yaml).count == 1)
    }

    @Test func `deep and long text takes its time only once`() {
        let deep = "logs:\n  a: " + String(repeating: "[", count: 300_000)
        #expect(texts(deep) == [["a"]])
        let many = "logs:\n" + String(repeating: "  a: ['x']\n", count: 20_000)
        #expect(texts(many).count == 20_000)
    }

    @Test(arguments: [
        ("{'a': 1}", "a=1"), ("{'a': 'x, y', \"b\": (1, 2)}", "a=x, y b=(1, 2)"),
        ("{'s': {'t': {}}, 'u': None} 'v': 1", "u=None"), ("{", ""), ("{'a", ""), ("{'a': [", ""),
        ("}{", ""), ("{'steps': {'k': {'p': ''}}}", "k.p=''"),
    ])
    func `a dictionary of Python is read level by level`(text: String, items: String) {
        let found = PythonDictionary(text[...]).items.filter {
            !$0.value.isEmpty && $0.value != "{}"
        }
        #expect(found.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == items)
        let deep = String(repeating: "{'a': ", count: 100_000)
        #expect(PythonDictionary(deep[...]).items.isEmpty)
    }
}
