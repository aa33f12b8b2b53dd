"""A lineage as a picture: SVG in the page, a column for each level."""

from __future__ import annotations

from html import escape

from ._lineage import Lineage, Node

MOST_NODES = 100
"""A larger lineage is not drawn: its tree is easier to read."""

_WIDTH, _HEIGHT, _GAP, _ROW = 170, 34, 50, 46
_GOOD, _BAD = "#1a7f37", "#cf222e"
_COLOURS = {"confirmed": _GOOD, "identified": _GOOD, "missing": _BAD, "changed since it was used": _BAD}
_LONGEST = 24


def graph(known: Lineage) -> str:
    """The picture; nothing if there is nothing to see, or too much."""
    nodes = [node for node in known.nodes if node.source != "link"]
    if not 1 < len(nodes) <= MOST_NODES:
        return ""
    columns: dict[int, list[Node]] = {}
    for node in nodes:
        columns.setdefault(node.level, []).append(node)
    # The file itself stands on the right, what it was made from to its left.
    last, tallest = max(columns), max(map(len, columns.values()))
    places = {}
    for level, column in columns.items():
        top = (tallest - len(column)) * _ROW / 2
        for row, node in enumerate(column):
            places[node.number] = ((last - level) * (_WIDTH + _GAP), top + row * _ROW)
    lines = "".join(
        _line(places[edge.end], places[edge.start], edge.state)
        for edge in known.edges
        if edge.start in places and edge.end in places
    )
    boxes = "".join(_box(node, *places[node.number]) for node in nodes)
    width, height = (last + 1) * (_WIDTH + _GAP) - _GAP + 2, tallest * _ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width} {height}" width="{width}" '
        f'height="{height}" style="max-width:100%" font-family="sans-serif" font-size="11">{lines}{boxes}</svg>'
    )


def _line(start: tuple[float, float], end: tuple[float, float], state: str) -> str:
    x, y = start[0] + _WIDTH, start[1] + _HEIGHT / 2
    to_x, to_y = end[0], end[1] + _HEIGHT / 2
    bend = (x + to_x) / 2
    return (
        f'<path d="M{x:g},{y:g} C{bend:g},{y:g} {bend:g},{to_y:g} {to_x:g},{to_y:g}" fill="none" '
        f'stroke="{_COLOURS.get(state, "#888")}"><title>{escape(state)}</title></path>'
    )


def _box(node: Node, x: float, y: float) -> str:
    made_by = node.activity.name if node.activity else ""
    known = _GOOD if node.intact and not node.state else "#888"
    colour = _BAD if node.intact is False else _COLOURS.get(node.state or "", known)
    about = " ".join(one for one in (node.path or node.location or node.name, node.identifier, node.state) if one)
    return (
        f'<g transform="translate({x:g},{y:g})"><title>{escape(about)}</title>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="4" fill="none" stroke="{colour}"/>'
        f'<text x="7" y="14" fill="currentColor" font-weight="bold">{escape(_short(node.name))}</text>'
        f'<text x="7" y="27" fill="currentColor" opacity="0.6">{escape(_short(made_by))}</text></g>'
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
