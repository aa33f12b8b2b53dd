"""What ctapipe's Provenance knows, as stamps."""

import copy
import enum
import json
import os
import unittest
import warnings

from support import WorkTest, module, needs

import fitsprov


class Mode(enum.Enum):
    FAST = 1


KNOWN = {
    "activity_name": "ctapipe-process", "activity_uuid": "8ba16da4-91bd-417b-8c44-15a2bb46ec57",
    "status": "completed", "exit_code": 0,
    "start": {"time_utc": "2026-11-23T10:15:00.000"}, "stop": {"time_utc": "2026-11-23T10:15:02.000"},
    "system": {
        "ctapipe_version": "0.28.0", "executable": "/home/ada/bin/python",
        "arguments": ["ctapipe-process", "--input", "events.fits"],
        "platform": {"node": "secret-host", "system": "Linux", "release": "6.1", "machine": "x86_64"},
        "python": {"version": ("3", "12", "1"), "packages": [{"name": "numpy", "version": "2"}]},
        "environment": {"PATH": "/home/ada/bin", "USER": "ada", "CONDA_DEFAULT_ENV": "cta"},
    },
    "config": {"Tool": {"Sub": {"size": 3, "mode": Mode.FAST, "empty": {}}, "auth_token": "abc",
                        "thing": module}},
    "input": [{"url": "events.fits", "role": "DL0/Event",
               "reference_meta": {"CTA PRODUCT ID": "11111111-2222-4333-8444-555555555555"}}],
    "output": [{"url": "cube.fits", "role": "DL3/Events", "reference_meta": None},
               {"url": "table.h5", "role": "DL2", "reference_meta": None}],
}


def known(**changes):
    return {**copy.deepcopy({k: v for k, v in KNOWN.items() if k != "config"}),
            "config": KNOWN["config"], **changes}


class FromLists(WorkTest):
    def test_fits_outputs_are_stamped(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            done = fitsprov.from_ctapipe([known()]).stamp()
        self.assertEqual([one.path for one in done], ["cube.fits"])
        self.assertTrue(any("'Tool.auth_token'" in str(one.message) for one in caught))
        product = fitsprov.read("cube.fits")
        self.assertTrue(product.ok)
        about = product.activity
        self.assertEqual(about.name, "ctapipe-process")
        self.assertEqual(about.identifier, "urn:uuid:8ba16da4-91bd-417b-8c44-15a2bb46ec57")
        self.assertTrue(about.start.startswith("2026-11-23T10:15:00"))
        self.assertIn("--input events.fits", about.command)
        self.assertEqual(product.software, (fitsprov.Software("ctapipe", "0.28.0"),))
        self.assertEqual(
            [(one.location, one.role, one.identifier) for one in product.used],
            [("events.fits", "DL0/Event", "urn:uuid:11111111-2222-4333-8444-555555555555")])
        self.assertEqual({n: p.value for n, p in product.parameters.items()}, {
            "Tool.Sub.size": "3", "Tool.Sub.mode": "FAST", "Tool.Sub.empty": "{}",
            "Tool.thing": "support.module"})
        self.assertEqual(product.step.environment, {
            "status": "completed", "exit_code": "0", "python": "3.12.1",
            "platform": "Linux 6.1 x86_64", "CONDA_DEFAULT_ENV": "cta"})
        with open("cube.fits", "rb") as file:
            content = file.read()
        for word in (b"ada", b"secret-host", b"abc"):
            self.assertNotIn(word, content)

    def test_failed_ones_are_left_alone(self):
        for changes in ({"status": "error"}, {"exit_code": 1}, {"status": "interrupted"}):
            with self.assertWarnsRegex(fitsprov.ProvenanceWarning, "ctapipe-process: ended with"):
                self.assertEqual(fitsprov.from_ctapipe([known(**changes)]).stamp(), [])
        self.assertFalse(fitsprov.read("cube.fits").stamped)

    def test_its_own_name_as_the_status_is_success_and_another_is_not(self):
        (own,) = fitsprov.from_ctapipe([known(status="ctapipe-process", output=[])])
        self.assertEqual((own.failure, own.record["environment"]["status"]), (None, "completed"))
        inner = known(activity_name="inner", status="outer")
        outer = known(activity_name="outer", output=[])
        known_ones = fitsprov.from_ctapipe([inner, outer])
        self.assertEqual(known_ones.activities[0].failure, "did not end itself: 'outer' ended in its place")

    def test_what_is_not_ctapipes(self):
        for wrong in (3, "x", {"a": 1}, [{"a": 1}], [3]):
            with self.assertRaises(fitsprov.WrongType):
                fitsprov.from_ctapipe(wrong)
        self.assertEqual(len(fitsprov.from_ctapipe([])), 0)


@needs("ctapipe")
class FromCtapipe(WorkTest):
    def setUp(self):
        super().setUp()
        from ctapipe.core import Provenance

        self.provenance = Provenance()
        self.provenance.clear()
        self.addCleanup(self.provenance.clear)

    def test_finished_activities(self):
        with self.provenance.activity("merge"):
            self.provenance.add_input_file("events.fits", role="Events", add_meta=False)
            self.provenance.add_config({"Merge": {"skip": True}})
            self.provenance.add_output_file("cube.fits", role="Cube", add_meta=False)
        done = fitsprov.from_ctapipe(self.provenance).stamp()
        self.assertEqual([os.path.basename(one.path) for one in done], ["cube.fits"])
        product = fitsprov.read("cube.fits")
        self.assertTrue(product.ok)
        self.assertEqual(product.activity.name, "merge")
        self.assertEqual(product.parameters["Merge.skip"].value, "true")
        self.assertEqual([one.location for one in product.used], ["events.fits"])
        self.assertEqual(product.step.environment["status"], "completed")
        self.assertTrue(fitsprov.verify("cube.fits", inputs=True).ok)

    def test_an_activity_that_raised_is_not_stamped(self):
        with self.assertRaises(ValueError):
            with self.provenance.activity("raising"):
                self.provenance.add_output_file("events.fits", add_meta=False)
                raise ValueError
        with self.provenance.activity("fine"):
            self.provenance.add_output_file("cube.fits", add_meta=False)
        known = fitsprov.from_ctapipe(self.provenance)
        self.assertEqual([one.name for one in known], ["fine"])
        self.assertEqual(known.unfinished, ("raising",))
        known.stamp()
        self.assertFalse(fitsprov.read("events.fits").stamped)
        self.assertTrue(fitsprov.read("cube.fits").stamped)

    def test_an_activity_that_raised_within_another(self):
        with self.provenance.activity("outer"):
            with self.assertRaises(ValueError):
                with self.provenance.activity("inner"):
                    self.provenance.add_output_file("cube.fits", add_meta=False)
                    raise ValueError
        known = fitsprov.from_ctapipe(self.provenance)
        self.assertEqual((known.activities[0].name, known.unfinished), ("inner", ("outer",)))
        with self.assertWarnsRegex(fitsprov.ProvenanceWarning, "inner: did not end itself"):
            self.assertEqual(known.stamp(), [])
        self.assertFalse(fitsprov.read("cube.fits").stamped)

    def test_a_tool(self):
        from ctapipe.core import Tool, run_tool
        from ctapipe.core.traits import Int

        class Copy(Tool):
            name = "copy-tool"
            count = Int(default_value=2).tag(config=True)

            def start(self):
                self.provenance_of().add_input_file("events.fits", role="Events", add_meta=False)
                self.provenance_of().add_output_file("cube.fits", role="Cube", add_meta=False)

            @staticmethod
            def provenance_of():
                from ctapipe.core import Provenance

                return Provenance()

        run_tool(Copy(), argv=["--Copy.count=5"], cwd=os.getcwd(), raises=True)
        known = fitsprov.from_ctapipe(self.provenance)
        (tool,) = [one for one in known if one.name == "copy-tool"]
        self.assertIsNone(tool.failure)
        self.assertEqual(len(tool.stamp()), 1)
        parameters = fitsprov.read("cube.fits").parameters
        self.assertEqual(parameters["Copy.count"].value, "5")
        self.assertEqual(parameters["Copy.provenance_log"].value, "copy-tool.provenance.log")

    def test_its_log(self):
        with self.provenance.activity("merge"):
            self.provenance.add_output_file("cube.fits", add_meta=False)
        log = json.loads(self.provenance.as_json())
        self.assertEqual(len(fitsprov.from_ctapipe(log).stamp()), 1)


if __name__ == "__main__":
    unittest.main()
