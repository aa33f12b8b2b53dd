"""Every example of docs/python.md runs."""

import contextlib
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

from support import ROOT, WorkTest, needs

import fitsprov

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


class Page(WorkTest):
    @needs("astropy")
    def test_examples(self):
        examples = re.findall(r"^```python\n(.*?)^```", PAGE, re.M | re.S)
        self.assertGreater(len(examples), 6)
        names, printed = {}, io.StringIO()
        os.remove("cube.fits")
        with contextlib.redirect_stdout(printed):
            for example in examples:
                exec(compile(example, "docs/python.md", "exec"), names)
        self.assertIn("ctbin events.fits v1.2", printed.getvalue())
        self.assertIn("0.1 TeV", printed.getvalue())
        self.assertNotIn("not what it was", printed.getvalue())
        for path, activity in [("cube.fits", "ctbin"), ("image.fits", "quicklook"),
                               ("selected.fits", "select"), ("copy.fits", "copy")]:
            product = fitsprov.read(path)
            self.assertTrue(product.ok, path)
            self.assertEqual(product.activity.name, activity)

    def test_all_names_are_told(self):
        for name in ("activity", "current", "stamp", "read", "verify", "lineage", "from_ctapipe",
                     "Error", "WrongType", "ProvenanceWarning"):
            self.assertIn(name, fitsprov.__all__)
            self.assertRegex(PAGE, rf"fitsprov\.{name}\b|`{name}`")

    def test_methods_of_an_execution_are_told(self):
        told = set(re.findall(r"`(\w+)\(", PAGE)) | {"begin", "end", "fail"}
        methods = {name for name, one in ((one, getattr(fitsprov.Execution, one)) for one in dir(fitsprov.Execution))
                   if callable(one) and not name.startswith("_")}
        self.assertLessEqual(methods, told)


class Notebook(WorkTest):
    @needs("astropy", "nbconvert", "ipykernel")
    def test_it_runs_and_shows_what_it_should(self):
        os.remove("cube.fits")
        shutil.copy(ROOT / "docs" / "python.ipynb", ".")
        done = subprocess.run(
            [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "python.ipynb"],
            capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        page = pathlib.Path("python.html").read_text()
        for words in ("ctbin 2.1", "Ada Lovelace", "selected.fits (Main)", "<svg", "intact", "confirmed"):
            self.assertIn(words, page)
        self.assertNotIn("Traceback", page)
        self.assertTrue(fitsprov.verify("cube.fits", inputs=True).ok)


if __name__ == "__main__":
    unittest.main()
