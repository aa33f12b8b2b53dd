"""The signatures of ctypes are those of the header."""

import subprocess
import sys
import unittest

import support

import fitsprov._signatures as made
from fitsprov import _library


class Signatures(unittest.TestCase):
    def test_are_made_from_the_header(self):
        done = subprocess.run(
            [sys.executable, support.PACKAGE / "make_signatures.py", support.HEADER],
            capture_output=True, text=True, check=True)
        committed = (support.PACKAGE / "fitsprov" / "_signatures.py").read_text()
        self.assertEqual(
            committed, done.stdout,
            "python/make_signatures.py HEADER > python/fitsprov/_signatures.py makes them anew")

    def test_are_those_of_the_library(self):
        library = _library.library()
        for name in made.FUNCTIONS:
            self.assertTrue(hasattr(library, name), name)

    def test_forms_of_declarations(self):
        sys.path.insert(0, str(support.PACKAGE))
        self.addCleanup(sys.path.remove, str(support.PACKAGE))
        import make_signatures

        text = make_signatures.module("""
            /* fitsprov_not(int); */ // fitsprov_nor(int);
            #define FITSPROV_X fitsprov_macro(int)
            enum { FITSPROV_A = 1u, FITSPROV_B = 1u << 4 };
            typedef struct fitsprov_thing fitsprov_thing;
            fitsprov_thing *fitsprov_make(const char *, size_t, unsigned flags, char **);
            void fitsprov_go(fitsprov_thing *thing, const void *bytes, int64_t *size,
                             char **message);
            const char *fitsprov_name(void);
            char *fitsprov_given(int number);
        """)
        names = {}
        exec(text, names)
        import ctypes

        text_place = ctypes.POINTER(ctypes.c_char_p)
        self.assertEqual((names["FITSPROV_A"], names["FITSPROV_B"]), (1, 16))
        self.assertEqual(names["FUNCTIONS"], {
            "fitsprov_make": (
                ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, text_place)),
            "fitsprov_go": (
                None,
                (ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_int64), text_place)),
            "fitsprov_name": (ctypes.c_char_p, ()),
            "fitsprov_given": (ctypes.c_void_p, (ctypes.c_int,)),
        })
        with self.assertRaises(SystemExit):
            make_signatures.module("int fitsprov_call(void (*back)(int), int);")


if __name__ == "__main__":
    unittest.main()
