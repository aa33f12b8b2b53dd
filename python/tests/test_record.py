"""Records from what is plain to write in Python."""

import datetime
import json
import pathlib
import unittest

import fitsprov
from fitsprov._record import encoded, record


class Records(unittest.TestCase):
    def test_short_forms(self):
        self.assertEqual(
            record({
                "activity": "ctbin",
                "software": {"ctools": "2.1.0", "gammalib": 2},
                "agents": "CTA Consortium",
                "used": ["events.fits", pathlib.Path("irf.fits"), {"file": b"x.fits", "role": "Main"}],
                "configuration": "job.json",
                "parameters": {"ebins": 20},
                "fields": {"calib_version": "v1.2", "calib_level": 3},
                "environment": {"seed": 7},
                "product": None,
            }),
            {
                "activity": {"name": "ctbin"},
                "software": [
                    {"name": "ctools", "version": "2.1.0"}, {"name": "gammalib", "version": "2"}],
                "agents": [{"name": "CTA Consortium"}],
                "used": [{"file": "events.fits"}, {"file": "irf.fits"},
                         {"file": "x.fits", "role": "Main"}],
                "configuration": [{"file": "job.json"}],
                "parameters": [{"name": "ebins", "value": "20", "type": "long"}],
                "fields": {"calib_version": "v1.2", "calib_level": "3"},
                "environment": {"seed": "7"},
            })

    def test_what_stands_in_a_record_stays(self):
        whole = {
            "activity": {"name": "x", "start": "2026-01-01T00:00:00", "command": ["x", "1"]},
            "software": [{"name": "astropy", "version": "8", "url": "https://example.org"}],
            "parameters": [{"name": "emin", "value": "0.1", "unit": "TeV", "type": "double",
                            "min": "0", "options": ["0.1", "1"]}],
        }
        self.assertEqual(record(whole), whole)

    def test_values_are_turned_into_texts(self):
        made = record({
            "activity": {"name": "x", "start": datetime.datetime(2026, 1, 1), "type": None},
            "parameters": [{"name": "n", "value": 3, "min": 1, "max": 9.5, "options": [3, 4]}]})
        self.assertEqual(made["activity"], {"name": "x", "start": "2026-01-01T00:00:00"})
        self.assertEqual(made["parameters"], [
            {"name": "n", "value": "3", "type": "long", "min": "1", "max": "9.5",
             "options": ["3", "4"]}])

    def test_wrong_types_are_one_line(self):
        for given, words in [
            (3, "a record is a mapping, not an int"),
            ({"used": 3}, "used: names or mappings are needed, not an int"),
            ({"used": [3]}, "used is needed, not an int"),
            ({"agents": [3]}, "agents must be a text, not an int"),
            ({"fields": "x"}, "fields: a mapping of names and values is needed, not a str"),
            ({"parameters": [3]}, "parameters: a mapping with 'name' is needed, not an int"),
            ({"parameters": {3: 4}}, "the name of a parameter must be a text, not an int"),
        ]:
            with self.subTest(given=given):
                with self.assertRaises(fitsprov.WrongType) as caught:
                    record(given)
                self.assertEqual(str(caught.exception), words)
        with self.assertRaisesRegex(fitsprov.WrongType, "^cube.fits: Object of type object"):
            encoded({"product": object()}, "cube.fits")

    def test_text_of_all_languages_stays(self):
        self.assertEqual(json.loads(encoded({"a": "é\u2028\"\\"})), {"a": "é\u2028\"\\"})


if __name__ == "__main__":
    unittest.main()
