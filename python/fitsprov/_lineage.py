"""What a file was made from, back to the raw data: the values of `lineage`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from ._json import made_of
from ._product import Activity
from ._report import checking, report
from ._text import Path
from ._verification import Finding


@dataclass(frozen=True)
class Node:
    """A product on the path."""

    number: int
    level: int
    name: str
    stamped: bool
    source: str
    """Where it is known from: `file`, `carried`, `reference` or `link`."""
    path: Optional[str] = None
    location: Optional[str] = None
    identifier: Optional[str] = None
    digest: Optional[str] = None
    intact: Optional[bool] = None
    state: Optional[str] = None
    problem: Optional[str] = None
    activity: Optional[Activity] = None


@dataclass(frozen=True)
class Edge:
    """From a product to one that it was made from; both are numbers of nodes."""

    start: int
    end: int
    location: str
    state: str
    role: Optional[str] = None
    evidence: Optional[str] = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """All that a file was made from."""

    path: str
    nodes: tuple[Node, ...]
    """The first is the file itself."""
    edges: tuple[Edge, ...]
    states: Mapping[str, int]
    """How many products are in which state."""
    cycles: tuple[tuple[int, ...], ...] = ()
    truncated: tuple[str, ...] = ()
    """What kept it from being complete."""
    status: int = 0
    """That of the command line: 0 nothing is wrong, 1 missing or changed, 2 not all was told, 3 no record."""
    json: Mapping[str, Any] = field(repr=False, compare=False, default_factory=dict)
    """All of it, as the command line writes it."""

    @property
    def ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.status == 0

    def inputs(self, node: Node) -> tuple[tuple[Edge, Node], ...]:
        """What a product was made from."""
        return tuple((edge, self.nodes[edge.end]) for edge in self.edges if edge.start == node.number)

    def _repr_html_(self) -> str:
        from ._html import lineage

        return lineage(self)


def lineage(
    path: Path, depth: Optional[int] = None, *, root: Optional[Path] = None, check: Optional[bool] = None
) -> Lineage:
    """What a file was made from, as `fitsprov lineage` tells: all of it, or `depth` generations.

    `root` is the folder in which files are opened, normally the file's own. `check` is whether contents are
    measured however large they are, or not at all; normally up to 1 GiB.
    """
    generations = -1 if depth is None else depth
    return lineage_of(*report("fitsprov_lineage", path, root, generations, checking(check)))


def lineage_of(report: Mapping[str, Any], status: int) -> Lineage:
    """The lineage that a report tells of."""
    return Lineage(
        path=report["file"],
        nodes=tuple(_node(one) for one in report["nodes"]),
        edges=tuple(_edge(one) for one in report["edges"]),
        states=report.get("states") or {},
        cycles=tuple(tuple(one) for one in report.get("cycles") or ()),
        truncated=tuple(report.get("truncated") or ()),
        status=status,
        json=report,
    )


def _node(given: Mapping[str, Any]) -> Node:
    about = given.get("activity")
    return made_of(Node, given, activity=None if about is None else made_of(Activity, about))


def _edge(given: Mapping[str, Any]) -> Edge:
    notes = tuple(made_of(Finding, one) for one in given.get("findings") or ())
    return made_of(Edge, given, start=given["from"], end=given["to"], findings=notes)
