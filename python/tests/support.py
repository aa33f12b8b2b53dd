"""What the tests share: a folder to work in, and modules that may be missing."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import sys
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "python"
HEADER = ROOT / "Sources" / "CFitsProv" / "include" / "fitsprov.h"


class WorkTest(unittest.TestCase):
    """A test that works in a folder of its own, with two small files in it."""

    def setUp(self) -> None:
        here = os.getcwd()
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        self.addCleanup(os.chdir, here)
        os.chdir(folder)
        for name in ("cube.fits", "events.fits"):
            shutil.copy(ROOT / "testdata" / name, name)
            os.chmod(name, 0o644)


@contextlib.contextmanager
def powerless() -> Iterator[None]:
    """Root may write everywhere: the body is run as nobody, who owns the working folder."""
    if os.geteuid() != 0:
        yield
        return
    for name in (".", *os.listdir()):
        os.chown(name, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def module(name: str) -> Any:
    """A module; nothing if it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def needs(*names: str) -> Any:
    """Skips a test, and says so, where a module is missing."""
    missing = [name for name in names if module(name) is None]
    if missing:
        print(f"test-python: SKIPPED without {', '.join(missing)}", file=sys.stderr)
    return unittest.skipIf(missing, f"{', '.join(missing)} cannot be imported")


def leftovers() -> list[str]:
    """The names in the working folder, without the files that every test begins with."""
    return sorted(set(os.listdir()) - {"cube.fits", "events.fits"})
