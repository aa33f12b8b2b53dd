"""The wheel: what is in it, and that it can be made again."""

import base64
import csv
import hashlib
import io
import os
import pathlib
import subprocess
import sys
import unittest
import zipfile

from support import PACKAGE, WorkTest

from fitsprov import _library


class Wheels(WorkTest):
    def make(self, folder, *licences, **environment):
        os.makedirs(folder, exist_ok=True)
        pathlib.Path("library").write_bytes(b"\x7fELF of a test")
        done = subprocess.run(
            [sys.executable, PACKAGE / "make_wheel.py", "library", "1.2.3", folder, *licences],
            env={**os.environ, **environment}, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def test_what_is_in_it(self):
        pathlib.Path("LICENSE.other").write_text("theirs")
        path = self.make("dist", "LICENSE.other")
        platform = path.removeprefix("dist/fitsprov-1.2.3-py3-none-").removesuffix(".whl")
        self.assertRegex(platform, r"^linux_(x86_64|aarch64)$")
        self.assertEqual(os.listdir("dist"), [os.path.basename(path)])
        with zipfile.ZipFile(path) as wheel:
            self.assertIsNone(wheel.testzip())
            files = {name: wheel.read(name) for name in wheel.namelist()}
            mode = wheel.getinfo("fitsprov/libfitsprov.so.0").external_attr >> 16
        self.assertEqual(mode & 0o777, 0o755)
        sources = {f"fitsprov/{one.name}" for one in (PACKAGE / "fitsprov").glob("*.py")}
        info = "fitsprov-1.2.3.dist-info"
        self.assertEqual(set(files), sources | {
            "fitsprov/py.typed", "fitsprov/libfitsprov.so.0",
            *(f"{info}/{name}" for name in (
                "LICENSE", "licenses/LICENSE.other", "METADATA", "WHEEL", "RECORD"))})
        self.assertEqual(files["fitsprov/libfitsprov.so.0"], b"\x7fELF of a test")
        self.assertIn(f"Tag: py3-none-{platform}\n".encode(), files[f"{info}/WHEEL"])
        self.assertIn(b"\nName: fitsprov\nVersion: 1.2.3\n", files[f"{info}/METADATA"])
        self.assertNotIn(b"Requires-Dist", files[f"{info}/METADATA"])
        rows = list(csv.reader(io.StringIO(files[f"{info}/RECORD"].decode())))
        self.assertEqual({row[0] for row in rows}, set(files))
        for name, digest, size in rows:
            if name.endswith("RECORD"):
                self.assertEqual((digest, size), ("", ""))
                continue
            plain = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=")
            self.assertEqual((digest, int(size)), ("sha256=" + plain.decode(), len(files[name])))

    def test_it_is_the_same_when_made_again(self):
        one = pathlib.Path(self.make("a")).read_bytes()
        self.assertEqual(pathlib.Path(self.make("b")).read_bytes(), one)
        other = pathlib.Path(self.make("c", SOURCE_DATE_EPOCH="1700000000")).read_bytes()
        self.assertNotEqual(other, one)

    def test_the_library_beside_the_package_is_taken(self):
        import shutil

        shutil.copytree(PACKAGE / "fitsprov", "at/fitsprov", ignore=shutil.ignore_patterns("__pycache__"))
        here = os.environ.get("FITSPROV_LIBRARY")
        self.assertTrue(here, "scripts/test-python names the library")
        shutil.copy(here, "at/fitsprov/libfitsprov.so.0")
        environment = {k: v for k, v in os.environ.items() if k != "FITSPROV_LIBRARY"}
        done = subprocess.run(
            [sys.executable, "-c",
             "import fitsprov; print(fitsprov.read('cube.fits').hdus); "
             "print([l.split()[-1] for l in open('/proc/self/maps') if 'libfitsprov' in l][0])"],
            env={**environment, "PYTHONPATH": os.path.abspath("at")}, capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        self.assertEqual(
            done.stdout.split(), ["2", os.path.realpath("at/fitsprov/libfitsprov.so.0")])
        self.assertRegex(_library.version(), r"^\d+\.\d+\.\d+$")


if __name__ == "__main__":
    unittest.main()
