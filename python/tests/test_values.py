"""Values of Python, numpy and astropy as those of parameters."""

import collections
import datetime
import decimal
import enum
import fractions
import math
import pathlib
import unittest

from support import module, needs

import fitsprov
from fitsprov._values import value

numpy = module("numpy")
units = module("astropy.units")


class Method(enum.Enum):
    HILLAS = 1


class Word(str, enum.Enum):
    IMPACT = "ImPACT"


class Values(unittest.TestCase):
    def same(self, table):
        for given, *expected in table:
            with self.subTest(given=repr(given)):
                expected += [None] * (3 - len(expected))
                self.assertEqual(tuple(value(given, "x")), tuple(expected))

    def test_of_python(self):
        self.same([
            (1, "1", "long"), (True, "true", "boolean"), (10**30, str(10**30)),
            (0.1, "0.1", "double"), (1e-300, "1e-300", "double"),
            (math.inf, "INF", "double"), (-math.inf, "-INF", "double"), (math.nan, "NaN", "double"),
            (None, "None"), ("x y", "x y"), (b"a/b", "a/b"), (pathlib.Path("a/b"), "a/b"),
            (Method.HILLAS, "HILLAS"), (Word.IMPACT, "ImPACT"),
            (1 + 2j, "(1+2j)"), (fractions.Fraction(1, 3), "1/3"), (decimal.Decimal("0.10"), "0.10"),
            (datetime.datetime(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
            (datetime.timedelta(minutes=1), "60.0", "double", "s"),
            (len, "builtins.len"), (fractions.Fraction, "fractions.Fraction"),
            ([1, 2.5, "a", None], '[1, 2.5, "a", null]'), ((math.nan,), '["NaN"]'),
            ({2, 1}, "[1, 2]"), (range(3), "[0, 1, 2]"), ({"a": {"b": (1,)}}, '{"a": {"b": [1]}}'),
            (collections.UserList([Method.HILLAS]), '["HILLAS"]'),
        ])

    def test_what_cannot_be_recorded_is_refused_by_name(self):
        with self.assertRaisesRegex(fitsprov.WrongType, "^parameter 'model': an object cannot be"):
            value(object(), "model")
        with self.assertRaisesRegex(fitsprov.Error, "^parameter 'list': an object"):
            value([object()], "list")

    @needs("numpy")
    def test_of_numpy(self):
        self.same([
            (numpy.float32(0.1), "0.1", "float"), (numpy.float64(0.1), "0.1", "double"),
            (numpy.float32("inf"), "INF", "float"), (numpy.int16(4), "4", "short"),
            (numpy.uint8(200), "200", "unsignedByte"), (numpy.uint64(2**63), str(2**63)),
            (numpy.int64(-5), "-5", "long"), (numpy.bool_(True), "true", "boolean"),
            (numpy.str_("s"), "s"), (numpy.array(3.5), "3.5", "double"),
            (numpy.longdouble(1), "1.0"), (numpy.ma.masked, "None"),
            (numpy.arange(3), "[0, 1, 2]"), (numpy.array([1.0, numpy.nan]), '[1.0, "NaN"]'),
            (numpy.array([["a"]]), '[["a"]]'), ([numpy.int32(1), numpy.arange(2)], "[1, [0, 1]]"),
            (numpy.sin, "numpy.sin"), (numpy.float32, "numpy.float32"),
        ])

    @needs("numpy")
    def test_long_arrays_are_recorded_by_their_digest(self):
        import hashlib

        array = numpy.arange(1000.0).reshape(10, 100)
        digest = hashlib.sha256(array.tobytes()).hexdigest()
        self.assertEqual(
            value(array, "x").text, f"float64 array of shape (10, 100), sha256:{digest}")
        self.assertEqual(value(array.T, "x").text.split(",")[0], "float64 array of shape (100")
        self.assertNotEqual(value(array.T, "x").text[-64:], digest)

    @needs("astropy")
    def test_of_astropy(self):
        from astropy.coordinates import Angle, SkyCoord
        from astropy.time import Time, TimeDelta

        self.same([
            (0.1 * units.TeV, "0.1", "double", "TeV"),
            (numpy.float32(2) * units.Unit("m s-1"), "2.0", "float", "m.s**-1"),
            ([1, 2] * units.deg, "[1.0, 2.0]", None, "deg"),
            (3 * units.dimensionless_unscaled, "3.0", "double"),
            ([1 * units.m, 2 * units.m], "[1.0, 2.0]", None, "m"),
            ([1 * units.m, 2 * units.km], '["1.0 m", "2.0 km"]'),
            (Angle("1d"), "1.0", "double", "deg"), (units.TeV, "TeV"),
            (Time("2026-01-01T00:00:00"), "2026-01-01T00:00:00.000"),
            (Time("2026-01-01T00:00:00", scale="tt"), "2026-01-01T00:00:00.000 (TT)"),
            (Time(["2026-01-01"]), '["2026-01-01T00:00:00.000"]'),
            (TimeDelta(5, format="sec"), "5.0", "double", "s"),
            (SkyCoord(83.63, 22, unit="deg"), "icrs [83.63, 22.0]", None, "deg"),
        ])

    @needs("astropy")
    def test_units_of_yesterday_do_not_warn(self):
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertIn("erg", value(1 * units.Unit("erg cm-2"), "x").unit)


if __name__ == "__main__":
    unittest.main()
