"""What notebooks show: all text from files is escaped."""

import dataclasses
import html.parser
import unittest

from support import WorkTest
from test_reading import stamped

import fitsprov
from fitsprov import _graph, _html

HOSTILE = "<script>alert(1)</script>\"'&é\u202e"


class Tags(html.parser.HTMLParser):
    """Collects the tags and the text; every tag that is opened must be closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.text = set(), [], ""
        self.attributes = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


def hostile(value, name=""):
    """The same value with a hostile text in every place for a text."""
    if isinstance(value, str):
        return value if name == "verdict" else HOSTILE
    if isinstance(value, tuple):
        return tuple(hostile(one) for one in value)
    if isinstance(value, dict):
        return {HOSTILE: hostile(one) for one in value.values()}
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return dataclasses.replace(
            value, **{one.name: hostile(getattr(value, one.name), one.name) for one in fields})
    return value


class Pages(WorkTest):
    def known(self):
        stamped()
        return (fitsprov.read("cube.fits"), fitsprov.verify("cube.fits", inputs=True),
                fitsprov.lineage("cube.fits"))

    def test_what_is_shown(self):
        product, verification, lineage = (Tags(one._repr_html_()).text for one in self.known())
        for words in ("cube.fits", "make_cube 1.0 (astropy 8.0)", "Ada (Creator)", "events.fits",
                      "confirmed", "calib_version v1.2", "emin 0.1 TeV", "intact"):
            self.assertIn(words, product)
        for words in ("structure", "ok", "agreement", "events.fits"):
            self.assertIn(words, verification)
        for words in ("events.fits (Main)", "make_cube 1.0", "confirmed", "intact"):
            self.assertIn(words, lineage)

    def test_no_text_is_markup(self):
        allowed = {"table", "caption", "tr", "th", "td", "span", "b", "br", "div", "ul", "li",
                   "svg", "path", "title", "g", "rect", "text"}
        for value in self.known():
            page = hostile(value)._repr_html_()
            tags = Tags(page)
            self.assertLessEqual(tags.tags, allowed)
            self.assertIn(HOSTILE, tags.text)
            names = {name for name, _ in tags.attributes}
            self.assertFalse([name for name in names if name.startswith("on") or name == "href"])

    def test_a_file_that_records_nothing(self):
        text = Tags(fitsprov.read("cube.fits")._repr_html_()).text
        self.assertIn("no stamp", text)
        self.assertIn("make_cube.py", text)

    def test_what_is_wrong_is_said(self):
        stamped()
        import os

        os.remove("events.fits")
        self.assertIn("missing", Tags(fitsprov.lineage("cube.fits")._repr_html_()).text)
        bad = dataclasses.replace(
            fitsprov.verify("cube.fits"), verdict="failed",
            checks=(fitsprov.Check("content", "failed", "HDU 1: 2 cards added"),))
        self.assertIn("NOT INTACT", bad._repr_html_())
        shown = dataclasses.replace(fitsprov.read("cube.fits"), verification=bad)._repr_html_()
        self.assertIn("failed: HDU 1: 2 cards added", Tags(shown).text)


class Graphs(unittest.TestCase):
    def lineage(self, count, width=1):
        nodes = tuple(fitsprov.Node(n, (n + width - 1) // width, f"n{n}", True, "file")
                      for n in range(count))
        edges = tuple(fitsprov.Edge(max(0, n - width), n, f"n{n}", "confirmed") for n in range(1, count))
        return fitsprov.Lineage("n0", nodes, edges, {})

    def test_boxes_do_not_overlap(self):
        import re

        text = _graph.graph(self.lineage(13, width=4))
        places = [tuple(map(float, one)) for one in re.findall(r"translate\(([-\d.]+),([-\d.]+)\)", text)]
        self.assertEqual(len(places), 13)
        for index, (x, y) in enumerate(places):
            for other_x, other_y in places[:index]:
                self.assertTrue(abs(x - other_x) >= 170 or abs(y - other_y) >= 34)
        self.assertEqual(text.count("<path"), 12)

    def test_nothing_is_drawn_of_one_file_or_of_too_many(self):
        self.assertEqual(_graph.graph(self.lineage(1)), "")
        self.assertEqual(_graph.graph(self.lineage(_graph.MOST_NODES + 1)), "")

    def test_a_deep_tree_ends(self):
        page = _html.lineage(self.lineage(5000))
        self.assertIn("…", page)
        self.assertIn("n99 ", page)

    def test_a_cycle_ends(self):
        nodes = (fitsprov.Node(0, 0, "a", True, "file"), fitsprov.Node(1, 1, "b", True, "file"))
        edges = (fitsprov.Edge(0, 1, "b", "confirmed"), fitsprov.Edge(1, 0, "a", "confirmed"))
        self.assertIn("↑ above", _html.lineage(fitsprov.Lineage("a", nodes, edges, {})))


if __name__ == "__main__":
    unittest.main()
