"""Files that Python opens are noted, without a patch of anything."""

import builtins
import os
import pathlib
import threading
import unittest

from support import WorkTest, needs

import fitsprov


class Watching(WorkTest):
    def used(self, path):
        return sorted(one.location for one in fitsprov.read(path).used)

    def test_what_is_read_and_written_is_told(self):
        pathlib.Path("note.txt").write_text("x")
        before = builtins.open
        with fitsprov.activity("copy", watch=True):
            data = pathlib.Path("events.fits").read_bytes()
            pathlib.Path("note.txt").read_text()
            pathlib.Path("out.fits").write_bytes(data)
            pathlib.Path("log.txt").write_text("no product")
            pathlib.Path("gone.fits").write_bytes(data)
            os.remove("gone.fits")
            os.stat("cube.fits")
            with self.assertRaises(FileNotFoundError):
                open("never.fits")
        self.assertIs(builtins.open, before)
        self.assertEqual(self.used("out.fits"), ["events.fits", "note.txt"])
        self.assertFalse(os.path.exists("log.txt.prov.xml"))
        self.assertFalse(fitsprov.read("cube.fits").stamped)

    def test_opened_for_writing_and_not_changed_is_an_input(self):
        with fitsprov.activity("x", watch=True):
            with open("events.fits", "r+b") as file:
                data = file.read()
            pathlib.Path("out.fits").write_bytes(data)
        self.assertEqual(self.used("out.fits"), ["events.fits"])
        self.assertFalse(fitsprov.read("events.fits").stamped)

    def test_it_ends_with_the_body_and_belongs_to_the_innermost(self):
        data = pathlib.Path("events.fits").read_bytes()
        with fitsprov.activity("outer", watch=True):
            with fitsprov.activity("inner", watch=True):
                pathlib.Path("events.fits").read_bytes()
                pathlib.Path("in.fits").write_bytes(data)
            with fitsprov.activity("unwatched"):
                pathlib.Path("cube.fits").read_bytes()
            pathlib.Path("out.fits").write_bytes(data)
        self.assertEqual(self.used("in.fits"), ["events.fits"])
        self.assertEqual(fitsprov.read("in.fits").activity.name, "inner")
        self.assertEqual(self.used("out.fits"), ["cube.fits"])
        pathlib.Path("after.fits").write_bytes(data)
        self.assertFalse(fitsprov.read("after.fits").stamped)

    def test_threads_without_a_context_are_seen(self):
        data = pathlib.Path("events.fits").read_bytes()
        with fitsprov.activity("x", watch=True):
            thread = threading.Thread(target=pathlib.Path("out.fits").write_bytes, args=(data,))
            thread.start()
            thread.join()
        self.assertTrue(fitsprov.read("out.fits").ok)

    def test_nothing_is_stamped_if_the_body_raises(self):
        data = pathlib.Path("events.fits").read_bytes()
        with self.assertRaises(KeyError):
            with fitsprov.activity("x", watch=True):
                pathlib.Path("out.fits").write_bytes(data)
                raise KeyError
        self.assertFalse(fitsprov.read("out.fits").stamped)

    @needs("astropy")
    def test_astropy_is_seen(self):
        from astropy.io import fits

        with fitsprov.activity("x", watch=True) as act:
            with fits.open("events.fits") as events:
                events.writeto("out.fits")
                act.write(events, "other.fits")
        for name in ("out.fits", "other.fits"):
            self.assertEqual(self.used(name), ["events.fits"])
            self.assertTrue(fitsprov.read(name).ok)

    def test_imports_and_the_system_are_no_inputs(self):
        with fitsprov.activity("x", watch=True):
            import xml.dom.minidom  # noqa: F401

            open("/etc/passwd").close()
            open(os.__file__).close()
            pathlib.Path("out.fits").write_bytes(b"")
            with open("out.fits", "wb") as file:
                with open("events.fits", "rb") as events:
                    file.write(events.read())
        self.assertEqual(self.used("out.fits"), ["events.fits"])


if __name__ == "__main__":
    unittest.main()
