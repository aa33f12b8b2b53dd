"""The library in one process with others: before and after them, in threads, after a fork."""

import os
import subprocess
import sys
import unittest

from support import PACKAGE, WorkTest, module

OTHERS = [name for name in ("lxml.etree", "h5py", "fitsio", "astropy.io.fits", "ssl", "sqlite3") if module(name)]

USE = """
def use(others):
    if "lxml.etree" in others:
        from lxml import etree
        assert etree.fromstring("<a><b/></a>").xpath("count(//b)") == 1
    if "h5py" in others:
        import h5py
        with h5py.File("x.h5", "w") as file:
            file["a"] = [1, 2]
    if "fitsio" in others:
        import fitsio
        assert fitsio.read_header("cube.fits", 0)["NAXIS"] == 3
    if "astropy.io.fits" in others:
        from astropy.io import fits
        fits.getdata("cube.fits", 0)
    if "sqlite3" in others:
        import sqlite3
        sqlite3.connect(":memory:").execute("select 1")
"""

STAMP = """
import fitsprov
def stamp(name):
    import shutil
    shutil.copy("cube.fits", name)
    with fitsprov.activity("x") as act:
        act.used("events.fits")
        act.made(name)
    product = fitsprov.read(name)
    assert product.ok and product.activity.name == "x", product
"""


class Processes(WorkTest):
    def python(self, *lines):
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
        done = subprocess.run(
            [sys.executable, "-c", "\n".join(lines)], env=environment, capture_output=True,
            text=True, timeout=300)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def test_before_and_after_others(self):
        for name in OTHERS:
            for before in (True, False):
                with self.subTest(name=name, before=before):
                    order = [f"import {name}", STAMP + "stamp('first.fits')"]
                    lines = order if before else order[::-1]
                    self.python(*lines, USE, f"use([{name!r}]); stamp('last.fits'); use([{name!r}])")

    def test_all_at_once_in_threads(self):
        for first in ("", "import os, sys; sys.setdlopenflags(os.RTLD_NOW | os.RTLD_GLOBAL)"):
            self.python(
                first,
                STAMP, USE, f"others = {OTHERS!r}",
                "import threading, traceback",
                "failed = []",
                "def work(n):",
                "    try:",
                "        for m in range(5): stamp(f't{n}_{m}.fits')",
                "        if n == 0: use(others)",
                "    except BaseException: failed.append(traceback.format_exc())",
                "threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]",
                "[t.start() for t in threads]; [t.join() for t in threads]",
                "assert not failed, failed[0]")

    def test_after_a_fork(self):
        self.python(
            STAMP, "import os", "stamp('parent.fits')",
            "children = []",
            "for n in range(8):",
            "    child = os.fork()",
            "    if child == 0:",
            "        try: stamp(f'child{n}.fits')",
            "        except BaseException: os._exit(1)",
            "        os._exit(0)",
            "    children.append(child)",
            "assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8",
            "stamp('parent2.fits')")

    def test_a_child_leaves_the_execution_of_its_parent_alone(self):
        self.python(
            "import fitsprov, os, gc",
            "data = open('cube.fits', 'rb').read()",
            "with fitsprov.activity('x') as act:",
            "    act.write(data, 'new.fits')",
            "    child = os.fork()",
            "    if child == 0:",
            "        try:",
            "            act.used('events.fits')",
            "        except fitsprov.Error as error:",
            "            act.__exit__(None, None, None)",
            "            del act; gc.collect()",
            "            os._exit(0 if 'began in another process' in str(error) else 1)",
            "        os._exit(2)",
            "    assert os.waitpid(child, 0)[1] == 0",
            "    assert not os.path.exists('new.fits')",
            "assert fitsprov.read('new.fits').ok")

    def test_multiprocessing(self):
        self.python(
            STAMP, "import multiprocessing",
            "with multiprocessing.get_context('fork').Pool(2) as pool:",
            "    pool.map(stamp, [f'm{n}.fits' for n in range(6)])")

    def test_the_end_of_the_process_within_an_execution(self):
        self.python(
            "import fitsprov, sys",
            "act = fitsprov.activity('x'); act.__enter__()",
            "act.write(open('cube.fits', 'rb').read(), 'new.fits')",
            "act.made('cube.fits')")
        import fitsprov

        self.assertFalse(os.path.exists("new.fits"))
        self.assertFalse(fitsprov.read("cube.fits").stamped)
        leftover = [name for name in os.listdir() if name not in ("cube.fits", "events.fits")]
        self.assertEqual(leftover, [])

    def test_nothing_is_loaded_before_it_is_needed(self):
        out = self.python(
            "import sys; before = set(sys.modules)", "import fitsprov",
            "print(sorted(set(sys.modules) - before))")
        for name in ("'ctypes'", "'dataclasses'", "'json'", "'typing'"):
            self.assertNotIn(name, out)

    def test_memory_does_not_grow(self):
        out = self.python(
            STAMP, "data = open('cube.fits', 'rb').read()",
            "def size(): return int(open('/proc/self/statm').read().split()[1]) * 4",
            "def go(n):",
            "    for m in range(n):",
            "        stamp('g.fits')",
            "        with fitsprov.activity('x') as act: act.write(data, 'w.fits', overwrite=True)",
            "        try:",
            "            with fitsprov.activity('x') as act: act.write(data, 'n.fits'); raise KeyError",
            "        except KeyError: pass",
            "go(150); first = size(); go(300); print(size() - first)")
        self.assertLess(int(out), 512, "KiB more after 900 executions more")

    def test_all_names_can_be_had(self):
        self.python(
            "import fitsprov", "for name in fitsprov.__all__: getattr(fitsprov, name)",
            "assert fitsprov.__version__ == fitsprov.version()",
            "assert set(fitsprov.__all__) <= set(dir(fitsprov))",
            "try: fitsprov.foo",
            "except AttributeError as error: assert 'foo' in str(error)")

    def test_a_library_that_is_not_there(self):
        self.python(
            "import os; os.environ['FITSPROV_LIBRARY'] = '/gone/libfitsprov.so.0'", "import fitsprov",
            "try: fitsprov.read('cube.fits')",
            "except fitsprov.Error as error:",
            "    assert 'cannot be loaded' in str(error) and '/gone/' in str(error), error",
            "else: raise SystemExit('no error')")

    def test_a_library_that_is_older(self):
        self.python(
            "import os; os.environ['FITSPROV_LIBRARY'] = 'libm.so.6'", "import fitsprov",
            "try: fitsprov.read('cube.fits')",
            "except fitsprov.Error as error: assert 'is older than this package' in str(error), error",
            "else: raise SystemExit('no error')")


if __name__ == "__main__":
    unittest.main()
