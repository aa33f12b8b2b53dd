"""read, verify, lineage and stamp on files."""

import os
import pathlib
import pickle
import unittest
import warnings

from support import WorkTest, powerless

import fitsprov


def stamped(name="cube.fits", **parts):
    return fitsprov.stamp(name, **{
        "activity": {"name": "make_cube", "version": "1.0", "type": "Analysis"},
        "software": {"astropy": "8.0"}, "agents": [{"name": "Ada", "role": "Creator"}],
        "used": [{"file": "events.fits", "role": "Main"}],
        "parameters": [{"name": "emin", "value": 0.1, "unit": "TeV", "options": ["0.1", "1"]}],
        "fields": {"calib_version": "v1.2"}, "environment": {"python": "3"}, **parts})


class Reading(WorkTest):
    def test_what_was_stamped_is_read(self):
        done = stamped()
        product = fitsprov.read("cube.fits")
        self.assertEqual(done, fitsprov.Stamped("cube.fits", product.identifier))
        self.assertEqual(product.activity.name, "make_cube")
        self.assertEqual(product.activity.version, "1.0")
        self.assertEqual([one.location for one in product.used], ["events.fits"])
        self.assertEqual(product.used[0].role, "Main")
        self.assertTrue(product.used[0].digest.startswith("sha256:"))
        self.assertEqual(product.fields["calib_version"], "v1.2")
        self.assertEqual(product.parameters["emin"], fitsprov.Parameter(
            "emin", "0.1", "double", "TeV", options=("0.1", "1")))
        self.assertEqual(product.software, (fitsprov.Software("astropy", "8.0"),))
        self.assertEqual(product.agents[0].role, "Creator")
        self.assertEqual(product.step.environment, {"python": "3"})
        self.assertEqual((product.stamped, product.source, product.hdus), (True, "document", 3))
        self.assertTrue(product.ok)
        self.assertEqual([one.state for one in product.inputs], ["confirmed"])
        self.assertEqual(pickle.loads(pickle.dumps(product)), product)

    def test_paths_of_all_forms(self):
        stamped()
        for path in ("cube.fits", b"cube.fits", pathlib.Path("cube.fits"), os.path.abspath("cube.fits")):
            self.assertTrue(fitsprov.read(path, check=False).stamped, path)
        self.assertIsNone(fitsprov.read("cube.fits", check=False).verification)

    def test_a_file_without_a_stamp(self):
        product = fitsprov.read("cube.fits")
        self.assertEqual((product.stamped, product.steps, product.activity.name), (False, (), ""))
        self.assertEqual(product.facts["creator"], "make_cube.py")
        self.assertEqual(fitsprov.verify("cube.fits").verdict, "no stamp")
        self.assertFalse(fitsprov.verify("cube.fits").ok)
        self.assertEqual(fitsprov.lineage("cube.fits").status, 3)

    def test_a_file_that_was_changed(self):
        stamped()
        with open("cube.fits", "r+b") as file:
            file.seek(5 * 2880)
            byte = file.read(1)
            file.seek(5 * 2880)
            file.write(bytes([byte[0] ^ 1]))
        known = fitsprov.verify("cube.fits")
        self.assertEqual((known.ok, known.verdict), (False, "failed"))
        self.assertIn("content", [check.name for check in known.failed])
        self.assertFalse(fitsprov.read("cube.fits").ok)

    def test_inputs(self):
        stamped()
        self.assertEqual(fitsprov.verify("cube.fits").inputs, ())
        self.assertTrue(fitsprov.verify("cube.fits", inputs=True).ok)
        os.remove("events.fits")
        known = fitsprov.verify("cube.fits", inputs=True)
        self.assertEqual((known.ok, known.inputs[0].state, known.inputs[0].ok), (False, "missing", False))
        self.assertTrue(fitsprov.verify("cube.fits", sums_only=True).ok)

    def test_lineage(self):
        stamped()
        known = fitsprov.lineage("cube.fits")
        self.assertEqual([node.name for node in known.nodes], ["cube.fits", "events.fits"])
        self.assertEqual(known.nodes[0].activity.name, "make_cube")
        ((edge, node),) = known.inputs(known.nodes[0])
        self.assertEqual((edge.role, edge.state, node), ("Main", "confirmed", known.nodes[1]))
        self.assertTrue(known.ok)
        self.assertEqual(len(fitsprov.lineage("cube.fits", depth=0).nodes), 1)
        os.remove("events.fits")
        self.assertEqual(fitsprov.lineage("cube.fits").status, 1)

    def test_root(self):
        os.mkdir("sub")
        os.rename("cube.fits", "sub/cube.fits")
        stamped("sub/cube.fits")
        state = fitsprov.verify("sub/cube.fits", inputs=True).inputs[0].state
        self.assertEqual(state, "outside")
        self.assertTrue(fitsprov.verify("sub/cube.fits", inputs=True, root=".").ok)


class Failing(WorkTest):
    def fails(self, call, *words, kind=fitsprov.Error, status=2, path=None):
        with self.assertRaises(kind) as caught:
            call()
        text = str(caught.exception)
        self.assertNotIn("\n", text)
        for word in words:
            self.assertIn(word, text)
        self.assertEqual(caught.exception.status, status, text)
        if path is not None:
            self.assertEqual(caught.exception.path, path)

    def test_files_that_cannot_be_read(self):
        pathlib.Path("text.fits").write_text("no FITS")
        for call in (fitsprov.read, fitsprov.verify, fitsprov.lineage):
            self.fails(lambda: call("gone.fits"), "gone.fits", path="gone.fits")
            self.fails(lambda: call("text.fits"), "text.fits", path="text.fits")
            self.fails(lambda: call("."), ".")
            self.fails(lambda: call(3), "a path is needed, not an int", kind=TypeError, status=64)
            self.fails(lambda: call(""), "this is no path", kind=TypeError, status=64)
            self.fails(lambda: call("a\0b"), "this is no path", kind=TypeError, status=64)
            self.fails(lambda: call(b"\xff.fits"), "UTF-8", status=64)

    def test_records_that_cannot_be_stamped(self):
        before = pathlib.Path("cube.fits").read_bytes()
        for record, words in [
            ({"activity": {"nme": "x"}}, "nme"),
            ({"activity": "x", "foo": 1}, "foo"),
            ({"activity": "x", "agents": [{"name": "A", "type": "Alien"}]}, "type"),
            ({"activity": "x", "fields": {"Not A Name": 1}}, "Not A Name"),
            ({"activity": "x", "parameters": {"a": 1, "password": 2}}, "'password'"),
        ]:
            self.fails(lambda: fitsprov.stamp("cube.fits", record), words, path="cube.fits")
        self.fails(lambda: fitsprov.stamp("cube.fits"), "activity", kind=TypeError, status=64)
        self.fails(lambda: fitsprov.stamp("gone.fits", activity="x"), "gone.fits")
        self.assertEqual(pathlib.Path("cube.fits").read_bytes(), before)

    def test_no_permission(self):
        os.chmod(".", 0o555)
        self.addCleanup(os.chmod, os.getcwd(), 0o755)
        with powerless():
            self.fails(lambda: fitsprov.stamp("cube.fits", activity="x"), "cube.fits", "ermission")

    def test_warnings_are_warnings(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            done = stamped(used=["gone.fits"])
        self.assertEqual([one.category for one in caught], [fitsprov.ProvenanceWarning])
        self.assertIn("gone.fits", str(caught[0].message))
        self.assertEqual(caught[0].filename, __file__)
        self.assertEqual(len(done.warnings), 1)

    def test_errors_can_be_pickled(self):
        for error in (fitsprov.Error("x", 3, "y"), fitsprov.WrongType("x")):
            other = pickle.loads(pickle.dumps(error))
            self.assertEqual(
                (type(other), str(other), other.status, other.path),
                (type(error), str(error), error.status, error.path))


if __name__ == "__main__":
    unittest.main()
